// All of the page but its colours, as one short text: elements with what they say of themselves, where they stand, their letters,
// and whether they are there for a reader. Two screens on which it is the same can differ by colours alone.
() => {
  const parts = [document.documentElement.outerHTML];
  for (const element of document.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
    parts.push([box.x, box.y, box.width, box.height, seen, style.font, style.overflow, style.position, style.textDecorationLine, style.backgroundImage !== "none"].join());
  }
  let low = 0;
  let high = 0;
  for (const part of parts)
    for (let place = 0; place < part.length; place += 1) {
      low = (Math.imul(low, 31) + part.charCodeAt(place)) | 0;
      high = (Math.imul(high, 37) + part.charCodeAt(place)) | 0;
    }
  return `${parts.length} ${low} ${high}`;
}
