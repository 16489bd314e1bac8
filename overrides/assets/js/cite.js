// The link of a figure leads to the figure's own address. With this script it also copies what a citation needs.
(() => {
  const { copied = "", refused = "" } = document.currentScript?.dataset ?? {};

  /** @param {Element | null | undefined} element */
  const words = (element) => (element instanceof HTMLElement ? element.innerText.replace(/\s+/g, " ").trim() : "");

  // A live region, next to its table, is heard only if it was there before it spoke.
  for (const table of document.querySelectorAll(".figure-table")) {
    const region = document.createElement("p");
    region.className = "figure-table__copied";
    region.setAttribute("role", "status");
    table.after(region);
  }

  document.addEventListener("click", async (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest(".figure-table__link"));
    const row = link?.closest("tr");
    const table = row?.closest("table");
    const region = table?.nextElementSibling;
    if (!link || !row || !region) return;
    const heads = table.tHead?.rows[0]?.cells ?? [];
    const values = [...row.cells].slice(1).map((cell, place) => `${words(heads[place + 1])} ${words(cell)}`);
    const year = (row.cells[0]?.firstChild?.textContent ?? "").trim();
    const article = link.closest("article");
    const name = words(article?.querySelector("h2, h3, h4"));
    const place = words(article?.querySelector(".facts dd")); // where the values stand is the first that is said of them
    const page = document.querySelector("link[rel=canonical]")?.getAttribute("href") || location.href.replace(/#.*/, "");
    const source = words(document.querySelector(".source-note__text")).replace(page, () => page + link.hash);
    const text = `${name} ${year} ${values.join(" ")} ${place}\n${source || page + link.hash}`;
    region.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      region.textContent = copied;
    } catch {
      region.textContent = `${refused} ${text}`; // to be copied by hand
    }
  });
})();
