// Narrows and sorts the measures of a page that is whole without it. What the reader chose stands in the address (?status=…&q=…&sort=…).
(() => {
  "use strict";
  const kit = document.getElementById("list-tools");
  /** @type {HTMLElement[]} */
  const items = [...document.querySelectorAll("main li[data-status]")].filter((item) => item instanceof HTMLElement);
  const scope = items[0]?.closest(".page-section");
  if (!(kit instanceof HTMLTemplateElement) || items.length < 2 || !scope) return;
  const form = kit.content.querySelector("form");
  const q = form?.querySelector("input");
  const [status, sort] = form?.querySelectorAll("select") ?? [];
  const count = form?.querySelector("p[role=status]");
  if (!form || !q || !status || !sort || !(count instanceof HTMLElement)) return;
  scope.querySelector("h2")?.after(kit.content);

  /** @param {string} text */
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const texts = new Map(items.map((item) => [item, fold(item.textContent)]));
  /** @param {Element} item */
  const title = (item) => (item.querySelector("a")?.textContent ?? "").trim();
  /** @type {Map<Element | null, HTMLElement[]>} */
  const lists = new Map();
  for (const item of items) lists.set(item.parentElement, [...(lists.get(item.parentElement) ?? []), item]);

  const ORDER = ["not-reached", "reached", "on-the-way", "not-reported", "cannot-be-judged", "evaluated", "reported", "not-due", "ended"];
  /** @param {HTMLElement} item */
  const rank = (item) => ORDER.indexOf(item.dataset.status ?? "");
  // By a Map: whatever an address asks for, only these are there.
  /** @type {Map<string, (one: HTMLElement, other: HTMLElement) => number>} */
  const orders = new Map([
    ["status", (one, other) => rank(one) - rank(other)],
    ["title", (one, other) => title(one).localeCompare(title(other), document.documentElement.lang)],
  ]);
  for (const name of ORDER) {
    const first = items.find((item) => item.dataset.status === name);
    if (first) status.add(new Option((first.dataset.label ?? first.querySelector(".status")?.textContent ?? name).trim(), name));
  }

  // Headings and boxes that have nothing left to show go with it.
  /** @type {HTMLElement[]} */
  const boxes = [...scope.querySelectorAll("section, div, ul")]
    .filter((box) => box instanceof HTMLElement)
    .filter((box) => box.querySelector("li[data-status]"));
  let telling = 0;
  const show = () => {
    const words = fold(q.value).split(/\s+/);
    let shown = 0;
    for (const item of items) {
      const fits = (!status.value || item.dataset.status === status.value) && words.every((word) => texts.get(item)?.includes(word));
      item.hidden = !fits;
      shown += Number(fits);
    }
    for (const [list, own] of lists) {
      const order = orders.get(sort.value);
      list?.append(...(order ? [...own].sort(order) : own));
    }
    for (const box of boxes) {
      box.hidden = !box.querySelector("li[data-status]:not([hidden])");
      const above = box.previousElementSibling;
      if (box.matches("ul") && above instanceof HTMLHeadingElement && !above.matches("h1, h2")) above.hidden = box.hidden;
    }
    // Told after a pause, so that a screen reader is not interrupted at every letter.
    clearTimeout(telling);
    telling = setTimeout(() => {
      const text = (shown ? count.dataset.some : count.dataset.none) ?? "";
      count.textContent = text.replace("{shown}", String(shown)).replace("{total}", String(items.length));
    }, 300);
  };
  const remember = () => {
    const chosen = new URLSearchParams([q, status, sort].flatMap(({ name, value }) => (value ? [[name, value]] : [])));
    try {
      history.replaceState(null, "", (String(chosen) ? `?${chosen}` : location.pathname) + location.hash);
    } catch {
      // a browser that lets no address of a file be changed, or only so often: the list is narrowed all the same
    }
  };

  const asked = new URLSearchParams(location.search);
  for (const field of [q, status, sort]) field.value = asked.get(field.name) || "";
  for (const field of [status, sort]) if (field.selectedIndex < 0) field.selectedIndex = 0;
  if (q.value || status.value || sort.value) show();
  form.addEventListener("input", () => {
    show();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
})();
