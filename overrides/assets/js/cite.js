// The link of a figure leads to the figure's own address. With this script it also copies what a citation needs.
(() => {
  "use strict";
  const said = document.currentScript.dataset;
  const words = (element) => (element ? element.innerText.replace(/\s+/g, " ").trim() : "");

  // A live region is heard only if it was there before it spoke.
  const regions = new Map();
  for (const table of document.querySelectorAll(".figure-table")) {
    const region = document.createElement("p");
    region.className = "figure-table__copied";
    region.setAttribute("role", "status");
    table.after(region);
    regions.set(table, region);
  }

  document.addEventListener("click", async (event) => {
    const link = event.target.closest(".figure-table__link");
    if (!link) return;
    const row = link.closest("tr");
    const table = row.closest("table");
    const heads = table.tHead.rows[0].cells;
    const values = [...row.cells].slice(1).map((cell, place) => `${words(heads[place + 1])} ${words(cell)}`);
    const year = row.cells[0].firstChild.textContent.trim();
    const name = words(link.closest("article")?.querySelector("h2, h3, h4"));
    const page = document.querySelector("link[rel=canonical]").href;
    const source = words(document.querySelector(".source-note__text")).replace(page, page + link.hash);
    const region = regions.get(table);
    region.textContent = "";
    try {
      await navigator.clipboard.writeText(`${name} ${year} ${values.join(" ")}\n${source || page + link.hash}`);
      region.textContent = said.copied;
    } catch {
      region.textContent = said.refused;
    }
  });
})();
