// Narrows and sorts the measures of a page that is whole without it. What the reader chose stands in the address (?status=…&q=…&sort=…).
(() => {
  "use strict";
  const kit = document.getElementById("list-tools");
  const items = [...document.querySelectorAll("main li[data-status]")];
  if (!kit || items.length < 2) return;
  const scope = items[0].closest(".page-section");
  scope.querySelector("h2").after(kit.content);
  const form = scope.querySelector("form");
  const { q, status, sort } = form.elements;
  const count = form.querySelector("[role=status]");

  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const texts = new Map(items.map((item) => [item, fold(item.textContent)]));
  const title = (item) => item.querySelector("a").textContent.trim();
  const lists = new Map(items.map((item) => [item.parentElement, []]));
  for (const item of items) lists.get(item.parentElement).push(item);

  const ORDER = ["not-reached", "reached", "on-the-way", "not-reported", "cannot-be-judged", "no-target"];
  const rank = (item) => ORDER.indexOf(item.dataset.status);
  const compare = {
    status: (one, other) => rank(one) - rank(other),
    title: (one, other) => title(one).localeCompare(title(other), document.documentElement.lang),
  };
  for (const name of ORDER) {
    const first = items.find((item) => item.dataset.status === name);
    if (first) status.add(new Option(first.querySelector(".status").textContent.trim(), name));
  }

  // Headings and boxes that have nothing left to show go with it.
  const boxes = [...scope.querySelectorAll("section, div, ul")].filter((box) => box.querySelector("li[data-status]"));
  let telling = 0;
  const show = () => {
    const words = fold(q.value).split(/\s+/);
    let shown = 0;
    for (const item of items) {
      const fits = (!status.value || item.dataset.status === status.value) && words.every((word) => texts.get(item).includes(word));
      item.hidden = !fits;
      shown += fits;
    }
    for (const [list, own] of lists) list.append(...(compare[sort.value] ? own.toSorted(compare[sort.value]) : own));
    for (const box of boxes) {
      box.hidden = !box.querySelector("li[data-status]:not([hidden])");
      const above = box.previousElementSibling;
      if (box.matches("ul") && above?.matches("h3, h4, h5, h6")) above.hidden = box.hidden;
    }
    // Told after a pause, so that a screen reader is not interrupted at every letter.
    clearTimeout(telling);
    telling = setTimeout(() => {
      const text = shown ? count.dataset.some : count.dataset.none;
      count.textContent = text.replace("{shown}", shown).replace("{total}", items.length);
    }, 300);
  };
  const remember = () => {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", (chosen.size ? `?${chosen}` : location.pathname) + location.hash);
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
