// Pagefind's program, asked directly. Its own script loads one file after the other before it can be asked, and four times as many bytes;
// generator/search/engine/browser.py says what is taken for granted here.

/** @import { PageRecord } from "./search-shown.js" */
/** @import { Names } from "./search-lexicon.js" */
/** @typedef {Record<string, string[]>} Values by filter, of which a page must have one */
/** @typedef {{ id: string, score: number, data: () => Promise<PageRecord> }} Hit */
/** @typedef {{ init_pagefind: (meta: Uint8Array) => number, set_ranking_weights: (at: number, weights: string) => number, load_index_chunk: (at: number, chunk: Uint8Array) => number, load_filter_chunk: (at: number, chunk: Uint8Array) => number, request_indexes: (at: number, words: string) => string, request_filter_indexes: (at: number, filters: string) => string, search: (at: number, words: string, asTyped: string, filters: string, sort: string, exact: boolean, diacritics: boolean) => string }} Program */

const WEIGHTS = { title: 5, municipality: 0.3, plan: 0.5, department: 0.5, year: 0.2, kind: 0.2, status: 0.2 };
const RANKING = { term_similarity: null, page_length: 0.3, term_saturation: 1.4, term_frequency: 1, diacritic_similarity: null, meta_weights: WEIGHTS };

// Each of Pagefind's files begins with these signs.
const SIGNATURE = "pagefind_dcd".length;

/** @param {URL} address @param {AbortSignal | null} signal */
async function load(address, signal = null) {
  const response = await fetch(address, { signal });
  if (!response.ok || !response.body) throw new Error(`${response.status} ${response.url}`);
  const unpacked = new Response(response.body.pipeThrough(new DecompressionStream("gzip")));
  return new Uint8Array(await unpacked.arrayBuffer()).subarray(SIGNATURE);
}

/** @param {URL} site @returns {Promise<Program>} */
export async function loadProgram(site) {
  const folder = new URL("pagefind/", site);
  const [{ default: program }, code] = await Promise.all([import(new URL("engine.js", folder).href), load(new URL("wasm.unknown.pagefind", folder))]);
  await program({ module_or_path: code });
  return program;
}

// What must be known of a site before anything is looked up: its names, and the metadata of its index, in one file.
/** @param {URL} site @param {AbortSignal | null} signal @returns {Promise<{ names: Names, meta: Uint8Array }>} */
export async function loadStart(site, signal = null) {
  const start = await load(new URL("pagefind/start.pf_meta", site), signal);
  const size = new DataView(start.buffer, start.byteOffset).getUint32(0);
  return { names: JSON.parse(new TextDecoder().decode(start.subarray(4, 4 + size))), meta: start.subarray(4 + size) };
}

// The index of one site.
export class Index {
  /** @type {Program} */
  #program;
  /** @type {URL} */
  #site;
  #at;
  /** @type {Map<string, Promise<void>>} */
  #parts = new Map();
  /** @type {Map<string, Promise<PageRecord>>} */
  #records = new Map();

  /** @param {Program} program @param {URL} site @param {Uint8Array} meta */
  constructor(program, site, meta) {
    this.#program = program;
    this.#site = site;
    this.#at = program.set_ranking_weights(program.init_pagefind(meta), JSON.stringify(RANKING));
  }

  // The pages that have all words one after the other, each with its score.
  /** @param {string[]} words @param {Values} values @returns {Promise<Hit[]>} */
  async search(words, values) {
    const typed = words.join(" ").toLowerCase();
    const plain = typed.normalize("NFD").replace(/\p{M}/gu, ""); // as the index has them
    const filters = JSON.stringify(Object.fromEntries(Object.entries(values).map(([name, any]) => [name, { any }])));
    await Promise.all([
      ...this.#load(this.#program.request_indexes(this.#at, plain), "index", (part) => this.#program.load_index_chunk(this.#at, part)),
      ...this.#load(this.#program.request_filter_indexes(this.#at, filters), "filter", (part) => this.#program.load_filter_chunk(this.#at, part)),
    ]);
    // Without exactDiacritics (the last), ハス would find バス. Only what finds words that begin alike gives a score.
    const [scored, exact] = [false, true].map((exactly) => JSON.parse(this.#program.search(this.#at, plain, typed, filters, "", exactly, true)).results);
    const ids = new Set(exact.map((/** @type {{ p: string }} */ { p }) => p));
    return scored.flatMap((/** @type {{ p: string, s: number }} */ { p, s }) => (ids.has(p) ? [{ id: p, score: s, data: () => this.#record(p) }] : []));
  }

  // Loads those parts of the index that are not there yet. `names` is JSON of a list of names, some empty.
  /** @param {string} names @param {"index" | "filter"} kind @param {(part: Uint8Array) => number} take @returns {Promise<void>[]} */
  #load(names, kind, take) {
    return JSON.parse(names).filter(Boolean).map((/** @type {string} */ name) => {
      // Without a part that does not come, what the others have is found all the same.
      const part = this.#parts.get(name) ?? load(this.#file(kind, name)).then((content) => void (this.#at = take(content))).catch(console.error);
      this.#parts.set(name, part);
      return part;
    });
  }

  /** @param {string} id */
  #record(id) {
    const record = this.#records.get(id) ?? load(this.#file("fragment", id)).then((content) => this.#read(content));
    this.#records.set(id, record);
    return record;
  }

  /** @param {Uint8Array} content @returns {PageRecord} */
  #read(content) {
    const record = JSON.parse(new TextDecoder().decode(content));
    const { origin, href } = new URL(record.url.replace(/^\//, ""), this.#site);
    return { ...record, url: origin === location.origin ? href.slice(origin.length) : href };
  }

  /** @param {string} kind @param {string} name */
  #file = (kind, name) => new URL(`pagefind/${kind}/${name}.pf_${kind}`, this.#site);
}
