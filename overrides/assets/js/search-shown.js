// What of a found page is shown: an excerpt with the words marked, and the sections in which they stand.

import { plain } from "./search-kanji.js";

/** @import { QueryNode } from "./search-query.js" */
/** @typedef {{ id: string, text: string, location: number }} Anchor */
/** @typedef {{ url: string, content: string, raw_content?: string, anchors?: Anchor[], meta: Record<string, string> }} PageRecord of Pagefind */
/** @typedef {{ text: string, marked: boolean }} Part of an excerpt */
/** @typedef {{ word: string, number: number }} Hit */

const WORDS_IN_EXCERPT = 48;
const WORDS_BEFORE = 8;
const SECTIONS = 3;
const SEPARATOR = "\u200b";

/** @param {string} text */
const lettersOf = (text) => plain(text).toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

// A word is shown with what stands between it and the next one, particles included: シールの.
/** @param {string} shown @param {string} word */
const says = (shown, word) => shown === word || (shown.startsWith(word) && /^[ぁ-ん]+$/.test(shown.slice(word.length)));

// Every wording that a query was found by, as lists of words.
/** @param {QueryNode[]} nodes @returns {string[][]} */
export function wordings(nodes) {
  return nodes.flatMap((node) => (node.ways.length ? node.ways.map((way) => way.words) : wordings(node.parts)));
}

// Takes a record of Pagefind's; gives { parts: [{ text, marked }], sections: [{ id, text }] }.
/** @param {PageRecord} data @param {string[][]} sought */
export function viewText(data, sought) {
  // Pagefind writes < and > as entities, and nothing else.
  const whole = (data.raw_content ?? data.content).replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  const words = whole.split(SEPARATOR);
  const hits = findHits(words.map(lettersOf), sought);
  const begin = bestBeginning(hits, words.length);
  /** @type {Part[]} */
  const parts = [];
  for (let index = begin; index < Math.min(words.length, begin + WORDS_IN_EXCERPT); index += 1) {
    const hit = hits[index];
    const end = hit ? lengthOf(words[index], hit.word) : 0;
    addPart(parts, words[index].slice(0, end), true);
    addPart(parts, words[index].slice(end), false);
  }
  if (begin > 0) parts.unshift({ text: "…", marked: false });
  if (begin + WORDS_IN_EXCERPT < words.length) parts.push({ text: "…", marked: false });
  return { parts, sections: sectionsOf(data, hits) };
}

/** @param {Part[]} parts @param {string} text @param {boolean} marked */
function addPart(parts, text, marked) {
  if (!text) return;
  const last = parts.at(-1);
  if (last?.marked === marked) last.text += text;
  else parts.push({ text, marked });
}

// As much of a shown word as says `word`: punctuation and particles after it are no hit.
/** @param {string} shown @param {string} word */
function lengthOf(shown, word) {
  for (let end = 1; end < shown.length; end += 1) if (lettersOf(shown.slice(0, end)).length >= word.length) return end;
  return shown.length;
}

// For each shown word the one that it is a hit for, with the number of the wording, or null.
/** @param {string[]} shown @param {string[][]} sought */
function findHits(shown, sought) {
  /** @type {(Hit | null)[]} */
  const hits = new Array(shown.length).fill(null);
  sought.forEach((wording, number) => {
    shown.forEach((_, begin) => {
      if (!wording.every((word, offset) => says(shown[begin + offset] ?? "", word))) return;
      wording.forEach((word, offset) => (hits[begin + offset] = { word, number }));
    });
  });
  return hits;
}

// Where to begin so that the excerpt has the most different wordings, then the most hits.
/** @param {(Hit | null)[]} hits @param {number} length */
function bestBeginning(hits, length) {
  let [best, most] = [0, -1];
  hits.forEach((hit, index) => {
    if (!hit) return;
    const held = hits.slice(index, index + WORDS_IN_EXCERPT - WORDS_BEFORE).filter((one) => one !== null);
    const count = new Set(held.map(({ number }) => number)).size * 100 + held.length;
    if (count > most) [best, most] = [index, count];
  });
  return most < 0 || best < WORDS_BEFORE * 2 ? 0 : Math.max(0, Math.min(best - WORDS_BEFORE, length - WORDS_IN_EXCERPT));
}

// Sections with hits, those with most first. A heading stands at the number of words before it.
/** @param {PageRecord} data @param {(Hit | null)[]} hits */
function sectionsOf(data, hits) {
  const anchors = [...(data.anchors ?? [])].filter((anchor) => anchor.text).sort((a, b) => a.location - b.location);
  const counted = anchors.map((anchor, index) => {
    const end = anchors[index + 1]?.location ?? hits.length;
    return { id: anchor.id, text: anchor.text, count: hits.slice(anchor.location, end).filter(Boolean).length };
  });
  return counted.filter((section) => section.count).sort((a, b) => b.count - a.count).slice(0, SECTIONS);
}
