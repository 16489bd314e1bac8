// The lexicon: which wordings of the site a reader's words may mean. Loaded piece by piece; generator/search/lexicon.py makes it.

import { unpacked } from "./search-engine.js";
import { romajiKey } from "./search-romaji.js";
import { fold, foldStem, normal } from "./search-words.js";

/** @typedef {{ words: string[], weight: number, kind: string, text: string, said: string, pages: number, on?: Place[], meant?: boolean, read?: string, small?: boolean, about?: boolean }} Way a wording of the site; on the pages that have it, where the lexicon tells them; meant by all that was typed, not by a word of it; read: the word that what was typed was read as; small: its reading has small kana; about: what was typed holds more */
/** @typedef {{ page: number, often: number, titled: boolean }} Place a page that has a wording, how often, and whether in its title */
/** @typedef {[value: string, label: string, word: string]} FilterValue */
/** @typedef {{ filters: Record<string, FilterValue[]>, latin?: Record<string, string[]> }} Known what the site knows by name */
/** @typedef {Known & { pieces: number, tails: number, edition: string, others: [name: string, address: string][] }} Names */
/** @typedef {(typed: string) => Promise<Way[]>} Ask */
/** @typedef {{ base: string, length: number, ways: Way[] }} Verb as a dictionary has it, with how many signs of the text are its own */
/** @typedef {{ names: Known, more: () => Promise<void>, ways: Ask, completions: Ask, corrections: (typed: string, alike?: boolean) => Promise<Way[]>, verb: (text: string) => Promise<Verb | null> }} Vocabulary a lexicon, or several as one */

// How much a wording counts that is not just what was typed.
/** @type {Record<string, number>} */
const KINDS = { d: 1, k: 0.95, m: 0.95, r: 0.9, v: 0.85, j: 0.8, s: 0.5, a: 0.5, e: 0.7, h: 0.7, w: 0.7 };
const COMPLETIONS = 6;
const SHORTEST_MISSPELT = 4;
const LATIN_WORD = /^[a-z0-9]+$/;
const LONGEST_FORM = 6;
// What is not so is another thing, even where the kana of a verb may be left out: 税金を払えない is not 税金を払う.
const NEGATED = /(?:ない|なか|なく|ず|ぬ)[ぁ-ん]*$/;
const KANA = /^[ぁ-ヴー]+$/;
const KANJI = /^[㐀-鿿]+$/;
const SHORT_KANJI = /^[㐀-鿿]{2,3}$/;
const WITH_KANA = /[㐀-鿿].*[ぁ-ん]|[ぁ-ん].*[㐀-鿿]/;
const SMALL_KANA = /[ぁぃぅぇぉっゃゅょ]/;
const ALL_HIRAGANA = /^[ぁ-んー]+$/;
const SHORTEST_BEGUN = 4;
const LONGEST_WHOLE = 5;

// Kana that may be left out are what a word ends with (取り組み) and what ties two together (職員の数), not words of their own: やめた事業 is no spelling of 事業.
const OKURIGANA = "(?![のをにではとへも])(?!が(?![りるれっら]))[ぁ-ん]";
const KANA_BETWEEN = new RegExp(`^(?:${OKURIGANA}{0,3})?(?:から|まで|[のをにがではともへやな])?$`);
const KANA_LAST = new RegExp(`^(?:${OKURIGANA}{0,5}|(?:[をがにはでともへの])?(?:(?:する|した|した[いく]|して|しない|なる|なった|なって|ある|いる|できる|できた)[ぁ-ん]{0,3})?)$`);

// What of the two of a phrase that the vocabulary has (机を片付ける) may stand apart, it means the same: 机のまわりを片付ける.
const TWO_APART = /[^ぁ-ん][ぁ-ん]+[^ぁ-ん]/;

/** @param {string} key @param {number} count */
const pieceOf = (key, count) => {
  const [first, second] = [...key].map((sign) => sign.codePointAt(0));
  return (((first ?? 0) * 31 + (second ?? 0)) % count).toString(16).padStart(2, "0");
};

// Words that begin with the same kanji lie in one piece.
/** @param {string} key */
const beginOf = (key) => /^=?([㐀-鿿])/.exec(key)?.[1] ?? key.replace(/^=/, "");

/** @param {string} key */
const backwards = (key) => [...key].reverse().join("");

/** @implements {Vocabulary} */
export class Lexicon {
  /** @type {URL} */
  #root;
  /** @type {Map<string, Promise<string[]>>} */
  #pieces = new Map();

  /** @param {URL} site @param {Names} names */
  constructor(site, names) {
    this.#root = new URL("pagefind/lexicon/", site);
    this.names = names;
  }

  /** @param {string} name @returns {Promise<string[]>} */
  #piece(name) {
    const held = this.#pieces.get(name);
    if (held) return held;
    const piece = unpacked(new URL(`${name}.pf_lexicon?${this.names.edition}`, this.#root)).then((response) => response.text()).then((text) => text.split("\n"));
    this.#pieces.set(name, piece);
    return piece;
  }

  // Also the values of those filters of which a city may have very many.
  async more() {
    const [values] = await this.#piece("filters");
    Object.assign(this.names.filters, JSON.parse(values));
  }

  /** @param {string} key */
  async #lines(key) {
    return key ? this.#piece(pieceOf(beginOf(key), this.names.pieces)) : [];
  }

  // The ways to say what was typed, best first: [{ words, weight, kind, said }].
  /** @param {string} typed @returns {Promise<Way[]>} */
  async ways(typed) {
    /** @type {Map<string, Way>} */
    const ways = new Map();
    const spelt = isSpeltOut(normal(typed));
    /** @type {[key: string, loss: number][]} */
    const keys = [[fold(typed), 1], [NEGATED.test(typed) || !(spelt || TWO_APART.test(normal(typed))) ? "" : foldStem(typed), 0.95], [romajiKey(normal(typed)), 1], ...singulars(typed)];
    const pieces = await Promise.all(keys.map(([key]) => this.#lines(key)));
    for (const [index, [key, loss]] of keys.entries()) {
      const line = pieces[index].find((one) => one.startsWith(`${key}\t`));
      for (const way of line && !isBare(line) ? parse(line) : []) {
        // りょう is not りよう, as 利用 is read: its line has no mark for a small kana.
        if ((way.kind === "r" || (way.read && way.kind !== "j")) && !way.small && SMALL_KANA.test(typed)) continue;
        if (index === 1 && !spelt && !"mvw".includes(way.kind)) continue;
        const better = (ways.get(way.said)?.weight ?? 0) < way.weight * loss;
        if (better) ways.set(way.said, { ...way, weight: way.weight * loss, ...(index === 1 && !spelt && { about: true }) });
      }
    }
    const chosen = choose([...ways.values()]);
    // The vocabulary names what it means most first.
    chosen.filter((way) => "vw".includes(way.kind)).forEach((way, index) => (way.weight *= 1 - 0.04 * index));
    return chosen;
  }

  // The verb that a text begins with, in any of its forms; or what a text of one kanji says.
  /** @param {string} text @returns {Promise<Verb | null>} */
  async verb(text) {
    const lines = await this.#lines(`=${text.slice(0, 2)}`);
    for (let length = Math.min(LONGEST_FORM, text.length); length > 0; length -= 1) {
      if (length < 2 && text.length > 1) return null;
      const line = lines.find((one) => one.startsWith(`=${text.slice(0, length)}\t`));
      if (!line) continue;
      const [base] = parse(line);
      const [, ...ways] = parse(lines.find((one) => one.startsWith(`=${base.text}\tb${base.text}`)) ?? line);
      return { base: base.text, length, ways: ways.map((way, index) => ({ ...way, weight: way.weight * (1 - 0.06 * index) })) };
    }
    return null;
  }

  // Wordings that begin with what was typed.
  /** @param {string} typed @returns {Promise<Way[]>} */
  async completions(typed) {
    const key = fold(typed);
    if (key.length < 2) return [];
    const latin = romajiKey(normal(typed));
    const begun = (await this.#lines(key)).filter((line) => line.startsWith(key) && !isBare(line));
    if (latin.length >= SHORTEST_MISSPELT && latin !== key) begun.push(...(await this.#lines(latin)).filter((line) => line.startsWith(latin)));
    if (key.length < 3 && ALL_HIRAGANA.test(typed)) return []; // a word of its own: はし is not はしご
    if (key.length < 3 && KANA.test(typed)) return begun.flatMap(parse).filter(({ kind, text }) => kind === "d" && text.startsWith(normal(typed))).slice(0, COMPLETIONS).map((way) => ({ ...way, weight: 0.8, kind: "p" }));
    const kinds = latin.length >= SHORTEST_MISSPELT ? "drkj" : "drk";
    // By its reading a word may begin another that is none of it: くるま is not 来る前.
    const isPart = (/** @type {Way} */ { kind, said, text, read }) => kinds.includes(kind) && !read && (!LATIN_WORD.test(typed) || kind === "j" || text.startsWith(typed)) && (!typed.endsWith("ー") || (kind === "d" && text.startsWith(typed))) && (!ALL_HIRAGANA.test(typed) || kind === "d" || (key.length >= SHORTEST_BEGUN && !(said.includes(" ") && /[ぁ-ん]/.test(said))));
    const ways = begun.flatMap((line) => parse(line).filter(isPart));
    const shortest = ways.sort((a, b) => a.words.length - b.words.length || b.pages - a.pages);
    return shortest.slice(0, COMPLETIONS).map((way) => ({ ...way, weight: 0.8, kind: "p" }));
  }

  // Wordings that differ from what was typed by one slip, or by two in a long word. Of three signs only kanji, for others. With `alike`
  // only those whose kanji are read alike.
  /** @param {string} typed @returns {Promise<Way[]>} */
  async corrections(typed, alike = false) {
    const key = fold(typed);
    const short = SHORT_KANJI.test(key);
    if (key.length < SHORTEST_MISSPELT && !short) return [];
    const lines = await this.#lines(key);
    // A word of its own that no page has is no slip: チケット is not ロケット.
    if (lines.some((line) => isBare(line) && line.startsWith(`${key}\t`))) return [];
    const heads = lines.filter((line) => !isBare(line)).map((line) => line.split("\t", 1)[0]);
    const tails = await this.#piece(`tail-${pieceOf(backwards(key), this.names.tails)}`);
    const most = key.length >= 8 ? 2 : 1;
    const ends = key.length < 3 ? [key[0], key[1]] : short ? [key[2] + key[0]] : [];
    const around = (await Promise.all(ends.map((end) => this.#piece(`tail-${pieceOf(end, this.names.tails)}`)))).flat();
    /** @param {string} other */
    const isNear = (other) => (short ? SHORT_KANJI.test(other) && other.length === key.length : other.length >= SHORTEST_MISSPELT);
    // Most short words in kana that are one sign apart are two words (ほうさい, こうさい): only marks of voice are a slip there.
    const plainly = ALL_HIRAGANA.test(typed) && key.length <= LONGEST_WHOLE;
    const near = [...new Set([...heads, ...tails, ...around])]
      .filter((other) => !plainly || unvoiced(other) === unvoiced(key))
      .map((other) => /** @type {[string, number]} */ ([other, isNear(other) ? slips(key, other, most) : most + 1]))
      .filter(([, count]) => count <= most)
      .sort((a, b) => a[1] - b[1]);
    const sounds = near.length && (KANJI.test(key) || WITH_KANA.test(key)) ? await this.#piece("sounds").catch(() => []) : []; // another site may have none
    /** @param {[string, number]} one */
    const differs = ([other]) => Number(!soundsAlike(key, other, sounds));
    // What is read alike comes first: 育生 for 育成.
    // Where kana say how a kanji is read, another kanji is another word: 受け取り is no slip of 向け取り.
    const close = WITH_KANA.test(key) ? near.filter(([other]) => kanjiOf(other) === kanjiOf(key) || soundsAlike(key, other, sounds)) : near;
    const least = close.filter(([, count]) => count === close[0][1]).sort((a, b) => differs(a) - differs(b));
    for (const [other, count] of least.filter((one) => !alike || !differs(one))) {
      const ways = (await this.ways(other)).filter((way) => (ALL_HIRAGANA.test(typed) ? "dk" : "dvkm").includes(way.kind) && !way.read);
      if (ways.length) return ways.map((way) => ({ ...way, weight: way.weight * (count > 1 ? 0.6 : 0.8), kind: "vm".includes(way.kind) ? way.kind : "c" }));
    }
    return [];
  }
}

// Those of several sites, asked as one.
/** @implements {Vocabulary} */
export class Lexicons {
  /** @type {Lexicon[]} */
  #all;

  /** @param {Lexicon[]} all */
  constructor(all) {
    this.#all = all;
    this.names = this.#known();
  }

  /** @returns {Known} */
  #known() {
    const all = this.#all;
    const filters = Object.keys(all[0]?.names.filters ?? {}).map((name) => {
      const values = new Map(all.flatMap((one) => one.names.filters[name] ?? []).map((value) => [value[0], value]));
      return /** @type {[string, FilterValue[]]} */ ([name, [...values.values()].sort(([a], [b]) => Number(a > b) - Number(a < b))]);
    });
    return { filters: Object.fromEntries(filters), latin: Object.fromEntries(all.flatMap((one) => Object.entries(one.names.latin ?? {}))) };
  }

  async more() {
    await Promise.all(this.#all.map((one) => one.more()));
    this.names = this.#known();
  }

  /** @param {(one: Lexicon) => Promise<Way[]>} ask */
  async #gather(ask) {
    /** @type {Map<string, Way>} */
    const ways = new Map();
    // What pages a site has tells nothing of those of the others.
    for (const way of (await Promise.all(this.#all.map(ask))).flat()) {
      if ((ways.get(way.said)?.weight ?? 0) < way.weight) ways.set(way.said, { ...way, on: undefined });
    }
    return [...ways.values()].sort((a, b) => b.weight - a.weight);
  }

  /** @param {string} typed @returns {Promise<Way[]>} */
  ways(typed) {
    return this.#gather((one) => one.ways(typed));
  }

  /** @param {string} typed @returns {Promise<Way[]>} */
  completions(typed) {
    return this.#gather((one) => one.completions(typed));
  }

  /** @param {string} typed @returns {Promise<Way[]>} */
  corrections(typed, alike = false) {
    return this.#gather((one) => one.corrections(typed, alike));
  }

  /** @param {string} text @returns {Promise<Verb | null>} */
  async verb(text) {
    const verbs = (await Promise.all(this.#all.map((one) => one.verb(text)))).filter((verb) => verb !== null);
    const [first] = verbs.sort((a, b) => b.length - a.length);
    return first ? { ...first, ways: await this.#gather(async () => verbs.filter(({ base }) => base === first.base).flatMap(({ ways }) => ways)) } : null;
  }
}

// Whether nothing but such kana stands in it. One pattern for all of it would try each way to part what stands between: of twenty kanji there are half a million.
/** @param {string} text */
function isSpeltOut(text) {
  const [first, ...others] = text.replace(/^[おご](?=[^ぁ-ん])/, "").split(/([ぁ-ん]+)/);
  const kana = others.filter((_, index) => index % 2 === 0);
  const last = others.at(-1) === "" ? kana.length - 1 : kana.length;
  return first !== "" && kana.every((run, index) => (index === last ? KANA_LAST : KANA_BETWEEN).test(run));
}

// A word that leads nowhere.
/** @param {string} line */
const isBare = (line) => line.endsWith("\t");

/** @param {string} line @returns {Way[]} */
function parse(line) {
  return line.slice(line.indexOf("\t") + 1).split("|").map((whole) => {
    const [entry, places] = whole.split("#");
    const kind = entry[0];
    const [before, said] = entry.includes(":") ? entry.slice(1).split(":") : ["", entry.slice(1)];
    const pages = kind === "d" ? Number(before) : 0;
    return { words: said.split(" ").filter((word) => !word.startsWith("~")), said, text: said.replace(/[ ~]/g, ""), kind, pages, weight: KINDS[kind], ...(before && kind !== "d" && { read: before.replace("+", "") }), ...(before.startsWith("+") && { small: true }), ...(places && { on: placesOf(places) }) };
  });
}

// Numbers of pages, each as the way from the one before it, and signs for how often each has the wording; the last four for those whose title has it.
const [SIGNS, OFTEN] = [",;:.!?*+", [1, 2, 5, 10]];

/** @param {string} places @returns {Place[]} */
function placesOf(places) {
  let page = 0;
  return [...places.matchAll(/(\w+)(\W)/g)].map(([, step, sign]) => {
    const at = SIGNS.indexOf(sign);
    return { page: (page += parseInt(step, 36)), often: OFTEN[at % OFTEN.length], titled: at >= OFTEN.length };
  });
}

// English words are listed in the singular: call centers, facilities, bosses.
/** @param {string} typed @returns {[key: string, loss: number][]} */
function singulars(typed) {
  const word = normal(typed);
  if (!/^[a-z][a-z '-]*[a-rt-z]s$/.test(word)) return [];
  const endings = word.endsWith("ies") ? [`${word.slice(0, -3)}y`] : word.endsWith("es") ? [word.slice(0, -1), word.slice(0, -2)] : [word.slice(0, -1)];
  return endings.map((one) => /** @type {[string, number]} */ ([fold(one), 0.95]));
}

// Public word lists are broad, and an English word may read as Japanese by accident: each is asked only where nothing before it has the word.
/** @param {Way[]} ways */
function choose(ways) {
  const own = ways.filter((way) => !"saejh".includes(way.kind));
  // A page may have an English word by the way, as a column of data; what it means in Japanese is what the plans say.
  if (own.length) return LATIN_WORD.test(own[0].text) ? ways.filter((way) => !"saj".includes(way.kind)) : own;
  const written = ways.some((way) => way.kind !== "h") ? ways.filter((way) => way.kind !== "h") : ways;
  return written.some((way) => way.kind === "e") ? written.filter((way) => way.kind !== "j") : written;
}

/** @param {string} key */
const kanjiOf = (key) => key.replace(/[^㐀-鿿]/g, "");

// Without the marks that make か into が.
/** @param {string} key */
const unvoiced = (key) => key.normalize("NFD").replace(/[\u3099\u309a]/g, "");

// Edits (insert, leave out, change, swap neighbours) from one word to the other; more than `most` counts as `most + 1`.
/** @param {string} one @param {string} other @param {number} most */
function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {[number[], number[]]} */
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

// Whether two words of one length differ in nothing but kanji that have a reading in common.
/** @param {string} one @param {string} other @param {string[]} sounds */
function soundsAlike(one, other, sounds) {
  const signs = [...other];
  return signs.length === [...one].length && [...one].every((sign, index) => sign === signs[index] || sounds.some((line) => line.includes(sign) && line.includes(signs[index])));
}
