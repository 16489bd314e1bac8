// Understands what a reader typed: filters by names that the site knows, numbers and years, and words with what they may mean.
//
// A node is { typed, ways, parts, loose }: found on a page by one of its ways (a wording of the site), or by all of its parts;
// a loose one is nearly found by most of them.

import { romajiKey } from "./search-romaji.js";
import { cutWords, fold, normal, takeQuantities } from "./search-words.js";

/** @import { Known, Vocabulary, Way } from "./search-lexicon.js" */
/** @typedef {{ typed: string, ways: Way[], parts: QueryNode[], loose?: boolean, optional?: boolean, number?: boolean }} QueryNode */
/** @typedef {Record<string, string[]>} Filters values by filter */
/** @typedef {{ nodes: QueryNode[], filters: Filters, missing: string[], corrected: [string, string][], exact: string[], onlyAsks: boolean, unasked: string[], without: (name: string, value: string) => string }} Query */
/** @typedef {{ lexicon: Vocabulary, missing: string[], corrected: [string, string][], unasked: string[] }} Reading */

const QUOTED = /["「『“]([^"」』”]+)["」』”]/g;
const LETTER_BEFORE = /[\p{L}\p{N}]$/u;
const LETTER_AFTER = /^[\p{L}\p{N}]/u;
const LETTERS_AFTER = /^[\p{L}\p{N}]{2}/u;
const TIE_AFTER = /^(?:の|における)/;
const ALL_BUT = /^\s*(?:以外|を除|のほか|の他)/;
const JOINS = /^[・‐\-'’&/]$/;
const LATIN = /^[a-z0-9]+$/;
const LATIN_NAMES = /(?<![a-z0-9])([a-z]{3,}(?:['-][a-z]+)*)(?:[ -](?:city|town|village|shi|ku|cho|machi|mura|son))?(?![a-z0-9])/g;
const KATAKANA = /^[ァ-ヴー]+$/;
const HIRAGANA = /^[ぁ-んー]+$/;

// Words of questions and wishes: they say nothing of the page that answers.
const ASKING = new Set(
  `何 なに いくら いくつ いつ どこ どこで どう どの どれ どれくらい どのくらい どんな だれ 誰 なぜ どうして 教え 教えて おしえて 知り 知りたい たい ください 下さい ほしい 欲しい
  どれぐらい どのぐらい なん どちら どなた いつまで いつから どこに だれが 誰が だれに 誰に
  かかる かかり わかる 分かる いえ ある あり ます まし ません です でし ですか か する した して し いる い いる いる れ られ られる なる なっ た て で が は を に の も と へ や な ね よ
  こと もの ため とき ところ よう ない なかっ なかった でき できる できた できない いう について として より から まで など だけ ので のか のは では には とは 時 方 件 的 等
  the of in on for and to a an is are how what where when`.split(/\s+/),
);

// A word that asks, at the end of a piece that has something to ask about: 給料いくら, 窓口はどこですか.
const ASKED_LAST = /(?<=[^ぁ-ん])(?:は|が|って|とは|の)?(?:いつ|いくら|いくつ|どこ|だれ|誰|どう|なぜ|どんな|どれくらい|どのくらい|どれぐらい|どのぐらい)(?:まで|から|で|に|が|か|なの|ですか|でしょうか|なんですか|になる|になりますか)?$/;

// Words that readers would miss among what was looked for, though no page answers by having them.
const QUESTIONS = /いつ|いくら|いくつ|どこ|だれ|誰|どうして|どう|なぜ|どんな|どれ(?:くらい|ぐらい)?|どの(?:くらい|ぐらい)|どちら|どなた|なに|何/;

// How readers ask for a status.
/** @type {[RegExp, string][]} */
const STATUSES = [
  [/(?:目標[をがに]?)?(?:達成(?:でき|し)(?:なかった|ていない|てない|なかつた)|未達成?|届かなかった)/, "not-reached"],
  [/(?:目標[をがに]?)?達成(?:できた|した|済み?)/, "reached"],
];

// A word as short as 非常食 says nothing in parts: without all of them it is not there.
const WHOLE_UP_TO = 4;

// Every page is about them: a page without them answers as well.
const GENERAL = new Set("市役所 役所 役場 市 町 村 区 市町村 自治体 行政 事業 施策 取組 取り組み 取組み 計画 状況 内容 情報 現在 今 最近 市民 住民 方法 理由 結果 ページ データ".split(" "));

// What a plan does with anything: a page about the rest of the word answers as well (健康管理 for 健康管理対策).
const DOING = new Set("対策 推進 実施 強化 向上 促進 充実 検討 運営 整備 改善 対応 支援 活動 運用 仕事 業務 施策 事業 取組 計画 制度".split(" "));
const INFLECTED = /^(?:[㐀-鿿][ぁ-ん]+|[ぁ-ん]{2,3})$/;

/** @param {string} word */
const saysLittle = (word) => word.length < 2 || GENERAL.has(word) || INFLECTED.test(word);
/** @param {string} word */
const isGeneral = (word) => saysLittle(word) || DOING.has(word);
/** @param {string} word */
const ties = (word) => ASKING.has(word) || (HIRAGANA.test(word) && word.length < 2);

// ō and ô are how some write a long vowel in Latin letters; no word of a page is written so.
/** @param {string} text */
const withoutMacrons = (text) => text.normalize("NFD").replace(/(?<=[a-z])[\u0302\u0304]/gi, "").normalize("NFC");

// Whether it is made of words of questions alone: いつ, どこですか. Latin letters are read together, as they may be a name.
/** @param {string} piece */
const onlyAsks = (piece) => {
  const words = cutWords(piece);
  return !/[a-z0-9]/.test(piece) && (ASKING.has(piece) || (words.length > 0 && words.every((word) => ASKING.has(word))));
};

// Gives { nodes, filters, missing, corrected, exact, onlyAsks, unasked }. `unasked` are words of questions that were not looked for. `filters` are those that the words name: { year: ["2018"] }; with
// `departments` false the name of one is a word like any other.
/** @param {string} query @param {Vocabulary} lexicon @returns {Promise<Query>} */
export async function understand(query, lexicon, departments = true) {
  /** @type {string[]} */
  const missing = [];
  /** @type {[string, string][]} */
  const corrected = [];
  /** @type {QueryNode[]} */
  const nodes = [];
  /** @type {string[]} */
  const exact = [];
  let text = normal(withoutMacrons(query)).replace(QUOTED, (_, inner) => {
    const words = cutWords(inner).map(normal).filter((word) => !ties(word));
    if (words.length) {
      nodes.push({ typed: inner, ways: [{ words, weight: 1, kind: "d", text: inner, said: words.join(" "), pages: 0 }], parts: [] });
      exact.push(fold(inner));
    }
    return " ";
  });
  const named = takeNames(text, lexicon.names, departments);
  text = named.left;
  const taken = takeQuantities(text);
  text = taken.left;
  const filters = named.filters;
  const years = new Set(lexicon.names.filters.year.map(([year]) => year));
  const yearsTyped = new Map(taken.found.map(({ typed, word }) => [word.slice(1), typed]));
  for (const { typed, word } of taken.found) {
    if (word[0] === "y" && years.has(word.slice(1))) filters.year = [...(filters.year ?? []), word.slice(1)];
    else nodes.push({ typed, ways: countedWays(typed.trim(), word), parts: [], number: true });
  }
  /** @type {string[]} */
  const unasked = [];
  const reading = { lexicon, missing, corrected, unasked };
  /** @param {string} words */
  const leaveUnasked = (words) => {
    unasked.push(...(QUESTIONS.exec(words) ?? []));
    return "";
  };
  const asked = (await joinLatin(text.split(/\s+/).filter(Boolean), lexicon)).map((piece) => piece.replace(ASKED_LAST, (words) => leaveUnasked(words)));
  const pieces = asked.filter((piece) => !onlyAsks(piece) || leaveUnasked(piece));
  for (const piece of pieces) nodes.push(...(await readPiece(piece, reading)));
  // Where a filter says all that was asked, words that every page is about would only take pages away.
  if (Object.keys(filters).length && nodes.every((node) => node.optional)) nodes.length = 0;
  // And where no page has what was asked for, such words only pretend to be near it.
  if (missing.length && nodes.every((node) => node.optional)) nodes.length = 0;
  /** @param {string} name @param {string} value */
  const without = (name, value) => left(normal(query), named.typed.get(`${name} ${value}`) ?? yearsTyped.get(value) ?? "");
  const asks = asked.length > 0 && !pieces.length && !nodes.length && !Object.keys(filters).length;
  return { nodes, filters, missing, corrected, exact, onlyAsks: asks, unasked: [...new Set(unasked)], without };
}

// What is counted tells 16団体 from anything else that is sixteen.
/** @param {string} text @param {string} word @returns {Way[]} */
function countedWays(text, word) {
  const words = cutWords(text).map(normal);
  const way = { words: [word], weight: words.length > 1 ? 0.9 : 1, kind: "n", text, said: word, pages: 0 };
  return words.length > 1 ? [{ ...way, words, weight: 1 }, way] : [way];
}

/** @param {string} text @param {string} typed */
const left = (text, typed) => text.replace(typed, " ").replace(/\s+/g, " ").trim();

// Leaves a name out of a text: where it stands alone (with の or における after it), or begins a longer word; not where all others are
// asked for (三鷹市以外). The name is any text
// of the data; nothing of it is read as a pattern.
/** @param {string} text @param {string} name */
export function leaveOut(text, name) {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + name.length);
    if (ALL_BUT.test(after)) return text;
    const [tie] = TIE_AFTER.exec(after) ?? [""];
    if (!LETTER_BEFORE.test(before) && (tie || !LETTER_AFTER.test(after))) return `${before} ${after.slice(tie.length)}`;
    const rest = after.startsWith("の") ? after.slice(1) : after;
    if (at === 0 && LETTERS_AFTER.test(rest)) return ` ${rest}`;
  }
  return text;
}

// A name of a municipality anywhere, any other value of a filter where it stands alone, if more was typed than the name.
/** @param {string} text @param {Known} names @param {boolean} departments */
function takeNames(text, { filters, latin = {} }, departments) {
  /** @type {Filters} */
  const found = {};
  /** @type {Map<string, string>} */
  const typed = new Map();
  let left = text;
  for (const [name] of filters.municipality) {
    const whole = normal(name);
    const short = whole.replace(/[都道府県市区町村]$/, "");
    for (const called of [whole, short].filter((one) => one.length > 1)) {
      const rest = leaveOut(left, called);
      if (rest !== left && rest.trim()) {
        typed.set(`municipality ${name}`, called);
        found.municipality = [...new Set([...(found.municipality ?? []), name])];
        left = rest;
        break;
      }
    }
  }
  for (const [words, name] of latinNames(left, latin)) {
    const rest = left.replace(words, " ");
    if (!filters.municipality.some(([value]) => value === name)) continue;
    if (!rest.trim()) {
      left = normal(name); // nothing but the name was typed: it is looked for as it is written
      break;
    }
    typed.set(`municipality ${name}`, words);
    found.municipality = [...new Set([...(found.municipality ?? []), name])];
    left = rest;
  }
  for (const [words, status] of STATUSES) {
    const rest = left.replace(words, " ");
    if (rest !== left && filters.status.some(([value]) => value === status)) {
      typed.set(`status ${status}`, left.match(words)?.[0] ?? "");
      found.status = [status];
      left = rest;
      break;
    }
  }
  for (const [name] of departments ? filters.department : []) {
    const rest = ` ${left} `.replace(` ${normal(name)} `, " ");
    if (rest.trim() && rest.trim() !== left.trim()) {
      typed.set(`department ${name}`, normal(name));
      found.department = [name];
      left = rest.trim();
    }
  }
  return { filters: found, typed, left };
}

// Words of a text that name a municipality in Latin letters (komae, Komae-shi, komae city): the words, and the name.
/** @param {string} text @param {Record<string, string[]>} latin @returns {[string, string][]} */
function latinNames(text, latin) {
  const names = new Map(Object.entries(latin).flatMap(([name, keys]) => keys.map((key) => /** @type {[string, string]} */ ([key, name]))));
  return [...text.matchAll(LATIN_NAMES)].flatMap(([whole, word]) => {
    const name = names.get(romajiKey(word)) ?? names.get(romajiKey(whole));
    return name ? [/** @type {[string, string]} */ ([whole, name])] : [];
  });
}

// Words in Latin letters may belong together across spaces: my number card.
/** @param {string[]} pieces @param {Vocabulary} lexicon */
async function joinLatin(pieces, lexicon) {
  /** @type {string[]} */
  const joined = [];
  for (let begin = 0; begin < pieces.length; ) {
    let end = begin + 1;
    if (LATIN.test(pieces[begin])) {
      for (let last = Math.min(pieces.length, begin + 4); last > end; last -= 1) {
        const run = pieces.slice(begin, last);
        if (run.every((piece) => LATIN.test(piece)) && (await lexicon.ways(run.join(" "))).length) end = last;
      }
    }
    joined.push(pieces.slice(begin, end).join(" "));
    begin = end;
  }
  return joined;
}

/** @param {string} piece @param {Reading} reading @returns {Promise<QueryNode[]>} */
async function readPiece(piece, reading) {
  const { lexicon } = reading;
  const whole = await lexicon.ways(piece);
  // What public word lists say of a word counts less than what the site has that begins with it.
  if (whole.length && whole.every((way) => "se".includes(way.kind))) whole.unshift(...(await lexicon.completions(piece)));
  const runs = cutRuns(piece);
  if (whole.length && (HIRAGANA.test(piece) || !(runs.length === 1 && runs[0].length > 1))) return [{ typed: piece, ways: whole, parts: await partsOf(whole, lexicon) }];
  if (HIRAGANA.test(piece) || (runs.length > 1 && /^[ぁ-んァ-ヶー]+$/.test(piece))) {
    const guessed = await guess(piece, reading);
    if (guessed) return [guessed];
  }
  /** @type {QueryNode[]} */
  const nodes = [];
  // A name in hiragana at the beginning, which the segmenter would cut into single kana: はやぶさ2.
  const [name] = piece.match(/^[ぁ-ん]{3,8}(?![ぁ-んー])/) ?? [];
  if (name && name !== piece) {
    const ways = (await lexicon.ways(name)).filter((way) => way.kind === "d");
    if (ways.length) return [{ typed: name, ways, parts: [] }, ...(await readPiece(piece.slice(name.length), reading))];
  }
  reading.unasked.push(...segments(piece).filter((word) => ties(word) && QUESTIONS.exec(word)?.[0] === word));
  for (const run of runs) {
    // Who parts words by spaces means each of them.
    const node = await readRun(run, reading, runs.length > 1 ? isGeneral : saysLittle);
    if (node) nodes.push(node);
  }
  return nodes;
}

// Firefox sometimes takes a kanji into the ending before it (なか|った事|業): there the text is parted, and cut anew.
/** @param {string} piece @returns {string[]} */
function segments(piece) {
  const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
  /** @param {string} text */
  const cut = (text) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const first = cut(piece);
  const torn = first.find((segment) => /^[ぁ-ん]{2,}[㐀-鿿ァ-ヴ]/.test(segment));
  if (!torn) return first;
  const at = piece.indexOf(torn) + torn.search(/[㐀-鿿ァ-ヴ]/);
  return [...segments(piece.slice(0, at)), ...segments(piece.slice(at))];
}

// Words that stand together without anything that parts them.
/** @param {string} piece */
function cutRuns(piece) {
  /** @type {string[][]} */
  const runs = [[]];
  let before = "";
  for (const segment of segments(piece)) {
    const word = segment.replace(/[^\p{L}\p{N}]/gu, "");
    const run = runs.at(-1);
    // A katakana word that the segmenter does not know is one word all the same: コン プライア ン ス.
    if (KATAKANA.test(before) && KATAKANA.test(word)) run?.push(run.pop() + word);
    else if (word && !ties(word)) run?.push(word);
    else if (!JOINS.test(segment)) runs.push([]);
    before = run === runs.at(-1) && run?.length ? word : "";
  }
  return runs.filter((run) => run.length);
}

/** @param {string[]} words @param {Reading} reading @param {(word: string) => boolean} isOptional @returns {Promise<QueryNode | null>} */
async function readRun(words, reading, isOptional) {
  const typed = words.join("");
  const node = { ...(await readNode(words, reading.lexicon)), optional: isOptional(typed) };
  if (node.ways.length) return node;
  if (node.optional || /^\d$/.test(typed)) return null;
  if (node.parts.length > 1 ? node.parts.some(isUnknown) : true) {
    const guessed = await guess(typed, reading);
    if (guessed) return guessed;
  }
  if (node.parts.some((part) => part.typed.length === 1) && !isOwnWord(typed)) {
    const torn = (await reading.lexicon.corrections(typed)).filter((way) => tears(typed, way.words));
    if (torn.length) {
      reading.corrected.push([typed, torn[0].text]);
      return { typed, ways: torn, parts: [] };
    }
  }
  // How something is (古い条例) says little; where no page has the word, what it is said of is looked for.
  const told = words.filter((word, index) => !(INFLECTED.test(word) && node.parts.some((part) => part.typed === word && isUnknown(part)) && words[index + 1]));
  if (told.length && told.length < words.length) return readRun(told, reading, isOptional);
  /** @type {QueryNode[]} */
  const known = [];
  for (const part of node.parts) {
    if (!isUnknown(part)) known.push(part);
    else {
      const guessed = part.typed.length > 1 ? await guess(part.typed, reading) : null;
      if (guessed) known.push(guessed);
      else if (!/^\d+$/.test(part.typed) && !INFLECTED.test(part.typed) && (part.typed.length > 1 || node.parts.length < 3)) reading.missing.push(part.typed);
    }
  }
  const knownLength = known.reduce((length, part) => length + part.typed.length, 0);
  if (known.some((part) => part.typed.length > 1) && knownLength >= typed.length * (typed.length > WHOLE_UP_TO ? 0.5 : 1)) {
    return { typed, ways: [], parts: known, loose: typed.length > WHOLE_UP_TO, optional: known.every((part) => isOptional(part.typed)) };
  }
  // What is left of it says something else: 園 is not 動物園.
  reading.missing.splice(0, reading.missing.length, ...reading.missing.filter((word) => !typed.includes(word)), typed);
  return null;
}

// A page may say apart what another name of the same thing says in one: 米軍 and 基地 for US military base.
/** @param {Way[]} ways @param {Vocabulary} lexicon */
async function partsOf(ways, lexicon) {
  const [best] = ways;
  return best.kind === "k" && best.words.length > 2 ? (await readNode(best.words, lexicon)).parts : [];
}

// A part that is known in pieces alone, one of which no page has, is a slip: 大網 in 行財政改革大網.
/** @param {QueryNode} node @returns {boolean} */
const isUnknown = (node) => !node.ways.length && (!node.parts.length || node.parts.some(isUnknown));

/** @param {string[]} words @param {Vocabulary} lexicon @returns {Promise<QueryNode>} */
async function readNode(words, lexicon) {
  const typed = words.join("");
  const ways = await lexicon.ways(typed);
  if (words.length < 2) return { typed, ways, parts: [] };
  /** @type {QueryNode[]} */
  const parts = [];
  for (let begin = 0; begin < words.length; ) {
    let end = begin + 1;
    for (let last = Math.min(words.length, begin + 6); last > end; last -= 1) {
      const isWhole = begin === 0 && last === words.length;
      if (!isWhole && (await lexicon.ways(words.slice(begin, last).join(""))).length) end = last;
    }
    const part = await readNode(words.slice(begin, end), lexicon);
    parts.push({ ...part, optional: begin > 0 && end === words.length && DOING.has(part.typed) });
    begin = end;
  }
  return { typed, ways, parts, loose: typed.length > WHOLE_UP_TO };
}

// Three kanji in which the segmenter sees a word are one that no page has, not a slip: 動物園 is not 植物園, nor 非常食 非常勤.
/** @param {string} typed */
const isOwnWord = (typed) => typed.length === 3 && segments(typed).some((segment) => segment.length > 1);

// Whether what was typed differs from these words in one sign within a word. The sign beside it is then no word of its own:
// 行財政改革大網 is 大綱 with a slip, and 国際交流課 is no slip for 国際交流 and 員.
/** @param {string} typed @param {string[]} words */
function tears(typed, words) {
  const [other, text] = [[...words.join("")], [...typed]];
  const at = text.findIndex((sign, index) => sign !== other[index]);
  if (at < 0 || text.length !== other.length || text.slice(at + 1).some((sign, index) => sign !== other[at + 1 + index])) return false;
  let end = 0;
  return words.some((word) => (end += [...word].length) > at && end - [...word].length <= at && [...word].length > 1);
}

/** @param {string} typed @param {Reading} reading @returns {Promise<QueryNode | null>} */
async function guess(typed, { lexicon, corrected }) {
  const begun = await lexicon.completions(typed);
  if (begun.length) return { typed, ways: begun, parts: [] };
  if (isOwnWord(typed)) return null;
  const near = await lexicon.corrections(typed);
  if (!near.length) return null;
  corrected.push([typed, near[0].text]);
  return { typed, ways: near, parts: [] };
}
