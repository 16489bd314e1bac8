// Has every link and button look as if the pointer were on it ("on"), marks what looks different by it ("mark"), undoes both ("off").
// A rule for :hover is widened to all of them; `:where` adds nothing to its weight, so that the same rules win.
(step) => {
  const POINTED_AT = "a[href], button, summary, select";
  const MARK = "data-kokai-hovered";
  const rulesOf = (holder) => [...holder.cssRules].flatMap((rule) => [rule, ...(rule.styleSheet ? rulesOf(rule.styleSheet) : []), ...(rule.cssRules ? rulesOf(rule) : [])]);
  const look = (element) => {
    const paint = ({ color, backgroundColor, backgroundImage, opacity, filter, textShadow, font, display, visibility }) =>
      [color, backgroundColor, backgroundImage, opacity, filter, textShadow, font, display, visibility].join();
    const sides = element.matches(POINTED_AT) ? ["::before", "::after"] : [];
    return [paint(getComputedStyle(element)), ...sides.map((side) => paint(getComputedStyle(element, side)))].join();
  };
  const box = (element) => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height].join(); };
  const everything = [...document.querySelectorAll("body, body *")];

  if (step === "on") {
    window.kokaiAtRest = new Map(everything.map((element) => [element, { look: look(element), box: box(element) }]));
    window.kokaiWidened = [];
    for (const rule of [...document.styleSheets].flatMap(rulesOf)) {
      const own = rule.selectorText;
      if (!own?.includes(":hover")) continue;
      rule.selectorText = own.replace(/:hover(?![\w-])/g, `:is(:hover, :where(${POINTED_AT}))`);
      if (!rule.selectorText.includes(":where(")) throw new Error(`cannot widen the rule for ${own}`);
      window.kokaiWidened.push([rule, own]);
    }
    return null;
  }
  if (step === "mark") {
    const changed = everything.filter((element) => look(element) !== window.kokaiAtRest.get(element)?.look);
    for (const element of changed) element.setAttribute(MARK, "");
    return { changed: changed.length, moved: everything.some((element) => box(element) !== window.kokaiAtRest.get(element)?.box), part: `[${MARK}]` };
  }
  for (const [rule, own] of window.kokaiWidened) rule.selectorText = own;
  for (const element of document.querySelectorAll(`[${MARK}]`)) element.removeAttribute(MARK);
  return null;
}
