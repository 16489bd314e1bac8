// The lines of text in the main part that a reader sees. Fields and buttons, and what they say, may come with a script: they
// are left out (the page is not used any further).
() => {
  const main = document.querySelector("main");
  for (const control of main?.querySelectorAll("form, button, select, [role=status], output") || []) control.style.display = "none";
  return (main?.innerText || "").split("\n").map(words).filter(Boolean);
}
