// A lexicon for tests: wordings given as text, asked as the real one is.

/** @import { FilterValue, Vocabulary, Way } from "../../overrides/assets/js/search-lexicon.js" */

const NO_FILTERS = { municipality: [], year: [], department: [], pillar: [], tag: [], status: [] };

/** @param {string} text @returns {Way} */
const way = (text) => ({ words: [text], weight: 1, kind: "d", text, said: text, pages: 1 });

/**
 * A lexicon that knows these wordings, and these names of filters.
 * @param {string[]} wordings @param {Partial<Record<string, FilterValue[]>>} filters @returns {Vocabulary}
 */
export function lexiconOf(wordings, filters = {}) {
  return {
    names: { filters: { ...NO_FILTERS, ...filters }, kinds: {} },
    ways: async (typed) => (wordings.includes(typed) ? [way(typed)] : []),
    completions: async (typed) => wordings.filter((word) => typed.length > 1 && word.startsWith(typed)).map(way),
    corrections: async () => [],
  };
}

/** @param {string} value @param {string} label @returns {FilterValue} */
export const filterValue = (value, label = value) => [value, label, `f${value}`];
