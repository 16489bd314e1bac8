// Narrows and sorts the measures of a page that is whole without it. What the reader chose stands in the address (?status=…&tag=…&q=…&sort=…).
(() => {
  const kit = /** @type {HTMLTemplateElement | null} */ (document.getElementById("list-tools"));
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("main li[data-status]")]);
  const scope = items[0]?.closest(".page-section");
  if (!kit || items.length < 2 || !scope) return;
  const form = /** @type {HTMLFormElement} */ (kit.content.querySelector("form"));
  const q = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const count = /** @type {HTMLElement} */ (form.querySelector("p[role=status]"));
  const selects = [...form.querySelectorAll("select")];
  const sort = /** @type {HTMLSelectElement} */ (selects.pop());
  scope.querySelector("h2")?.after(kit.content);

  /** @param {ParentNode | null} element @param {string} [part] */
  const textOf = (element, part = "a") => element?.querySelector(part)?.textContent ?? "";
  /** @param {string} text */
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const texts = items.map((item) => fold(item.textContent));

  const ORDER = " not-reached reached on-the-way not-reported cannot-be-judged evaluated reported not-due ended ";
  // By a Map: whatever an address asks for, only these are there.
  /** @type {Map<string, (item: HTMLElement) => number>} */
  const orders = new Map([
    ["status", ({ dataset }) => ORDER.indexOf(` ${dataset.status} `)],
    ["gap", ({ dataset }) => +(dataset.gap ?? 9)],
    ["money", ({ dataset }) => +(dataset.money ?? 9)], // below 0: the most first
  ]);
  for (const option of [...sort.options].slice(2)) if (!items.some(({ dataset }) => dataset[option.value])) option.remove();

  // What is chosen from stands in the items (tags one a line, departments parted as printed) or in the box around them; where all have the
  // same, nothing is asked.
  const facets = selects.map((select) => {
    const { box, part, own } = select.dataset;
    const held = items.map((item) => ((own ? item.dataset[own] : textOf(box ? item.closest(box) : item, part)) ?? "").split(part === "b" ? /[（／）]/ : "\n"));
    const options = [...new Set(held.flat())].filter(Boolean).map((value) => {
      const first = items[held.findIndex((values) => values.includes(value))];
      const name = own === "status" && first ? (first.dataset.label ?? textOf(first, ".status")) : value;
      const option = new Option(name, value);
      select.add(option);
      return { name, option };
    });
    if (options.length < (own ? 1 : 2)) select.parentElement?.remove();
    return { select, held, options };
  });

  // Boxes that have nothing left to show go with it; headings before such a list are hidden by the style sheet.
  const boxes = /** @type {HTMLElement[]} */ ([...scope.querySelectorAll(":has(li[data-status])")]);
  /** @type {number | undefined} */
  let telling;
  const show = () => {
    const words = fold(q.value).split(/\s+/);
    /** @param {number} place @param {object} [but] */
    const fits = (place, but) =>
      words.every((word) => texts[place]?.includes(word)) && facets.every(({ select, held }) => select === but || !select.value || held[place]?.includes(select.value));
    const shown = items.filter((item, place) => !(item.hidden = !fits(place))).length;
    for (const { select, held, options } of facets) {
      // A choice counts what it would leave of what all others leave.
      const left = held.filter((_, place) => fits(place, select)).flat();
      for (const { name, option } of options) option.text = `${name} (${left.filter((value) => value === option.value).length})`;
    }
    const order = orders.get(sort.value) ?? ((item) => items.indexOf(item));
    for (const item of [...items].sort((one, other) => order(one) - order(other))) item.parentElement?.append(item);
    const chosen = shown < items.length || orders.has(sort.value);
    for (const box of boxes) {
      box.hidden = !box.querySelector("li[data-status]:not([hidden])");
      if (box instanceof HTMLDetailsElement && chosen) box.open = true;
    }
    // Told after a pause, so that a screen reader is not interrupted at every letter.
    clearTimeout(telling);
    telling = setTimeout(() => {
      count.textContent = chosen ? (count.dataset[shown ? "some" : "none"] ?? "").replace("{shown}", () => `${shown}`).replace("{total}", () => `${items.length}`) : "";
    }, 300);
  };
  const fields = [q, ...selects, sort];
  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = asked.get(field.name) ?? "";
      field.value ||= ""; // a choice that is not there
    }
    show();
  };
  read();
  addEventListener("popstate", read);
  form.addEventListener("input", ({ target }) => {
    show();
    const chosen = new URLSearchParams(fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])));
    try {
      // Each choice is a step back; letters of a word are none.
      history[target === q ? "replaceState" : "pushState"](null, "", (chosen.size ? `?${chosen}` : location.pathname) + location.hash);
    } catch {
      // a browser that lets no address of a file be changed, or only so often: the list is narrowed all the same
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
})();
