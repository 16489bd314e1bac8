// After a walk: what the keyboard should have reached and did not, and what came out of the page's order.
() => {
  const stops = [...(window.kokaiStops || new Map()).keys()];
  const faults = [];
  for (const element of document.querySelectorAll(STOPS)) {
    if (window.kokaiStops?.has(element) || element.matches(":disabled, input[type=hidden], [type=radio]") || element.closest("[inert]")) continue;
    if (element.hasAttribute("tabindex") && element.tabIndex < 0) {
      if (element.matches("a[href], button, input, select, textarea") && shown(element)) faults.push(fault("unreachable", element, "shown, but taken out of the keyboard's way"));
      continue;
    }
    if (element.localName === "summary" && !element.matches("details > summary:first-of-type")) continue;
    if (shown(element)) faults.push(fault("unreachable", element, "never reached by Tab"));
  }
  for (let place = 1; place < stops.length; place += 1) {
    const before = stops[place].compareDocumentPosition(stops[place - 1]);
    if (before & Node.DOCUMENT_POSITION_FOLLOWING) faults.push(fault("focus-order", stops[place], "reached after what stands below it"));
  }
  return faults;
}
