// What stays in the same place while the page scrolls must leave most of a small window to the text.
() => {
  const faults = [];
  for (const element of document.querySelectorAll("body *")) {
    const { position } = getComputedStyle(element);
    if ((position !== "fixed" && position !== "sticky") || !shown(element)) continue;
    const { height } = element.getBoundingClientRect();
    if (height > innerHeight / 3) faults.push(fault("sticky", element, `stays in place and takes ${Math.round(height)} of ${innerHeight} px`));
  }
  return faults;
}
