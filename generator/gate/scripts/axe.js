// Runs axe and keeps what a report needs. Of contrasts that axe leaves open, those are marked that are known all the same.
async ({ tags, on, only, part }) => {
  const result = await axe.run(part || document, {
    runOnly: only.length ? { type: "rule", values: only } : { type: "tag", values: tags },
    rules: only.length ? {} : Object.fromEntries(on.map((rule) => [rule, { enabled: true }])),
    resultTypes: ["violations", "incomplete"],
    preload: false,
    iframes: false,
  });

  // What an open menu covers was looked at while it was closed.
  const open = document.querySelector(":popover-open, dialog[open], header details[open]");

  // Reasons for which axe gives up although the colours stand in the styles, and nothing lies between text and ground.
  const PLAIN = ["shortTextContent", "nonBmp", "outsideViewport"];
  const scrolled = (element) => {
    for (let node = element.parentElement; node; node = node.parentElement)
      if (node.scrollWidth > node.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(node).overflowX)) return true;
    return false;
  };
  const suffices = (element, node) => {
    const reasons = [...node.any, ...node.all, ...node.none].map((check) => check.data?.messageKey);
    const plain = reasons.every((reason) => PLAIN.includes(reason) || (reason === "elmPartiallyObscured" && scrolled(element)));
    if (!plain) return false;
    for (let above = element; above; above = above.parentElement) if (getComputedStyle(above).backgroundImage !== "none") return false;
    const behind = ground(element);
    return contrast(over(colour(getComputedStyle(element).color), behind), behind) >= 4.5;
  };

  const tell = (rule) => rule.nodes.map((node) => {
    const place = node.target.flat().join(" ");
    const element = document.querySelector(node.target.flat().at(-1));
    const text = words(element?.textContent).slice(0, 24);
    const known = Boolean(element && (element.closest("svg") || (open && !open.contains(element)) || (rule.id === "color-contrast" && suffices(element, node))));
    const reason = [...node.any, ...node.all, ...node.none].map((check) => check.message).join(" ");
    return { rule: rule.id, place: place + (text ? ` 「${text}」` : ""), reason, known };
  });
  return {
    violations: result.violations.flatMap(tell),
    incomplete: result.incomplete.flatMap(tell),
    rules: ["violations", "passes", "incomplete", "inapplicable"].flatMap((kind) => result[kind].map((rule) => rule.id)),
  };
}
