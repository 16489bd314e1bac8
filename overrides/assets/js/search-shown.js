// What of a found page is shown: sentences with the words marked, the figures that were asked for, and the sections with the words.

import { plain } from "./search-kanji.js";

/** @import { PageText } from "./search-engine.js" */
/** @import { QueryNode } from "./search-query.js" */
/** @typedef {{ url: string } & Pick<PageText, "content"> & Partial<PageText>} PageRecord */
/** @typedef {{ text: string, marked: boolean }} Part of an excerpt */
/** @typedef {{ word: string, number: number }} Hit */
/** @typedef {{ begin: number, end: number, number: number }} Mark a hit in the text, and the number of the wording */
/** @typedef {{ begin: number, end: number, full: boolean, held: Set<number>, hits: number }} Sentence */
/** @typedef {{ id: string, name: string, said: string }} Figure */

const LONGEST = 140;
const LETTERS_BEFORE = 20;
const LETTERS_FOLLOW = 60;
const FIGURES = 2;
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

// Takes what a page has in the index; gives { parts: [{ text, marked }], sections: [{ id, text }], figures: [{ id, name, said }] }.
// The excerpt is whole sentences (or a whole cell) that hold the most of what was sought; never the end of one thing and the beginning of the next.
/** @param {PageRecord} data @param {string[][]} sought */
export function viewText(data, sought) {
  const words = data.content.split(SEPARATOR);
  const hits = findHits(words.map(lettersOf), sought);
  const marks = marksOf(words, hits);
  const sentences = sentencesOf(words.join(""), marks);
  return { parts: excerptOf(words.join(""), marks, chosen(sentences)), sections: sectionsOf(data, hits), figures: figuresOf(data, sought) };
}

// The figures whose names hold something of what was sought, whole; of a result that is itself a figure, that one.
/** @param {PageRecord} data @param {string[][]} sought @returns {Figure[]} */
function figuresOf(data, sought) {
  const sayings = sought.map((wording) => wording.join("")).filter((saying) => saying.length > 1);
  const met = (data.figures ?? []).filter(([, name]) => data.url.includes("#") || sayings.some((saying) => lettersOf(name).includes(saying)));
  return met.slice(0, FIGURES).map(([id, name, said]) => ({ id, name, said }));
}

// Where in the text the hits stand.
/** @param {string[]} words @param {(Hit | null)[]} hits @returns {Mark[]} */
function marksOf(words, hits) {
  let at = 0;
  return words.flatMap((word, index) => {
    const begin = at;
    at += word.length;
    const hit = hits[index];
    return hit ? [{ begin, end: begin + lengthOf(word, hit.word), number: hit.number }] : [];
  });
}

// The text in sentences; a block without a full stop (a cell, a heading, an item of a list) is one piece.
/** @param {string} text @param {Mark[]} marks @returns {Sentence[]} */
function sentencesOf(text, marks) {
  return [...text.matchAll(/[^\u3000。！？]*(?:[。！？]+[」』）)]?|\u3000|$)/gu)]
    .filter(([piece]) => piece.replaceAll("\u3000", "").trim())
    .map((match) => {
      const begin = match.index;
      const end = begin + match[0].replace(/\u3000$/u, "").length;
      const within = marks.filter((mark) => mark.begin >= begin && mark.begin < end);
      return { begin, end, full: /[。！？][」』）)]?$/u.test(text.slice(begin, end)), held: new Set(within.map(({ number }) => number)), hits: within.length };
    });
}

// The best sentence, and a second one that holds what the first lacks or for which there is room; without any hit the first sentence of the page.
/** @param {Sentence[]} sentences */
function chosen(sentences) {
  const [first] = [...sentences].sort((a, b) => b.held.size - a.held.size || Number(b.full) - Number(a.full) || b.hits - a.hits || a.begin - b.begin);
  if (!first) return [];
  if (!first.hits) return [sentences.find(({ full }) => full) ?? first];
  const lacking = (/** @type {Sentence} */ { held }) => [...held].filter((number) => !first.held.has(number)).length;
  const room = LONGEST - (first.end - first.begin);
  const [second] = sentences
    .filter((one) => one !== first && (lacking(one) || (one.full && one.hits && one.end - one.begin <= room)))
    .sort((a, b) => lacking(b) - lacking(a) || Number(b.full) - Number(a.full) || a.begin - b.begin);
  return second ? [first, second].sort((a, b) => a.begin - b.begin) : [first];
}

// A sentence that is too long is shown from a little before its first hit.
/** @param {string} text @param {Mark[]} marks @param {Sentence[]} sentences @returns {Part[]} */
function excerptOf(text, marks, sentences) {
  /** @type {Part[]} */
  const parts = [];
  for (const [index, { begin, end }] of sentences.entries()) {
    const within = marks.filter((mark) => mark.begin >= begin && mark.begin < end);
    const early = !within.length || within[0].begin - begin + LETTERS_FOLLOW < LONGEST;
    const from = early ? begin : within[0].begin - LETTERS_BEFORE;
    const to = Math.min(end, from + LONGEST);
    const follows = index > 0 && begin - sentences[index - 1].end <= 1;
    if (index && follows && from === begin) addPart(parts, text.slice(sentences[index - 1].end, begin), false);
    else if (index || from > begin) addPart(parts, "…", false);
    let at = from;
    for (const mark of within.filter((one) => one.end <= to)) {
      addPart(parts, text.slice(at, mark.begin), false);
      addPart(parts, text.slice(mark.begin, mark.end), true);
      at = mark.end;
    }
    addPart(parts, text.slice(at, to), false);
    if (to < end) addPart(parts, "…", false);
  }
  return parts;
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
