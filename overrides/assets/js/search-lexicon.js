// The lexicon: which wordings of the site a reader's words may mean. Loaded piece by piece; generator/search/lexicon.py makes it.

import { fold, foldStem } from "./search-words.js";

// How much a wording counts that is not just what was typed.
const WEIGHTS = { d: 1, k: 0.95, r: 0.9, v: 0.85, s: 0.5, e: 0.7 };
const COMPLETIONS = 6;
const SHORTEST_MISSPELT = 4;

async function unpacked(response) {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).text();
}

const pieceOf = (key, count) => {
  const [first, second] = [...key].map((sign) => sign.codePointAt(0));
  return (((first ?? 0) * 31 + (second ?? 0)) % count).toString(16).padStart(2, "0");
};

const backwards = (key) => [...key].reverse().join("");

export class Lexicon {
  #root;
  #pieces = new Map();

  constructor(root, names) {
    this.#root = root;
    this.names = names;
  }

  static async open(site, signal = null) {
    const root = new URL("pagefind/lexicon/", site);
    return new Lexicon(root, JSON.parse(await unpacked(await fetch(new URL("names.pf_lexicon", root), { signal }))));
  }

  #piece(name) {
    if (!this.#pieces.has(name)) {
      this.#pieces.set(name, fetch(new URL(`${name}.pf_lexicon`, this.#root)).then(unpacked).then((text) => text.split("\n")));
    }
    return this.#pieces.get(name);
  }

  async #lines(key) {
    return key ? this.#piece(pieceOf(key, this.names.pieces)) : [];
  }

  // The ways to say what was typed, best first: [{ words, weight, kind, said }].
  async ways(typed) {
    const ways = new Map();
    for (const [key, loss] of [[fold(typed), 1], [foldStem(typed), 0.95]]) {
      const line = (await this.#lines(key)).find((one) => one.startsWith(`${key}\t`));
      for (const way of line ? parse(line) : []) {
        const better = (ways.get(way.said)?.weight ?? 0) < way.weight * loss;
        if (better) ways.set(way.said, { ...way, weight: way.weight * loss });
      }
    }
    const chosen = choose([...ways.values()]);
    // The vocabulary names what it means most first.
    chosen.filter((way) => way.kind === "v").forEach((way, index) => (way.weight *= 1 - 0.04 * index));
    return chosen;
  }

  // Wordings that begin with what was typed.
  async completions(typed) {
    const key = fold(typed);
    if (key.length < 2) return [];
    const lines = (await this.#lines(key)).filter((line) => line.startsWith(key));
    const ways = lines.flatMap((line) => parse(line).filter((way) => "drk".includes(way.kind)));
    const shortest = ways.sort((a, b) => a.words.length - b.words.length || b.pages - a.pages);
    return shortest.slice(0, COMPLETIONS).map((way) => ({ ...way, weight: 0.8, kind: "p" }));
  }

  // Wordings that differ from what was typed by one slip, or by two in a long word.
  async corrections(typed) {
    const key = fold(typed);
    if (key.length < SHORTEST_MISSPELT) return [];
    const heads = (await this.#lines(key)).map((line) => line.split("\t", 1)[0]);
    const tails = await this.#piece(`tail-${pieceOf(backwards(key), this.names.tails)}`);
    const most = key.length >= 8 ? 2 : 1;
    const near = [...new Set([...heads, ...tails])]
      .map((other) => [other, other.length < SHORTEST_MISSPELT ? most + 1 : slips(key, other, most)])
      .filter(([, count]) => count <= most)
      .sort((a, b) => a[1] - b[1]);
    for (const [other, count] of near.filter(([, least]) => least === near[0][1])) {
      const ways = (await this.ways(other)).filter((way) => "dvk".includes(way.kind));
      if (ways.length) return ways.map((way) => ({ ...way, weight: way.weight * (count > 1 ? 0.6 : 0.8), kind: way.kind === "v" ? "v" : "c" }));
    }
    return [];
  }
}

// Those of several sites, asked as one.
export class Lexicons {
  #all;

  constructor(all) {
    this.#all = all;
    const filters = Object.keys(all[0].names.filters).map((name) => {
      const values = new Map(all.flatMap((one) => one.names.filters[name]).map((value) => [value[0], value]));
      return [name, [...values.values()].sort(([a], [b]) => (a < b ? -1 : 1))];
    });
    this.names = { filters: Object.fromEntries(filters), kinds: Object.assign({}, ...all.map((one) => one.names.kinds)) };
  }

  async #gather(ask) {
    const ways = new Map();
    for (const way of (await Promise.all(this.#all.map(ask))).flat()) {
      if ((ways.get(way.said)?.weight ?? 0) < way.weight) ways.set(way.said, way);
    }
    return [...ways.values()].sort((a, b) => b.weight - a.weight);
  }

  ways(typed) {
    return this.#gather((one) => one.ways(typed));
  }

  completions(typed) {
    return this.#gather((one) => one.completions(typed));
  }

  corrections(typed) {
    return this.#gather((one) => one.corrections(typed));
  }
}

function parse(line) {
  return line.slice(line.indexOf("\t") + 1).split("|").map((entry) => {
    const kind = entry[0];
    const said = entry.slice(kind === "d" ? entry.indexOf(":") + 1 : 1);
    const pages = kind === "d" ? Number(entry.slice(1, entry.indexOf(":"))) : 0;
    return { words: said.split(" ").filter((word) => !word.startsWith("~")), said, text: said.replace(/[ ~]/g, ""), kind, pages, weight: WEIGHTS[kind] };
  });
}

// Public word lists are broad: they are asked only where the site and its own vocabulary have no word.
function choose(ways) {
  const own = ways.filter((way) => !"se".includes(way.kind));
  return own.length ? own : ways;
}

// Edits (insert, leave out, change, swap neighbours) from one word to the other; more than `most` counts as `most + 1`.
function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + changed);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        least = Math.min(least, before[column - 2] + 1);
      }
      next.push(least);
    }
    [before, last] = [last, next];
  }
  return last[other.length];
}
