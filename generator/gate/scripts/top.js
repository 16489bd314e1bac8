// Lets the keyboard begin at the top, as on a fresh page, and forgets where it was before.
() => {
  window.kokaiStops = undefined;
  const mark = document.createElement("span");
  mark.tabIndex = -1;
  document.body.prepend(mark);
  mark.focus();
  mark.remove(); // the next stop is the first one after the place where it was
  scrollTo(0, 0);
}
