// Asks the index for the words of a query and puts its answers together: pages with all words first, then those with some.

import { Index, loadStart } from "./search-engine.js";
import { Lexicon, Lexicons } from "./search-lexicon.js";
import { cutWords, fold, normal } from "./search-words.js";
import { understand } from "./search-query.js";

/** @import { Hit } from "./search-engine.js" */
/** @import { Vocabulary, Way } from "./search-lexicon.js" */
/** @import { Filters, Query, QueryNode } from "./search-query.js" */
/** @typedef {{ id: string, score: number, whole: boolean, direct: boolean, level: number, lacks: string[], page: Hit, count: number, covered: number, needed?: boolean }} Found a page that the words find; needed if by one that is not optional; direct where it has them as they were typed, or in words that mean the same; level: how near it is to the farthest of them (TYPED); lacks: what it has not */
/** @typedef {{ results: Found[], query: Query, filters: Filters, dropped: [string, string[]][], written: Set<string> }} Answer written: what was typed and stands on a page just so */

// What a page counts that has what was typed, has its parts apart from each other, or says it otherwise; each is more than
// any of the next can come to, whatever the index makes of how often and where.
const DIRECT = 1;
const APART = 0.75;
const OTHERWISE = 0.45;
const INDEX = 20;
const MORE = 0.1;
const NEARER = 0.5;
const MOST_READ = 100;
const MOST_TITLES = 10;

// What pages count at most that the site has about itself.
const OF_THE_SITE = 0.2;

// More than this those of departments.
const FROM_A_CITY = 0.65;

// And more than this those that gather others.
const GATHERING = 0.8;

// What pages of departments count more where it is asked who is in charge.
const OF_AN_OFFICE = 2.5;

// What a page counts that lacks some of the words.
const PARTLY = 0.8;

// Where fewer pages than these have all, such as have more than half of a long compound are near enough to be shown.
const FEW = 5;
const NEAR = 0.5;

// What words count that every page is about.
const OPTIONAL = 0.2;

// And what is done, or where, beside that which it is done to.
const VERB = 0.5;

// How long another site may take to answer, in milliseconds.
const PATIENCE = 4000;

/** @param {Way} way */
export const isReworded = (way) => "vsaewh".includes(way.kind);

// How near a page's words are to what was typed: just that, however it is spelt; another name of the same; what only has to do with it.
export const [TYPED, SAME, RELATED, LACKING] = [3, 2, 1, 0];

/** @param {Way} way */
export const levelOf = (way) => (isReworded(way) || way.about || (way.read && way.kind !== "m") ? RELATED : way.kind === "m" ? SAME : TYPED);

// Whether its parts are parts of what was typed, not of another name of it (米軍 and 基地 for US military base).
/** @param {QueryNode} node */
export const hasOwnParts = ({ typed, parts }) => parts.every((part) => typed.includes(part.typed));

/** @param {Way} way */
const tier = (way) => (!isReworded(way) ? DIRECT : way.meant ? APART : OTHERWISE) * way.weight;

export class Search {
  /** @type {Index[]} */
  #indexes;
  /** @type {Map<string, Promise<Map<string, Found>>>} */
  #answers = new Map();
  // Names of other sites that gave no answer.
  /** @type {string[]} */
  silent = [];

  /** @param {Index[]} indexes @param {Vocabulary} lexicon */
  constructor(indexes, lexicon) {
    this.#indexes = indexes;
    this.lexicon = lexicon;
  }

  /** @param {URL} site */
  static async open(site) {
    const own = await loadStart(site);
    const indexes = [new Index(site, own.index)];
    const lexicons = [new Lexicon(site, own.names)];
    /** @type {string[]} */
    const silent = [];
    // All are asked at once; what has been found by then does not wait for a site that never answers.
    const others = own.names.others.map(([name, address]) => {
      const other = new URL(address);
      return /** @type {const} */ ([name, other, loadStart(other, AbortSignal.timeout(PATIENCE))]);
    });
    await Promise.allSettled(others.map(([, , started]) => started));
    for (const [name, other, started] of others) {
      try {
        const { names, index } = await started;
        indexes.push(new Index(other, index));
        lexicons.push(new Lexicon(other, names));
      } catch (fault) {
        console.warn(fault);
        silent.push(name);
      }
    }
    const search = new Search(indexes, lexicons.length > 1 ? new Lexicons(lexicons) : lexicons[0]);
    search.silent = silent;
    return search;
  }

  // Gives { results: [{ id, score, whole, page }], query, filters, dropped }, best first. `whole` says that the page has all words.
  // A filter that the words name holds unless another value was chosen or it is to be left `open`. Where no page of a year has all
  // words, those that tell of the year are taken (平成31年度 in a plan of the next year). Where that leaves no page, a
  // department is taken for a word (図書館), and after that the filters that were only named are `dropped`.
  /** @param {string} typed @param {Filters} chosen @returns {Promise<Answer>} */
  async find(typed, chosen, open = "") {
    if (Object.keys(chosen).some((name) => !this.labels(name).length)) await this.lexicon.more();
    const query = await understand(typed, this.lexicon);
    const answer = await this.#answer(query, chosen, open, query.filters);
    const named = Object.keys(query.filters).filter((name) => name !== open && !chosen[name]);
    if (named.includes("year") && query.nodes.length && !answer.results.some((page) => page.whole)) {
      const words = await understand(typed, this.lexicon, { years: false });
      const telling = await this.#answer(words, chosen, open, words.filters);
      if (telling.results.length && (telling.results.some((page) => page.whole) || telling.results[0].score > (answer.results[0]?.score ?? 0))) return telling;
    }
    if (answer.results.length || !named.length) return answer;
    const words = named.includes("department") ? await understand(typed, this.lexicon, { departments: false }) : query;
    const kept = words === query ? answer : await this.#answer(words, chosen, open, words.filters);
    if (kept.results.length) return kept;
    const wide = await this.#answer(words, chosen, open, {});
    const dropped = Object.entries(words.filters).filter(([name]) => named.includes(name));
    return wide.results.length ? { ...wide, dropped } : answer;
  }

  /** @param {Query} query @param {Filters} chosen @param {string} open @param {Filters} named @returns {Promise<Answer>} */
  async #answer(query, chosen, open, named) {
    const filters = { ...named, ...chosen };
    if (!chosen[open]) delete filters[open];
    const found = await Promise.all(query.nodes.map((node) => this.#pagesOf(node, filters)));
    const pages = query.nodes.length ? joined(query.nodes, found) : query.missing.length || query.onlyAsks ? new Map() : await this.#all(filters);
    // Where nothing but names was typed, the page of a plan says more of them than those of its parts.
    const counts = (/** @type {number} */ weight) => (query.nodes.length || weight < OF_THE_SITE ? weight : weight < 1 && weight > GATHERING ? 2 : 1);
    for (const page of pages.values()) {
      const weight = page.page.weight;
      page.score *= counts(weight) * (query.office && weight > FROM_A_CITY && weight < GATHERING ? OF_AN_OFFICE : 1);
    }
    const whole = [...pages.values()].filter((page) => page.whole).length;
    const near = [...pages.values()].filter((page) => page.whole || (page.needed !== false && (page.count || whole < FEW)));
    // Whatever has the other words, it lacks those that no page has.
    if (query.missing.length) for (const page of near) page.whole = false;
    const sorted = near.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    const results = query.exact.length ? await holding(sorted, query.exact) : await titledFirst(sorted, query.nodes, this.labels("department").map(([name]) => fold(name)));
    const written = new Set(query.nodes.filter((_, index) => [...found[index].values()].some((page) => page.whole && page.level === TYPED)).map(({ typed }) => typed));
    return { results, query, filters, dropped: [], written };
  }

  // Values of a filter with what they are called.
  /** @param {string} name */
  labels(name) {
    return this.lexicon.names.filters[name] ?? [];
  }

  // For each filter the values of pages that the query and the other filters find: { year: [{ value, count }] }.
  /** @param {string} typed @param {Filters} filters */
  async count(typed, filters) {
    /** @type {Record<string, { value: string, count: number }[]>} */
    const counts = {};
    await this.lexicon.more();
    for (const name of Object.keys(this.lexicon.names.filters)) {
      const others = Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name));
      const everything = !typed.trim() && !Object.keys(others).length; // nothing else is asked: each value with all its pages
      const { results } = await this.find(typed, others, name);
      const whole = results.filter((result) => result.whole);
      const ids = new Set((whole.length ? whole : results).map((result) => result.id));
      const values = await Promise.all(
        this.labels(name).map(async ([value, , word]) => {
          const pages = await this.#ask([word], {});
          return { value, count: [...pages.keys()].filter((id) => everything || ids.has(id)).length };
        }),
      );
      counts[name] = values.filter(({ count }) => count);
    }
    return counts;
  }

  // All pages that the filters leave, those first that name the year or the department most.
  /** @param {Filters} filters */
  async #all(filters) {
    const [[name, values] = ["", []]] = Object.entries(filters);
    const words = this.labels(name).flatMap(([value, , word]) => (values.includes(value) ? [word] : []));
    /** @type {Map<string, Found>} */
    const pages = new Map();
    for (const some of await Promise.all(words.map((word) => this.#ask([word], filters)))) {
      for (const page of some.values()) pages.set(page.id, { ...page, score: 1 });
    }
    const named = [...(filters.year ?? []).map((year) => [`y${year}`]), ...(filters.department ?? []).map((name) => cutWords(name).map(normal))];
    for (const saying of named) {
      for (const page of (await this.#ask(saying, filters)).values()) {
        const held = pages.get(page.id);
        if (held) held.score += page.score / (page.score + INDEX);
      }
    }
    return pages;
  }

  // Pages that a node finds, by id.
  /** @param {QueryNode} node @param {Filters} filters @returns {Promise<Map<string, Found>>} */
  async #pagesOf(node, filters) {
    /** @type {Map<string, Found>} */
    const best = new Map();
    const asked = node.ways.map((way) => this.#ask(way.words, filters, way.on));
    for (const [index, way] of node.ways.entries()) {
      for (const page of (await asked[index]).values()) {
        const score = tier(way) * (1 + page.score / (page.score + INDEX));
        const held = best.get(page.id)?.score ?? 0;
        const direct = !isReworded(way) || Boolean(best.get(page.id)?.direct);
        const level = Math.max(levelOf(way), best.get(page.id)?.level ?? LACKING);
        // A page that says it in several ways is about it.
        best.set(page.id, { ...page, direct, level, score: Math.max(held, score) + MORE * Math.min(held, score) });
      }
    }
    if (node.parts.length) {
      const parts = await Promise.all(node.parts.map((part) => this.#pagesOf(part, filters)));
      for (const page of joined(node.parts, parts).values()) {
        const held = best.get(page.id);
        // What says it otherwise and has a part of it too is nearer: 採用辞退 for 内定辞退.
        if (held && !held.direct && !page.whole) best.set(page.id, { ...held, score: held.score * (1 + NEARER * page.covered) });
        // Where the vocabulary says what the whole means, its parts apart are no more than that (臨時 and 職員 for 臨時職員).
        const apart = node.ways.length && isReworded(node.ways[0]) ? { direct: false, score: OTHERWISE * page.score } : { score: APART * page.score };
        if (page.whole || (node.loose && page.covered > NEAR)) best.set(page.id, better(best.get(page.id), { ...page, level: hasOwnParts(node) ? page.level : Math.min(page.level, SAME), ...apart }));
      }
    }
    return best;
  }

  /** @param {string[]} words @param {Filters} filters @param {Way["on"]} on */
  async #ask(words, filters, on = undefined) {
    const key = JSON.stringify([words, filters, Boolean(on)]);
    const held = this.#answers.get(key);
    if (held) return held;
    const answer = this.#search(words, filters, on);
    this.#answers.set(key, answer);
    return answer;
  }

  // Ids of the pages that have one of the values, by the word that stands on them for each.
  /** @param {string} name @param {string[]} values */
  async #having(name, values) {
    const words = this.labels(name).flatMap(([value, , word]) => (values.includes(value) ? [word] : []));
    const found = await Promise.all(words.map((word) => this.#ask([word], {})));
    return new Set(found.flatMap((pages) => [...pages.keys()]));
  }

  /** @param {string[]} words @param {Filters} filters @param {Way["on"]} on @returns {Promise<Map<string, Found>>} */
  async #search(words, filters, on) {
    const [results, ...having] = await Promise.all([
      on ? [this.#indexes[0].told(on)] : Promise.all(this.#indexes.map((index) => index.search(words))),
      ...Object.entries(filters).map(([name, values]) => this.#having(name, values)),
    ]);
    const kept = results.flat().filter(({ id }) => having.every((ids) => ids.has(id)));
    return new Map(kept.map((result) => [result.id, { id: result.id, score: result.score, whole: true, direct: true, level: TYPED, lacks: [], page: result, count: 0, covered: 0 }]));
  }
}

// Pages that are called just as was asked (清掃課) come before those that only tell of it.
/** @param {Found[]} results @param {QueryNode[]} nodes @param {string[]} departments */
async function titledFirst(results, nodes, departments) {
  const whole = results.filter((result) => result.whole && result.direct);
  if (!nodes.length || whole.length < 2) return results;
  const asked = spellings(nodes);
  // Of the pages that tell of a department, its own may be far behind.
  const own = departments.some((name) => asked.includes(name)) ? whole.filter(({ page }) => page.weight < GATHERING) : [];
  const first = [...new Set([...whole.slice(0, MOST_TITLES), ...own.slice(0, MOST_TITLES)])];
  const titles = await Promise.all(first.map(async (result) => fold((await result.page.card()).meta.title)));
  // A committee's office is looked for by the committee's name, a ward's by the ward's.
  const called = first.filter((_, index) => asked.includes(titles[index]) || asked.includes(titles[index].replace(/(?:事務局|役所)$/, "")));
  return [...called, ...results.filter((result) => !called.includes(result))];
}

// What was typed, and the same with its words spelt otherwise: 子ども政策課 for 子供政策課.
/** @param {QueryNode[]} nodes @returns {string[]} */
function spellings(nodes) {
  return nodes.reduce(
    (/** @type {string[]} */ begun, { typed, ways, parts }) => {
      const words = ways.length || !parts.length ? [typed, ...ways.filter((way) => "dk".includes(way.kind)).map((way) => way.text)] : spellings(parts);
      return begun.flatMap((text) => words.map((word) => text + fold(word))).slice(0, MOST_TITLES);
    },
    [""],
  );
}

// The index has no particles, so that the text decides whether a page says a phrase just so.
/** @param {Found[]} results @param {string[]} phrases */
async function holding(results, phrases) {
  const near = results.filter((result) => result.whole).slice(0, MOST_READ);
  const texts = await Promise.all(near.map(async (result) => {
    const [{ meta }, { content }] = await Promise.all([result.page.card(), result.page.text()]);
    return fold(`${meta.title}\n${content}`);
  }));
  return near.filter((_, index) => phrases.every((phrase) => texts[index].includes(phrase)));
}

/** @param {Found | undefined} one @param {Found} other @returns {Found} */
function better(one, other) {
  if (!one) return other;
  const best = (one.whole && !other.whole) || (one.whole === other.whole && one.score >= other.score) ? one : other;
  const nearest = other.whole && (!one.whole || other.level > one.level) ? other : one;
  return { ...best, direct: (one.whole && one.direct) || (other.whole && other.direct), level: nearest.level, lacks: nearest.lacks };
}

// Adds up what several nodes found, each by how rare it is: pages that all of them found are whole.
/** @param {QueryNode[]} nodes @param {Map<string, Found>[]} found */
function joined(nodes, found) {
  /** @type {Map<string, Found>} */
  const pages = new Map();
  let most = 0;
  const needed = nodes.some((node) => !node.optional) ? nodes.map((node) => !node.optional) : nodes.map(() => true);
  found.forEach((some, index) => {
    const rarity = (nodes.length > 1 ? 1 / Math.log2(4 + some.size) : 1) * (nodes[index].light || (nodes[index].verb && !needed[index]) ? VERB : needed[index] ? 1 : OPTIONAL);
    most += rarity;
    for (const page of some.values()) {
      const held = pages.get(page.id) ?? { ...page, direct: true, level: TYPED, lacks: [], needed: false, score: 0, count: 0, covered: 0 };
      const count = held.count + Number(needed[index] && page.whole);
      const covered = held.covered + rarity * (page.whole ? 1 : page.covered);
      const direct = held.direct && (page.direct || !needed[index]);
      pages.set(page.id, { ...held, direct, needed: Boolean(held.needed) || needed[index], score: held.score + page.score * rarity, count, covered });
    }
  });
  const all = needed.filter(Boolean).length;
  for (const page of pages.values()) {
    for (const [index, { typed }] of nodes.entries()) {
      const held = found[index].get(page.id);
      // Of a compound a page may have most: then it lacks what it lacks of it.
      page.level = Math.min(page.level, held?.level ?? LACKING);
      page.lacks.push(...(held ? held.lacks : [typed]));
    }
    page.whole = page.count === all;
    page.covered /= most;
    page.score = (page.score / most) * (page.whole ? 1 : PARTLY);
  }
  return pages;
}
