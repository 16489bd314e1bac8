// Narrows and sorts the measures of a page that is whole without it. What the reader chose stands in the address (?status=…&tag=…&q=…&sort=…).
(() => {
  const kit = /** @type {HTMLTemplateElement | null} */ (document.getElementById("list-tools"));
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("main [data-status]")]);
  const scope = items[0]?.closest(".page-section");
  if (!kit || !scope || !items[1]) return;
  const form = /** @type {HTMLFormElement} */ (kit.content.querySelector("form"));
  const q = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const count = /** @type {HTMLElement} */ (form.lastElementChild);
  const selects = [...form.querySelectorAll("select")];
  const sort = /** @type {HTMLSelectElement} */ (selects.pop());
  scope.querySelector("h2")?.after(kit.content);

  /** @param {HTMLElement} item @param {string} part */
  const textOf = (item, part) => item.querySelector(part)?.textContent ?? "";
  /** @param {string} text */
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const texts = items.map((item) => fold(item.textContent));

  const ORDER = " not-reached reached on-the-way not-reported cannot-be-judged evaluated reported not-due ended ";
  /** @param {HTMLElement} item */
  const rank = ({ dataset }) => (sort.value === "status" ? ORDER.indexOf(` ${dataset.status} `) : +(dataset[sort.value] ?? 9)); // money is below 0: the most first
  for (const option of [...sort.options].slice(1)) if (!items.some(({ dataset }) => dataset[option.value])) option.remove();

  // What is chosen from stands in an attribute of the item or of a box around it, one thing a line; departments as printed, with their city where
  // two cities have one of the same name. Where all have the same, nothing is asked.
  /** @param {HTMLElement | null} item @param {string} own @returns {string | null | undefined} */
  const near = (item, own) => item && (item.dataset[own] ?? near(item.parentElement, own));
  /** @param {string} value */
  const size = (value) => +(items.find(({ dataset }) => dataset.cost === value)?.dataset.money ?? (parseInt(value) || 9)); // amounts: the most first
  /** @type {string[]} */
  let cities = [];
  const facets = selects.map((select) => {
    const { own, none = "" } = select.dataset;
    let held = items.map((item) => (own ? (near(item, own) ?? none) : textOf(item, "b")).split(own ? "\n" : /[（／）]/));
    if (own === "city") cities = held.flat();
    if (!own) held = held.map((names, place) => names.map((name) => name && (held.some((others, other) => cities[other] !== cities[place] && others.includes(name)) ? `${name}（${cities[place]}）` : name)));
    const names = [...new Set(held.flat())].filter(Boolean).sort((one, other) => size(one) - size(other));
    const options = names.map((value) => {
      const first = items.find(({ dataset }) => dataset.status === value);
      const name = first ? (first.dataset.label ?? textOf(first, ".status")) : value;
      const option = new Option(name, value);
      select.add(option);
      return { name, option };
    });
    if (new Set(held.map(String)).size < 2) select.parentElement?.remove();
    return { select, held, options };
  });

  // Boxes that have nothing left to show go with it; headings before such a list are hidden by the style sheet.
  const boxes = /** @type {HTMLDetailsElement[]} */ ([...scope.querySelectorAll(":has([data-status])")]);
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
    for (const item of sort.value ? [...items].sort((one, other) => rank(one) - rank(other)) : items) item.parentElement?.append(item);
    const chosen = shown < items.length || !!sort.value;
    for (const box of boxes) {
      box.hidden = !box.querySelector("[data-status]:not([hidden])");
      box.open ||= chosen; // says nothing to any that is no fold
    }
    // Told after a pause, so that a screen reader is not interrupted at every letter.
    clearTimeout(telling);
    telling = setTimeout(() => {
      for (const view of views) view.search = location.search; // the same measures in another view: what was chosen goes along
      count.textContent = chosen ? `${count.dataset[shown ? "some" : "none"]}`.replace("{shown}", () => `${shown}`).replace("{total}", () => `${items.length}`) : "";
    }, 300);
  };
  const fields = [q, ...selects, sort];
  const views = /** @type {NodeListOf<HTMLAnchorElement>} */ (scope.querySelectorAll("[data-view]"));
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
})();
