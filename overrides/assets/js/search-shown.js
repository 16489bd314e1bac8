// What of a found page is shown: an excerpt with the words marked, and the sections in which they stand.

const WORDS_IN_EXCERPT = 48;
const WORDS_BEFORE = 8;
const SECTIONS = 3;
const SEPARATOR = "\u200b";

const termOf = (word) => word.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

// Every wording that a query was found by, as lists of words.
export function wordings(nodes) {
  return nodes.flatMap((node) => [...node.ways.map((way) => way.words), ...wordings(node.parts)]);
}

// Takes a record of Pagefind's; gives { parts: [{ text, marked }], sections: [{ id, text }] }.
export function viewText(data, sought) {
  const words = (data.raw_content ?? data.content).split(SEPARATOR);
  const hits = findHits(words.map(termOf), sought);
  const begin = bestBeginning(hits, words.length);
  const parts = [];
  for (let index = begin; index < Math.min(words.length, begin + WORDS_IN_EXCERPT); index += 1) {
    // A word carries what stands between it and the next one, which is no hit unless that is one too.
    const end = hits[index] && !hits[index + 1] ? words[index].search(/[^\p{L}\p{N}]*$/u) : words[index].length;
    addPart(parts, words[index].slice(0, end), Boolean(hits[index]));
    addPart(parts, words[index].slice(end), false);
  }
  if (begin > 0) parts.unshift({ text: "…", marked: false });
  if (begin + WORDS_IN_EXCERPT < words.length) parts.push({ text: "…", marked: false });
  return { parts, sections: sectionsOf(data, hits) };
}

function addPart(parts, text, marked) {
  if (!text) return;
  if (parts.at(-1)?.marked === marked) parts.at(-1).text += text;
  else parts.push({ text, marked });
}

// For each word the number of the wording that it belongs to, counted from 1, or 0.
function findHits(terms, sought) {
  const hits = new Array(terms.length).fill(0);
  sought.forEach((wording, number) => {
    for (let index = terms.indexOf(wording[0]); index >= 0; index = terms.indexOf(wording[0], index + 1)) {
      if (!wording.every((word, offset) => terms[index + offset] === word)) continue;
      hits.fill(number + 1, index, index + wording.length);
    }
  });
  return hits;
}

// Where to begin so that the excerpt has the most different wordings, then the most hits.
function bestBeginning(hits, length) {
  let [best, most] = [0, -1];
  hits.forEach((hit, index) => {
    if (!hit) return;
    const held = hits.slice(index, index + WORDS_IN_EXCERPT - WORDS_BEFORE).filter(Boolean);
    const count = new Set(held).size * 100 + held.length;
    if (count > most) [best, most] = [index, count];
  });
  return most < 0 || best < WORDS_BEFORE * 2 ? 0 : Math.max(0, Math.min(best - WORDS_BEFORE, length - WORDS_IN_EXCERPT));
}

// Sections with hits, those with most first. A heading stands at the number of words before it.
function sectionsOf(data, hits) {
  const anchors = [...(data.anchors ?? [])].filter((anchor) => anchor.text).sort((a, b) => a.location - b.location);
  const counted = anchors.map((anchor, index) => {
    const end = anchors[index + 1]?.location ?? hits.length;
    return { id: anchor.id, text: anchor.text, count: hits.slice(anchor.location, end).filter(Boolean).length };
  });
  return counted.filter((section) => section.count).sort((a, b) => b.count - a.count).slice(0, SECTIONS);
}
