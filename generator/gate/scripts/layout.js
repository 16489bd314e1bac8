// Looks at a page as it is laid out now: is everything within the page, is no text cut off or written over other text?
({ width, print }) => {
  const faults = [];
  const tell = (check, element, what) => faults.push(fault(check, element, what));
  const SLACK = 1.5; // pixels that rounding may cost
  const wide = width || document.documentElement.clientWidth;

  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const cuts = (element) => {
    const style = getComputedStyle(element);
    const cut = (value) => value === "hidden" || value === "clip";
    return { x: cut(style.overflowX) || style.overflowX === "auto" || style.overflowX === "scroll", y: cut(style.overflowY), hidden: cut(style.overflowX) };
  };

  if (document.scrollingElement.scrollWidth > Math.ceil(wide)) {
    const far = [...document.querySelectorAll("body *")]
      .filter((element) => shown(element) && element.getBoundingClientRect().right > wide + SLACK && !element.parentElement.closest(".scroller"))
      .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
    tell("reflow", far || document.body, `the page is ${document.scrollingElement.scrollWidth} px wide on a screen of ${wide} px`);
  }

  // A part that scrolls sideways says so: it has a role, a name, and a stop of the keyboard.
  for (const element of document.querySelectorAll("body *")) {
    if (element.namespaceURI !== "http://www.w3.org/1999/xhtml" || !scrolls(element)) continue;
    if (element.scrollWidth <= element.clientWidth + SLACK || !shown(element) || element.matches("input, textarea, select")) continue;
    if (print) {
      tell("print", element, `${element.scrollWidth - element.clientWidth} px of it are cut off on paper`);
      continue;
    }
    const name = element.getAttribute("aria-label") || element.getAttribute("aria-labelledby");
    const role = element.getAttribute("role");
    if (!["region", "group"].includes(role) || !name || (element.tabIndex < 0 && !element.querySelector(STOPS)))
      tell("scroller", element, "scrolls sideways without a role, a name or a stop of the keyboard");
  }

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const holder = node.parentElement;
    if (!node.data.trim() || holder.closest("script, style, noscript, option, title, desc")) continue;
    if (!holder.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || onlyHeard(holder)) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 0.5 && box.height > 0.5) texts.push({ node, holder, box });
  }

  const told = new Set();
  const once = (check, element, what) => {
    if (told.has(element)) return;
    told.add(element);
    tell(check, element, what);
  };
  for (const { holder, box } of texts) {
    let scrolled = false;
    let above = false;
    for (let node = holder; node && node !== document.documentElement; node = node.parentElement) {
      if (node.namespaceURI !== "http://www.w3.org/1999/xhtml" && node.localName !== "svg") continue;
      const style = getComputedStyle(node);
      if (style.position === "absolute" && node.getBoundingClientRect().bottom + scrollY < 0) above = true; // waits above the page for the focus
      if (node === document.body || style.display === "inline" || style.display === "contents") continue;
      const cut = cuts(node);
      const frame = node.getBoundingClientRect();
      if (cut.x && !cut.hidden) scrolled = true;
      if (!scrolled && cut.x && (box.right > frame.right + SLACK || box.left < frame.left - SLACK)) once("clipped", holder, `text is cut off at the side by ${where(node)}`);
      if (cut.y && (box.bottom > frame.bottom + SLACK + 2 || box.top < frame.top - SLACK - 2)) once("clipped", holder, `text is cut off above or below by ${where(node)}`);
    }
    if (!scrolled && !above && (box.right > wide + SLACK || box.left < -SLACK)) once(print ? "print" : "clipped", holder, `text reaches ${Math.round(box.right)} px on ${Math.round(wide)} px`);
  }

  // Text over text. Boxes of letters are taller than the letters, so only what overlaps deeply counts.
  const inner = texts
    .filter(({ holder }) => !holder.closest("[popover]:not(:popover-open)"))
    .map(({ holder, box }) => ({ holder, left: box.left + 1, right: box.right - 1, top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3 }))
    .filter(({ left, right }) => right > left)
    .sort((a, b) => a.top - b.top);
  const layered = (element) => {
    for (let node = element; node && node !== document.body; node = node.parentElement) {
      const { position } = getComputedStyle(node);
      if (position === "fixed" || position === "sticky" || (position === "absolute" && node.matches("[popover], .skip-link, [popover] *"))) return true;
    }
    return false;
  };
  for (let one = 0; one < inner.length; one += 1) {
    const a = inner[one];
    for (let other = one + 1; other < inner.length && inner[other].top < a.bottom; other += 1) {
      const b = inner[other];
      if (a.holder === b.holder || a.right <= b.left || b.right <= a.left) continue;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) < 2 || told.has(a.holder)) continue;
      if (layered(a.holder) || layered(b.holder)) continue;
      once("overlap", a.holder, `text is written over ${where(b.holder)}`);
    }
  }

  // Rows of a table have as many cells for a screen reader as its head: a cell that is not laid out moves the others over.
  for (const table of document.querySelectorAll("table")) {
    if (!shown(table)) continue;
    const pending = [];
    const widths = [...table.rows].filter((row) => row.checkVisibility()).map((row) => {
      const fromAbove = pending.filter((cell) => cell.left > 0).reduce((sum, cell) => sum + cell.span, 0);
      for (const cell of pending) cell.left -= 1;
      const cells = [...row.cells].filter((cell) => cell.checkVisibility());
      for (const cell of cells) if (cell.rowSpan > 1) pending.push({ left: cell.rowSpan - 1, span: cell.colSpan });
      return cells.reduce((sum, cell) => sum + cell.colSpan, fromAbove);
    });
    if (new Set(widths).size > 1) tell("table-grid", table, `its rows have ${[...new Set(widths)].join(" and ")} cells as they are laid out`);
  }

  // Letters in a picture shrink with it.
  for (const text of document.querySelectorAll("svg text")) {
    if (!shown(text)) continue;
    const size = parseFloat(getComputedStyle(text).fontSize) * Math.abs(text.getScreenCTM().a);
    if (size < 11.5) tell("picture-text", text, `letters of ${size.toFixed(1)} px in a picture`);
  }
  return { faults, texts: texts.length };
}
