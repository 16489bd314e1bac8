// Says on the search page why nothing is found where the search itself cannot run: it is a module, which no browser loads from a folder
// on disk, and which an old browser or a broken connection leaves out. The page's own words wait in it, hidden.
(() => {
  // By then every script of the page has run, or never will.
  addEventListener("load", () => {
    const form = document.getElementById("search-form");
    if (!form || "ready" in form.dataset) return;
    const fromDisk = location.protocol === "file:";
    const told = document.querySelector(fromDisk ? "#search-absent [data-when=file]" : "#search-absent [data-when=failed]");
    if (told) (document.getElementById("search-count") || form).append(told);
  });
})();
