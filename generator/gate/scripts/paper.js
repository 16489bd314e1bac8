// On paper nothing can be pressed, and every sheet is white. What a reader asked the page itself (a search) may stand.
() => {
  const faults = [];
  for (const element of document.querySelectorAll("header nav, form, button, input, select, dialog, [popover], .skip-link"))
    if (shown(element) && !onlyHeard(element) && !element.closest("main form")) faults.push(fault("print", element, "is printed, though paper cannot be pressed"));
  const main = document.querySelector("main");
  if (!main || !shown(main)) faults.push(fault("print", main || document.body, "the text is not printed"));
  for (const element of document.querySelectorAll("body *"))
    if (getComputedStyle(element).position === "fixed" && shown(element)) faults.push(fault("print", element, "is printed over every sheet"));
  const behind = ground(document.body);
  const ink = colour(getComputedStyle(document.body).color);
  if (luminance(behind) < 0.9 || contrast(over(ink, behind), behind) < 7) faults.push(fault("print", document.body, "paper is not white with dark letters"));
  for (const table of document.querySelectorAll("main table"))
    if (shown(table) && table.tHead && getComputedStyle(table.tHead).display !== "table-header-group")
      faults.push(fault("print", table, "the head of the table is not repeated on the next sheet"));
  return { faults };
}
