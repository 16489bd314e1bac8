// Notes where each Tab has led when the key is let go: the focus stands then, and the page has scrolled to it.
() => {
  window.kokaiNoted = [];
  const note = (event) => { if (event.key === "Tab") window.kokaiNoted.push(window.kokaiLook()); };
  addEventListener("keyup", note, true);
  window.kokaiRelease = () => removeEventListener("keyup", note, true);
}
