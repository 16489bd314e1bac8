// What a reader can add to a page that already works without this script: the remembered colours, a menu that closes behind the
// keyboard, and directory links that open from a folder on disk.
(() => {
  const root = document.documentElement;
  const KEY = "kokai-theme";

  /** @param {string | null} theme */
  const wear = (theme) => {
    root.dataset.theme = theme === "light" || theme === "dark" ? theme : "";
  };

  try {
    wear(localStorage.getItem(KEY));
  } catch {
    // storage is refused: the choice lasts as long as the page
  }
  const choice = /** @type {HTMLSelectElement | null} */ (document.getElementById("theme-switch"));
  if (choice) {
    choice.value = root.dataset.theme ?? "";
    if (choice.parentElement) choice.parentElement.hidden = false;
    choice.addEventListener("change", () => {
      wear(choice.value);
      try {
        localStorage.setItem(KEY, choice.value);
      } catch {
        // as above
      }
    });
    addEventListener("storage", (event) => {
      if (event.key !== KEY) return;
      wear(event.newValue);
      choice.value = root.dataset.theme ?? "";
    });
  }

  // Focus that moves on into the page must not land behind the open menu.
  const menu = document.getElementById("sections");
  if (menu && "popover" in menu) {
    menu.addEventListener("focusout", (event) => {
      const next = /** @type {Node | null} */ (event.relatedTarget);
      if (next && !menu.contains(next) && menu.matches(":popover-open")) menu.hidePopover();
    });
  }

  // A table that fits needs no tab stop; the markup gives one to every table, for readers without this script.
  const fit = new ResizeObserver((seen) => {
    for (const { target } of seen) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const scroller of document.querySelectorAll(".scroller")) fit.observe(scroller);

  // A web server answers `…/` with the index page of the folder; a file system lists the folder instead.
  if (location.protocol === "file:") {
    /** @param {string} address */
    const page = (address) => address.replace(/\/(?=$|[?#])/, "/index.html");
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[href]"))) {
      if (link.protocol === "file:") link.href = page(link.getAttribute("href") ?? "");
    }
    for (const form of document.forms) form.action = page(form.getAttribute("action") || "");
  }
})();
