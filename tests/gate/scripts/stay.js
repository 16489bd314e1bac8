// Keeps the page where it is during a walk, and remembers where it was led: nothing may happen because the focus comes.
// A page that is left in the middle of a key would answer no more.
() => {
  window.kokaiLed = [];
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
