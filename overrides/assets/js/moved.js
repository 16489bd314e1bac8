// A page that has moved: go on to where it is now, to the same place on it. Without this script the page says where that is.
(() => {
  const page = document.querySelector("[data-leads-on]");
  let anchor = location.hash.slice(1);
  try {
    anchor = decodeURIComponent(anchor);
  } catch {
    // as it was written
  }
  const place = anchor ? document.getElementById(anchor)?.querySelector("a") : null;
  const link = place ?? page?.querySelector(".notice a");
  if (!(link instanceof HTMLAnchorElement)) return;
  const target = new URL(link.href);
  if (!target.search) target.search = location.search;
  if (!target.hash) target.hash = location.hash;
  location.replace(target);
})();
