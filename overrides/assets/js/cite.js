// The link of a figure leads to the figure's own address. With this script it also copies what a citation needs.
(() => {
  "use strict";
  const said = document.currentScript?.dataset ?? {};

  /** @param {Element | null | undefined} element */
  const words = (element) => (element instanceof HTMLElement ? element.innerText.replace(/\s+/g, " ").trim() : "");

  // A live region is heard only if it was there before it spoke.
  /** @type {Map<Element, HTMLElement>} */
  const regions = new Map();
  for (const table of document.querySelectorAll(".figure-table")) {
    const region = document.createElement("p");
    region.className = "figure-table__copied";
    region.setAttribute("role", "status");
    table.after(region);
    regions.set(table, region);
  }

  document.addEventListener("click", async (event) => {
    const link = event.target instanceof Element && event.target.closest(".figure-table__link");
    if (!(link instanceof HTMLAnchorElement)) return;
    const row = link.closest("tr");
    const table = row?.closest("table");
    const region = table && regions.get(table);
    if (!row || !region) return;
    const heads = table.tHead?.rows[0]?.cells ?? [];
    const values = [...row.cells].slice(1).map((cell, place) => `${words(heads[place + 1])} ${words(cell)}`);
    const year = (row.cells[0]?.firstChild?.textContent ?? "").trim();
    const name = words(link.closest("article")?.querySelector("h2, h3, h4"));
    const canonical = document.querySelector("link[rel=canonical]");
    const page = canonical instanceof HTMLLinkElement ? canonical.href : location.href.replace(/#.*/, "");
    const source = words(document.querySelector(".source-note__text")).replace(page, () => page + link.hash);
    region.textContent = "";
    try {
      await navigator.clipboard.writeText(`${name} ${year} ${values.join(" ")}\n${source || page + link.hash}`);
      region.textContent = said.copied ?? "";
    } catch {
      region.textContent = said.refused ?? "";
    }
  });
})();
