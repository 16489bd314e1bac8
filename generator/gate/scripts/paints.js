// How light the ground and the text of the page are, 0 to 1.
() => {
  const behind = ground(document.body);
  return { ground: luminance(behind), ink: luminance(over(colour(getComputedStyle(document.body).color), behind)) };
}
