// What moves by itself: at most for five seconds, and not at all for readers who ask for rest.
(rest) => {
  const faults = [];
  for (const animation of document.getAnimations()) {
    const { endTime } = animation.effect.getComputedTiming();
    const element = animation.effect.target || document.body;
    if (rest) faults.push(fault("motion", element, "moves though the reader asked for rest"));
    else if (!(endTime <= 5000)) faults.push(fault("motion", element, "moves for more than five seconds"));
  }
  if (rest && getComputedStyle(document.documentElement).scrollBehavior === "smooth") faults.push(fault("motion", document.documentElement, "scrolls smoothly though the reader asked for rest"));
  return faults;
}
