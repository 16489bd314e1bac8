// The stops that a keyboard should reach, in the order of the page: their places among all elements that can have the focus.
() => {
  const wanted = [...document.querySelectorAll(STOPS)].filter((element) => {
    if (element.matches("[tabindex='-1'], [tabindex='-1'] *[inert], :disabled, input[type=hidden]") || element.closest("[inert]")) return false;
    if (element.localName === "summary" && !element.matches("details > summary:first-of-type")) return false;
    if (element.hasAttribute("tabindex") && element.tabIndex < 0) return false;
    return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  });
  // Of the choices of one question a single one is a stop.
  const radios = new Set();
  const stops = wanted.filter((element) => {
    if (element.type !== "radio") return true;
    const fresh = !radios.has(element.name);
    radios.add(element.name);
    return fresh;
  });
  return stops.map((element) => where(element));
}
