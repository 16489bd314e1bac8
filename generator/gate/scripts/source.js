// Looks at a page as it is written: the browser's own parser makes the tree, nothing is laid out and no script runs.
({ html, url, root }) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const faults = [];
  const all = (selector, within = page) => [...within.querySelectorAll(selector)];
  const tell = (check, element, what) => faults.push(fault(check, element, what));
  const seen = (element) => {
    const copy = element.cloneNode(true);
    for (const hidden of copy.querySelectorAll(".visually-hidden, [hidden], svg title, svg desc")) hidden.remove();
    return words(copy.textContent);
  };
  const referred = (element, attribute) =>
    (element.getAttribute(attribute) || "").split(/\s+/).filter(Boolean).map((id) => page.getElementById(id));
  const named = (element) =>
    words(element.getAttribute("aria-label")) ||
    words(referred(element, "aria-labelledby").map((other) => other?.textContent).join(" "));
  const content = (element) =>
    words([...element.childNodes].map((node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
      return named(node) || words(node.getAttribute("alt")) || content(node);
    }).join(" "));

  // the page
  const title = words(page.title);
  if (!title) tell("title", null, "the page has no title");
  const language = page.documentElement.getAttribute("lang");
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language || "")) tell("language", null, `lang is ${JSON.stringify(language)}`);
  if (!words(page.querySelector("meta[name=description]")?.content)) tell("description", null, "no description");
  if (/user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*[01](\D|$)/.test(page.querySelector("meta[name=viewport]")?.content || ""))
    tell("zoom", null, "the viewport forbids zooming");
  if (all("main").length !== 1) tell("main", null, `${all("main").length} main elements`);
  if (page.querySelector("meta[http-equiv=refresh]")) tell("motion", null, "the page reloads or leads on by itself");

  // headings
  const tops = all("h1");
  if (tops.length !== 1) tell("one-h1", null, `${tops.length} h1 elements`);
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6")) {
    const own = Number(heading.localName[1]);
    if (level && own > level + 1) tell("heading-order", heading, `h${own} after h${level}`);
    if (!level && own !== 1) tell("heading-order", heading, `the first heading is h${own}`);
    if (!content(heading)) tell("heading-empty", heading, "a heading without words");
    level = own;
  }

  // tables
  for (const table of all("table")) {
    if (!words(table.querySelector(":scope > caption")?.textContent)) tell("table-caption", table, "no caption");
    if (!table.querySelector("th")) tell("table-header", table, "no header cell");
  }
  for (const cell of all("th")) {
    if (!["col", "row", "colgroup", "rowgroup"].includes(cell.getAttribute("scope"))) tell("table-scope", cell, "th without scope");
    if (!content(cell)) tell("table-header", cell, "a header cell without words");
  }

  // status: words and a shape, never colour alone
  for (const status of all(".status")) {
    if (!seen(status)) tell("status-words", status, "a status without words");
    if (!status.querySelector("svg path, svg circle, svg rect, svg polygon")) tell("status-words", status, "a status without a shape");
  }
  for (const holder of all("[data-status], [class*='status--']"))
    if (!seen(holder)) tell("status-words", holder, "a status without words");
  for (const picture of all("svg[aria-hidden=true]")) {
    // A picture that is hidden from screen readers repeats words that stand beside it.
    const beside = picture.closest("a, button, td, th, li, dd, dt, p, figure, div, section");
    if (!beside || !seen(beside)) tell("status-words", picture, "a hidden picture with no words beside it");
  }

  // links, pictures, controls
  for (const link of all("a")) {
    if (!link.hasAttribute("href")) tell("link-name", link, "a link that leads nowhere (no href)");
    else if (!named(link) && !content(link)) tell("link-name", link, `an empty link to ${link.getAttribute("href")}`);
    if (link.target && link.target !== "_self") tell("new-window", link, "opens a new window");
  }
  for (const image of all("img, area, input[type=image]")) if (!image.hasAttribute("alt")) tell("image-alt", image, "no alt");
  for (const picture of all("svg")) {
    if (picture.parentElement.closest("svg") || picture.getAttribute("aria-hidden") === "true") continue;
    const name = named(picture) || words(picture.querySelector(":scope > title")?.textContent);
    if (picture.getAttribute("role") !== "img" || !name) tell("image-alt", picture, "a picture without role img and a name");
  }
  for (const control of all("input:not([type=hidden]), select, textarea")) {
    if (["submit", "button", "reset", "image"].includes(control.type)) {
      if (!words(control.value || control.alt) && !named(control)) tell("label", control, "a button without a name");
    } else if (!named(control) && ![...control.labels].some((label) => content(label))) tell("label", control, "a control without a label");
  }
  for (const button of all("button, summary")) if (!named(button) && !content(button)) tell("label", button, "a button without a name");

  // ids and what refers to them
  const ids = new Map();
  for (const element of all("[id]")) {
    if (ids.has(element.id)) tell("id-unique", element, `the id ${element.id} stands twice`);
    ids.set(element.id, element);
  }
  for (const attribute of ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "popovertarget", "commandfor", "list", "form"])
    for (const element of all(`[${attribute}]`))
      for (const id of element.getAttribute(attribute).split(/\s+/).filter(Boolean))
        if (!ids.has(id)) tell("reference", element, `${attribute} names ${id}, which is not there`);

  // keyboard, as far as the source tells
  for (const element of all("[tabindex]")) if (element.tabIndex > 0) tell("tab-order", element, `tabindex ${element.tabIndex}`);
  for (const element of all("[accesskey]")) tell("shortcut", element, "a shortcut of one key");
  for (const handler of ["onclick", "onkeydown", "onmouseover", "ondblclick"])
    for (const element of all(`[${handler}]`)) tell("shortcut", element, `${handler} in the page's source`);
  const first = page.body.querySelector("a[href], button, input, select, textarea");
  if (!first?.matches("a[href^='#']") || !page.getElementById(first.getAttribute("href").slice(1))?.matches("main, main *"))
    tell("skip-link", first, "the first stop does not lead to the text");

  // what moves or sounds by itself
  for (const element of all("audio, video, marquee, blink, embed, object, iframe, canvas")) tell("motion", element, `a ${element.localName} element`);

  // where the reader is
  const own = new URL(url);
  const address = (link) => {
    const found = new URL(link.getAttribute("href"), url);
    return found.hash ? null : found.pathname + found.search;
  };
  const here = own.pathname + own.search;
  for (const element of all("[aria-current]")) {
    const kind = element.getAttribute("aria-current");
    if (!["page", "true", "step", "location"].includes(kind)) tell("aria-current", element, `aria-current="${kind}"`);
    if (kind !== "page" || !element.matches("a[href]")) continue;
    if (address(element) !== here) tell("aria-current", element, "marked as this page, but leads to another");
  }
  for (const navigation of all("nav")) {
    if (!named(navigation)) tell("landmark-name", navigation, "a nav without a name");
    const marked = all("[aria-current=page]", navigation);
    if (marked.length > 1) tell("aria-current", navigation, `${marked.length} places are marked as this page`);
    // The footer repeats ways that the header marks already.
    for (const link of navigation.closest("footer") ? [] : all("a[href]", navigation))
      if (address(link) === here && !link.hasAttribute("aria-current")) tell("aria-current", link, "leads to this page and is not marked");
  }
  const trail = page.querySelector("nav.breadcrumb");
  if (trail && !trail.querySelector("li:last-child [aria-current=page]")) tell("aria-current", trail, "the last step of the breadcrumb is not marked");

  // the same way round on every page
  const links = (selector) => all(selector).map((link) => content(link)).join(" / ");
  const ways = all("a[href]").map((link) => new URL(link.getAttribute("href"), url).pathname);
  if (!page.querySelector("form[role=search]") && !ways.includes(`${root}search/`)) tell("ways", null, "no way to the search");
  if (!ways.includes(`${root}browse/`) && here !== `${root}browse/`) tell("ways", null, "no way to the list of all measures");

  // the skeleton: which elements with which classes stand in which others
  const paths = new Set();
  const walk = (element, above) => {
    const names = [...element.classList].sort().join(".");
    const marks = ["role", "tabindex", "aria-hidden", "hidden", "type", "colspan", "rowspan"].filter((name) => element.hasAttribute(name));
    const path = `${above}>${element.localName}${names && `.${names}`}${marks.length ? `[${marks}]` : ""}`;
    paths.add(path);
    if (element.localName !== "svg") for (const child of element.children) walk(child, path);
  };
  const main = page.querySelector("main");
  if (main) walk(main, "");

  return {
    title,
    faults,
    paths: [...paths],
    length: words(main?.textContent).length,
    sections: links("header nav a"),
    footer: links("footer h2"),
    styles: all("link[rel~=stylesheet]").map((link) => link.getAttribute("href")),
    scripts: all("script[src]").map((script) => script.getAttribute("src")),
    inline: all("script:not([src]):not([type='application/ld+json'])").map((script) => script.textContent).join("\n"),
    media: all("audio, video, object, embed").length,
    forms: all("form:not([role=search])").length,
    tables: all("table").length,
    pictures: all("svg[role=img], img").length,
  };
}
