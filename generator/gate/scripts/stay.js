// Keeps the page where it is during a walk, and remembers where it was led: nothing may happen because the focus comes.
// A page that is left in the middle of a key would answer no more.
() => {
  const walked = Boolean(window.kokaiLed);
  window.kokaiLed = [];
  if (walked) return;
  const remember = (what) => window.kokaiLed.push(what);
  navigation.addEventListener("navigate", (event) => {
    remember(event.destination.url);
    if (event.cancelable) event.preventDefault();
  });
  window.open = (url) => {
    remember(`a new window at ${url}`);
    return null;
  };
}
