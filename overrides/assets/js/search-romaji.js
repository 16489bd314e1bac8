// One key for the many ways in which Japanese is typed in Latin letters: generator/search/romaji.py makes the same of readings.

/** @type {[RegExp, string][]} */
const SPELLINGS = [
  [/[^a-z]/g, ""],
  [/v/g, "b"],
  [/l(?=[aiueoy])/g, "r"],
  [/sh/g, "sy"],
  [/tch|cch/g, "tty"],
  [/ch/g, "ty"],
  [/j/g, "zy"],
  [/ts/g, "t"],
  [/f/g, "h"],
  [/dz?u/g, "zu"],
  [/di/g, "zi"],
  [/yy/g, "y"],
  [/(?<=[szt])yi/g, "i"],
  [/m(?=[bmp])/g, "n"],
  [/wo/g, "o"],
  [/n+(?=n)/g, ""],
  [/oh(?![aiueoy])/g, "o"],
  [/(?<=o)[ou]|(?<=u)u|(?<=a)a|(?<=i)i|(?<=e)e/g, ""],
];
const SYLLABLES = /^(?:(?:kk|gg|ss|zz|tt|dd|hh|bb|pp|mm|rr|[kgsztdnhbpmr])?y?[aiueo]|w[aie]|n)+$/;

// The key of what was typed; "" where it is no Japanese in Latin letters.
/** @param {string} typed in small letters */
export function romajiKey(typed) {
  if (/[^a-z'’ -]/.test(typed)) return "";
  const key = SPELLINGS.reduce((text, [pattern, instead]) => text.replace(pattern, () => instead), typed);
  return key.length > 2 && SYLLABLES.test(key) ? key : "";
}
