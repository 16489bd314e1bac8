// A lexicon for tests: wordings given as text, asked as the real one is.

/** @import { FilterValue, Verb, Vocabulary, Way } from "../../overrides/assets/js/search-lexicon.js" */

const NO_FILTERS = { municipality: [], year: [], department: [], pillar: [], tag: [], status: [] };

/** @param {string} text @returns {Way} */
const way = (text) => ({ words: [text], weight: 1, kind: "d", text, said: text, pages: 1 });

/**
 * A lexicon that knows these wordings, and these names of filters.
 * @param {string[]} wordings @param {Partial<Record<string, FilterValue[]>>} filters @returns {Vocabulary}
 */
export function lexiconOf(wordings, filters = {}) {
  return {
    names: { filters: { ...NO_FILTERS, ...filters } },
    more: async () => undefined,
    ways: async (typed) => (wordings.includes(typed) ? [way(typed)] : []),
    completions: async (typed) => wordings.filter((word) => typed.length > 1 && word.startsWith(typed)).map(way),
    corrections: async () => [],
    verb: async () => null,
  };
}

/**
 * The same with verbs: what each form (減らし) is called, and the nouns that say it.
 * @param {string[]} wordings @param {Record<string, [base: string, ...nouns: string[]]>} forms @returns {Vocabulary}
 */
export function lexiconWithVerbs(wordings, forms) {
  /** @param {string} text @returns {Promise<Verb | null>} */
  const verb = async (text) => {
    const form = Object.keys(forms).sort((a, b) => b.length - a.length).find((one) => text.startsWith(one));
    const [base, ...nouns] = form ? forms[form] : [""];
    return form ? { base, length: form.length, ways: nouns.map((noun) => ({ ...way(noun), kind: "w" })) } : null;
  };
  return { ...lexiconOf(wordings), verb };
}

/** @param {string} value @param {string} label @returns {FilterValue} */
export const filterValue = (value, label = value) => [value, label, `f${value}`];
