// A row below the page's own citation copies that, or hands the page to the device's own way to share; no other party is asked for anything.
(() => {
  const said = document.currentScript?.dataset ?? {};
  const quoted = document.querySelector(".source-note__cite");
  const text = quoted?.querySelector(".source-note__text");
  if (!(quoted instanceof HTMLElement) || !(text instanceof HTMLElement)) return;
  const share = document.createElement("div");
  share.className = "button-row";
  const row = document.createElement("p");
  share.append(row);
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  /** @param {string | undefined} name @param {() => Promise<void>} act */
  const offer = (name, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name ?? "";
    button.addEventListener("click", async () => {
      told.textContent = "";
      try {
        await act();
      } catch (fault) {
        if (!(fault instanceof DOMException && fault.name === "AbortError")) told.textContent = said.refused ?? "";
      }
    });
    row.append(button);
  };
  if ("share" in navigator) offer(said.share, () => navigator.share({ title: document.title, url: location.href }));
  offer(said.copy, async () => {
    await navigator.clipboard.writeText(text.innerText.replace(/\s+/g, " ").trim());
    told.textContent = said.copied ?? "";
  });
  row.append(told);
  quoted.after(share);
})();
