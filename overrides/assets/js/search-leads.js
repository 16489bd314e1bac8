// Tells by which other words was searched, and what each is to the word that was typed: another spelling or name of it, or what has to do with it.

import { RELATED, SAME, hasOwnParts, levelOf } from "./search-find.js";

/** @import { Way } from "./search-lexicon.js" */
/** @import { QueryNode } from "./search-query.js" */
/** @typedef {{ typed: string, read: string, spelt: string[], begun: string[], same: string[], related: string[], held: boolean, found: boolean }} Lead the words that stand for one; held: pages have that too; found: or another spelling of it */

const MOST_TOLD = 4;

/** @param {string[]} words */
const named = (words) => `${words.slice(0, MOST_TOLD).map((word) => `「${word}」`).join("")}${words.length > MOST_TOLD ? "など" : ""}`;

/** @param {Lead} lead */
export function tellLead({ typed, read, spelt, begun, same, related, held, found }) {
  const words = [
    spelt.length ? named(spelt) : "",
    begun.length ? `「${typed}」で始まる言葉の${named(begun)}` : "",
    same.length ? `同じ意味の${named(same)}` : "",
    related.length ? `関係のある${named(related)}` : "",
  ].filter(Boolean);
  const lacked = held || found || spelt.length || begun.length ? "、" : "見つからないので、";
  return `「${typed}」は${lacked}${read ? `「${read}」と読み、` : ""}${words.join("と、")}で${held ? "も" : ""}さがしました。`;
}

// What stands for a word and for its parts. `written`: what was typed and a page has just so, where that is known.
/** @param {QueryNode} node @param {Set<string> | null} written @returns {Lead[]} */
export function leadsOf(node, written) {
  const own = node.ways.some((way) => "dn".includes(way.kind) || (node.verb && way.kind === "k")) || (node.parts.length > 0 && hasOwnParts(node));
  const held = own && (!written || written.has(node.typed));
  // What holds the typed word anyway needs no telling.
  const others = node.ways.filter((way) => !way.text.includes(node.typed) && !"dnch".includes(way.kind) && !(node.verb && way.kind === "k"));
  // アラート is no other word than alert.
  /** @param {Way} way */
  const readingOf = ({ read = "" }) => (/^[a-z]/i.test(read) ? "" : read);
  /** @param {string} read @returns {Lead} */
  const leadBy = (read) => {
    const ways = others.filter((way) => readingOf(way) === read);
    const told = (/** @type {(way: Way) => boolean} */ isOne) => [...new Set(ways.filter(isOne).map(({ text }) => text))];
    return {
      typed: node.typed,
      read,
      spelt: told((way) => levelOf(way) > SAME && way.kind !== "p"),
      begun: told((way) => way.kind === "p"),
      same: told((way) => levelOf(way) === SAME),
      related: told((way) => levelOf(way) === RELATED && way.kind !== "p"),
      held,
      found: others.some((way) => levelOf(way) > SAME),
    };
  };
  const reads = [...new Set(others.map(readingOf))];
  return [...reads.map(leadBy), ...node.parts.flatMap((part) => leadsOf(part, null))];
}
