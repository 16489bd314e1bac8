// Cuts and folds what a reader types as the index is made: generator/search/segmenting.py, folding.py and quantities.py.

import { plain } from "./search-kanji.js";

const ALIKE = new Map([..."ぁぃぅぇぉっゃゅょゎゕゖゔぢづ"].map((sign, index) => [sign, [..."あいうえおつやゆよわかけぶじず"][index]]));

/** @param {string} text */
export const normal = (text) => plain(text).toLowerCase();

// One key for all spellings of a wording: マイナンバカード as マイナンバーカード.
/** @param {string} text */
export function fold(text) {
  return normal(text)
    .replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60))
    .replace(/ゔ[ぁぃぇぉ]/g, ([, sign]) => "ばびべぼ"["ぁぃぇぉ".indexOf(sign)])
    .replace(/[ぁぃぅぇぉっゃゅょゎゕゖゔぢづ]/g, (sign) => ALIKE.get(sign) ?? sign)
    .replace(/[^\p{L}\p{N}]|ー/gu, "");
}

// The key without the kana that may be left out: 取組 for 取り組み. "" where too little is left.
/** @param {string} text */
export function foldStem(text) {
  const stem = normal(text).replace(/[ぁ-ゖ]+/g, "");
  return stem !== normal(text) && (stem.match(/[㐀-鿿々〆]/g) ?? []).length > 1 ? fold(stem) : "";
}

/** @param {string} text */
export function cutWords(text) {
  const whole = plain(text);
  const pieces = Intl.Segmenter
    ? Array.from(new Intl.Segmenter("ja", { granularity: "word" }).segment(whole), (piece) => piece.segment)
    : whole.split(/\s+/);
  return pieces.map((piece) => piece.replace(/[^\p{L}\p{N}]/gu, "")).filter(Boolean);
}

/** @type {Record<string, number>} */
const ERAS = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018, m: 1867, t: 1911, s: 1925, h: 1988, r: 2018 };
/** @type {Record<string, number>} */
const SMALL = { 十: 10, 百: 100, 千: 1000 };
/** @type {Record<string, number>} */
const LARGE = { 万: 1e4, 億: 1e8, 兆: 1e12 };
const COUNTER = "(?:年度|年|人|件|円|名|回|台|時間|時|%|ヘクタール|ha|団体|か所|箇所)?";
const YEARS = [
  /(明治|大正|昭和|平成|令和)\s*(元|\d{1,2}|[一二三四五六七八九十]{1,3})(?:年度?|(?=\D|$))/g,
  /(?<![a-z])([mtshr])\s?(元|\d{1,2})(?![\da-z])(?:年度?)?/g,
  /(?<![\d.,])()((?:19|20)\d\d)(?:年度?|$|(?=[^\d.,人件円名回台時]))/g,
];
const NUMBERS = [
  new RegExp(`(?<![\\d.a-z])(\\d[\\d,]*(?:\\.\\d+)?[兆億万千百]*(?:\\d[\\d,]*(?:\\.\\d+)?[億万千百]+)*(?:\\d[\\d,]*)?)${COUNTER}`, "g"),
  /([一二三四五六七八九十百千万億〇]{2,})(?:[人件円名回台時年%])/g,
];

/** @param {string} number */
export function kanjiValue(number) {
  if (![...number].some((sign) => SMALL[sign] || LARGE[sign])) {
    return Number([...number].map((sign) => "〇一二三四五六七八九".indexOf(sign)).join(""));
  }
  let [total, section, digit] = [0, 0, 0];
  for (const sign of number) {
    if (SMALL[sign]) [section, digit] = [section + (digit || 1) * SMALL[sign], 0];
    else if (LARGE[sign]) [total, section, digit] = [total + (section + digit || 1) * LARGE[sign], 0, 0];
    else digit = digit * 10 + "〇一二三四五六七八九".indexOf(sign);
  }
  return total + section + digit;
}

/** @param {string} whole */
function value(whole) {
  let total = 0;
  for (const [, digits, units] of whole.matchAll(/(\d[\d,]*(?:\.\d+)?)([兆億万千百]*)/g)) {
    total += [...units].reduce((sum, unit) => sum * (SMALL[unit] ?? LARGE[unit]), Number(digits.replaceAll(",", "")));
  }
  return Math.round(total * 1e6) / 1e6;
}

/** @param {string} number */
const yearOf = (number) => (number === "元" ? 1 : /^\d+$/.test(number) ? Number(number) : kanjiValue(number));

// Takes years and numbers out of a text in normal form: [{ typed, word }], and what is left of the text.
/** @param {string} text */
export function takeQuantities(text) {
  /** @type {{ typed: string, word: string }[]} */
  const found = [];
  /** @param {string} typed @param {string} word */
  const take = (typed, word) => {
    found.push({ typed, word });
    return " ";
  };
  let left = text;
  for (const pattern of YEARS) {
    left = left.replace(pattern, (typed, era, number) => take(typed, `y${(era ? ERAS[era] : 0) + yearOf(number)}`));
  }
  left = left.replace(NUMBERS[0], (typed, whole) => (whole.length > 1 ? take(typed, numberWord(value(whole))) : typed));
  left = left.replace(NUMBERS[1], (typed, whole) => take(typed, numberWord(kanjiValue(whole))));
  return { found, left };
}

/** @param {number} number */
const numberWord = (number) => `n${String(number).replace(".", "p")}`;
