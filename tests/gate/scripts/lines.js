// The lines of text in the main part that a reader sees.
() => (document.querySelector("main")?.innerText || "").split("\n").map(words).filter(Boolean)
