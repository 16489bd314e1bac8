// With the reader's own colours: text can be read (axe reads a colour that is not the forced one), pictures have a line or a filling that can be told from the ground, controls an edge.
() => {
  const faults = [];
  for (const element of document.querySelectorAll("body *")) {
    const speaks = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!speaks || element.namespaceURI !== "http://www.w3.org/1999/xhtml" || !shown(element) || onlyHeard(element)) continue;
    const behind = ground(element);
    if (contrast(over(colour(getComputedStyle(element).color), behind), behind) < 4.5) faults.push(fault("forced-colours", element, "text that cannot be told from the ground"));
  }
  for (const shape of document.querySelectorAll("main svg :is(path, rect, circle, ellipse, line, polygon, polyline, text)")) {
    const style = getComputedStyle(shape);
    const box = shape.getBoundingClientRect();
    if (!shown(shape) && box.width + box.height < 1) continue;
    const behind = ground(shape.closest("svg"));
    const paints = [style.fill, style.stroke].filter((paint) => paint !== "none" && !paint.startsWith("url("));
    if (!paints.length) continue;
    const strong = paints.some((paint) => colour(paint)[3] > 0.5 && contrast(over(colour(paint), behind), behind) >= 3);
    if (!strong) faults.push(fault("forced-colours", shape, `a shape that cannot be told from the ground (${paints.join(", ")})`));
  }
  for (const control of document.querySelectorAll("button, input:not([type=hidden]), select, textarea")) {
    if (!shown(control)) continue;
    const style = getComputedStyle(control);
    const edge = parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none" && contrast(colour(style.borderTopColor), ground(control.parentElement)) >= 3;
    if (!edge) faults.push(fault("forced-colours", control, "a control without an edge"));
  }
  // The place where the reader is must not be told by colour alone.
  for (const current of document.querySelectorAll("header nav [aria-current]")) {
    if (!shown(current)) continue;
    const other = [...current.closest("nav").querySelectorAll("a[href]")].find((link) => !link.hasAttribute("aria-current"));
    if (!other) continue;
    const look = (element) => {
      const style = getComputedStyle(element);
      return [style.fontWeight, style.textDecorationLine, style.borderInlineStartWidth, style.borderBlockEndWidth, style.borderStyle].join();
    };
    if (look(current) === look(other)) faults.push(fault("forced-colours", current, "the current section looks like the others"));
  }
  return { faults, active: matchMedia("(forced-colors: active)").matches };
}
