// Takes the focus away and gives it back as the keyboard had given it, so that both looks can be compared.
(what) => {
  if (what === "away") {
    window.kokaiHeld = document.activeElement;
    window.kokaiBoxes = [...window.kokaiHeld.getClientRects()].map(({ width, height }) => ({ width, height }));
    window.kokaiBox = window.kokaiHeld.getBoundingClientRect();
    window.kokaiHeld.blur();
  } else if (what === "back") window.kokaiHeld.focus({ preventScroll: true, focusVisible: true });
}
