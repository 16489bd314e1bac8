// Looks at the element that has the focus now. Gives null when the focus has left the page.
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  window.kokaiStops ??= new Map();
  if (!window.kokaiStops.has(element)) window.kokaiStops.set(element, window.kokaiStops.size);
  const faults = [];
  const tell = (check, what) => faults.push(fault(check, element, what));

  const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const inside = boxes.filter((box) => box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight);
  if (!boxes.length || !shown(element) || boxes.every((box) => box.width <= 1 && box.height <= 1)) tell("focus-hidden", "the element with the focus is not to be seen");
  else if (!inside.length) tell("focus-hidden", "the element with the focus is out of sight");
  else {
    const points = inside.flatMap((box) => {
      const left = Math.max(box.left, 0);
      const right = Math.min(box.right, innerWidth);
      const top = Math.max(box.top, 0);
      const bottom = Math.min(box.bottom, innerHeight);
      return [[(left + right) / 2, (top + bottom) / 2], [left + 3, top + 3], [right - 3, bottom - 3]];
    });
    const free = points.filter(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return top && (element.contains(top) || top.contains(element) || [...(element.labels || [])].some((label) => label.contains(top)));
    });
    if (!free.length) tell("focus-hidden", "the element with the focus lies behind another");
  }

  // What shows the focus, as far as styles tell: an outline or a ring of 2 px that differs 3:1 from what lies around it.
  const style = getComputedStyle(element);
  const around = ground(element.parentElement || element);
  const strong = (text) => {
    const paint = colour(text);
    return paint[3] > 0.5 && contrast(over(paint, around), around) >= 3;
  };
  const outline = style.outlineStyle !== "none" && (style.outlineStyle === "auto" || parseFloat(style.outlineWidth) >= 2) && strong(style.outlineColor);
  const ring = style.boxShadow !== "none" && style.boxShadow.split(/,(?![^(]*\))/).some((shadow) => {
    const sizes = (shadow.replace(/[a-z-]+\([^)]*\)|#\w+/g, "").match(/-?[\d.]+px/g) || []).map(parseFloat);
    const paint = shadow.match(/[a-z-]+\([^)]*\)|#\w+/)?.[0] || style.color;
    return !shadow.includes("inset") && (sizes[3] || 0) >= 2 && strong(paint);
  });
  if (!outline && !ring) tell("focus-look", `no outline of 2 px and 3:1 (outline ${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor})`);

  const look = [];
  for (let node = element; node && node !== document.body && look.length < 4; node = node.parentElement) look.push(node.localName + [...node.classList].map((name) => `.${name}`).join(""));
  return {
    index: window.kokaiStops.get(element),
    faults,
    look: look.join("<"),
    where: where(element),
    inMain: Boolean(element.closest("main")),
    inMenu: Boolean(element.closest("[popover], dialog, details")),
    within: element.matches("a[href^='#']"),
    tag: element.localName,
    type: element.getAttribute("type"),
    afterMain: Boolean(document.querySelector("main")?.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}
