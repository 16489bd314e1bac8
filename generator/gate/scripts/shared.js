// What the other scripts have in common; set before each of them by scripts.py.

// A short way to an element that a person can find in the page's source.
const where = (element) => {
  const step = (node) => {
    const id = node.id ? `#${node.id}` : "";
    const names = [...node.classList].map((name) => `.${name}`).join("");
    return node.localName + (id || names);
  };
  const steps = [];
  for (let node = element; node && node.localName !== "body" && node.localName !== "html" && steps.length < 3; node = node.parentElement) {
    steps.unshift(step(node));
    if (node.id) break;
  }
  const text = (element.textContent || "").replace(/\s+/g, " ").trim().slice(0, 24);
  return (steps.join(" > ") || element.localName) + (text ? ` 「${text}」` : "");
};

const fault = (check, element, what) => ({ check, where: element ? where(element) : "", what });

const words = (text) => (text || "").replace(/\s+/g, " ").trim();

// Whether the element is there for a reader at all: laid out, not hidden, not transparent.
const shown = (element) =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
  [...element.getClientRects()].some((box) => box.width > 0 && box.height > 0);

// Kept for screen readers alone: a box of a pixel, or one cut away.
const onlyHeard = (element) => {
  for (let node = element; node && node.localName !== "body"; node = node.parentElement) {
    const style = getComputedStyle(node);
    if (style.clipPath === "inset(50%)") return true;
    if (style.position === "absolute" && (node.clientWidth <= 1 || node.clientHeight <= 1) && style.overflow !== "visible") return true;
  }
  return false;
};

const canvas = (window.kokaiCanvas ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true }));
const painted = new Map();

// Any CSS colour as [red, green, blue, alpha], 0 to 255 and 0 to 1.
const colour = (text) => {
  if (!painted.has(text)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = "#000"; // what is no colour changes nothing
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    painted.set(text, [red, green, blue, alpha / 255]);
  }
  return painted.get(text);
};

const over = (top, below) => [0, 1, 2].map((place) => top[place] * top[3] + below[place] * (1 - top[3])).concat(1);

// What is painted behind an element's content; images and gradients are not looked at.
const ground = (element) => {
  const layers = [];
  for (let node = element; node; node = node.parentElement) {
    const layer = colour(getComputedStyle(node).backgroundColor);
    if (layer[3] > 0) layers.push(layer);
    if (layer[3] === 1) break;
  }
  return layers.reduceRight((below, layer) => over(layer, below), colour("Canvas"));
};

const luminance = (rgb) =>
  [0.2126, 0.7152, 0.0722].reduce((sum, weight, place) => {
    const part = rgb[place] / 255;
    return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);

// Contrast ratio after WCAG, of opaque colours.
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const STOPS = "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable=''], [contenteditable='true'], [tabindex]";
