// Gives the focus to a stop of the walk as the keyboard had given it, or takes it away, so that both looks can be compared.
// Gives the box of the stop; null where it does not take the focus.
({ to, away }) => {
  if (away) return window.kokaiHeld.blur();
  window.kokaiHeld = [...window.kokaiStops.keys()][to];
  window.kokaiHeld.focus({ focusVisible: true });
  if (document.activeElement !== window.kokaiHeld) return null;
  window.kokaiBoxes = [...window.kokaiHeld.getClientRects()].map(({ width, height }) => ({ width, height }));
  window.kokaiBox = window.kokaiHeld.getBoundingClientRect();
  const { x, y, width, height } = window.kokaiBox;
  return { x, y, width, height };
}
