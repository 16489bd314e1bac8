// Asks the index that Pagefind made, as its own program does, without that program (68 kB) and its list of all pages: what is loaded is
// the parts of the index that have the words. generator/search/engine/ says what is taken for granted here.

/** @import { Names, Place } from "./search-lexicon.js" */
/** @typedef {{ title: string, municipality?: string, plan?: string, year?: string, department?: string, kind?: string, status?: string }} Meta */
/** @typedef {{ url: string, meta: Meta, name: string }} Card what a result shows at once, and the name of the page's record */
/** @typedef {{ id: string, text: string, location: number }} Anchor */
/** @typedef {{ content: string, anchors: Anchor[], figures: [string, string, string][] }} PageText with the anchor, name and line of each figure */
/** @typedef {{ id: string, score: number, weight: number, card: () => Promise<Card>, text: () => Promise<PageText> }} Hit weight: what the page counts beside others */
/** @typedef {{ weights: [number, number][], fields: string[], in_a_card: number, cards: string[], chunks: Entry[], shelves: Entry[] }} About an index */
/** @typedef {[first: string, name: string]} Entry the first word of a file, and its name */
/** @typedef {{ page: number, weight: number, places: number[], fields: Map<number, number[]> }} Posting where a page has a word; weight is that of all its places, fields the places in each field */
/** @typedef {{ names: Names, index: About }} Start */

// What a word in a field counts, and how soon one that stands on a page again and again counts no more.
/** @type {Record<string, number>} */
const WEIGHTS = { title: 8, municipality: 0.3, plan: 0.5, department: 0.5, year: 0.2, kind: 0.2, status: 0.2 };
const SATURATION = 1.4;
// Pagefind's own figures for a word in the text: weighed in 24ths, found whole, and with all its signs.
const [PLAIN_WORD, FOUND_WHOLE, WITH_SIGNS] = [24, 0.889, 1.8];
const FIRST_WEIGHT = 25;

// Each of Pagefind's files begins with these signs.
const SIGNATURE = "pagefind_dcd".length;

// A file that is published packed.
/** @param {URL} address @param {RequestInit} how */
export async function unpacked(address, how = {}) {
  const response = await fetch(address, how);
  if (!response.ok || !response.body) throw new Error(`${response.status} ${response.url}`);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip")));
}

/** @param {URL} address @param {RequestInit} how */
async function load(address, how = {}) {
  const response = await unpacked(address, how);
  return new Uint8Array(await response.arrayBuffer()).subarray(SIGNATURE);
}

/** @param {Uint8Array} content */
const parsed = (content) => JSON.parse(new TextDecoder().decode(content));

// What must be known of a site before anything is looked up; never from an earlier visit, since it tells which files are those of today.
/** @param {URL} site @param {AbortSignal | null} signal @returns {Promise<Start>} */
export const loadStart = async (site, signal = null) => parsed(await load(new URL("pagefind/start.pf_meta", site), { signal, cache: "no-cache" }));

// Reads CBOR as far as Pagefind uses it: arrays, texts, whole numbers.
class Items {
  #bytes;
  #at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  // A number, which for an array is that of its items.
  number() {
    const first = this.#bytes[this.#at++];
    let number = first & 31;
    if (number > 23) {
      const size = 1 << (number - 24);
      number = 0;
      for (let index = 0; index < size; index += 1) number = number * 256 + this.#bytes[this.#at++];
    }
    return first >> 5 === 1 ? -1 - number : number;
  }

  text() {
    const size = this.number();
    this.#at += size;
    return new TextDecoder().decode(this.#bytes.subarray(this.#at - size, this.#at));
  }

  // Places one after the other, each as the way from the one before it; a number below zero begins a new row, of which it tells the key.
  /** @param {(key: number, place: number) => void} take @param {number} key */
  rows(take, key) {
    let place = 0;
    for (let left = this.number(); left; left -= 1) {
      const step = this.number();
      if (step < 0) [key, place] = [-1 - step, 0];
      else take(key, (place += step));
    }
  }

  postings() {
    /** @type {Map<number, Posting>} */
    const postings = new Map();
    let page = 0;
    for (let left = this.number(); left; left -= 1) {
      const parts = this.number();
      page += this.number();
      /** @type {Posting} */
      const posting = { page, weight: 0, places: [], fields: new Map() };
      this.rows((weight, place) => {
        posting.weight += weight;
        posting.places.push(place);
      }, FIRST_WEIGHT);
      if (parts > 2) this.rows((field, place) => posting.fields.set(field, [...(posting.fields.get(field) ?? []), place]), 0);
      postings.set(page, posting);
    }
    return postings;
  }
}

// The words of a part of the index as they are written, with the pages that have them.
/** @param {Uint8Array} content @param {Map<string, Map<number, Posting>>} words */
function readWords(content, words) {
  const items = new Items(content);
  items.number();
  for (let left = items.number(); left; left -= 1) {
    const parts = items.number();
    words.set(items.text(), items.postings());
    // A word with signs above or below its letters (バス) stands under the letters without them (ハス).
    for (let forms = parts > 2 ? items.number() : 0; forms; forms -= 1) {
      items.number();
      words.set(items.text(), items.postings());
    }
  }
}

// What a page counts that has a word so often, beside how rare the word is.
/** @param {number} often */
const worth = (often) => ((SATURATION + 1) * often * FOUND_WHOLE * WITH_SIGNS) / (SATURATION + often * FOUND_WHOLE);

// As Pagefind puts words in order: by their characters' numbers.
/** @param {string} one @param {string} other */
function isAfter(one, other) {
  const [signs, others] = [[...one], [...other]];
  const at = signs.findIndex((sign, index) => sign !== others[index]);
  return at >= 0 && (at >= others.length || (signs[at].codePointAt(0) ?? 0) > (others[at].codePointAt(0) ?? 0));
}

/** @param {Entry[]} entries @param {string} word */
const fileOf = (entries, word) => (entries.findLast(([first]) => !isAfter(first, word)) ?? entries[0])?.[1];

// Whether places follow one another.
/** @param {(number[] | undefined)[]} rows */
const follow = ([first, ...others]) => Boolean(first?.some((place) => others.every((row, index) => row?.includes(place + index + 1))));

// The index of one site.
export class Index {
  #site;
  #about;
  #pages;
  /** @type {Map<string, Promise<Uint8Array>>} */
  #files = new Map();
  /** @type {Map<string, Promise<void>>} */
  #parts = new Map();
  /** @type {Map<string, Map<number, Posting>>} */
  #words = new Map();

  /** @param {URL} site @param {About} about */
  constructor(site, about) {
    this.#site = site;
    this.#about = about;
    this.#pages = about.weights.reduce((sum, [, count]) => sum + count, 0);
    // Where one file has all cards, it is needed whatever is found.
    if (about.cards.length < 2) this.#card(0).catch(console.error);
  }

  // The pages that have all words one after the other, each with its score.
  /** @param {string[]} words @returns {Promise<Hit[]>} */
  async search(words) {
    const typed = words.map((word) => word.toLowerCase());
    await Promise.all(typed.map((word) => this.#load(word)));
    const found = typed.map((word) => this.#words.get(word) ?? new Map());
    const rarity = found.map((pages) => this.#rarity(pages.size));
    const hits = [...(found[0]?.keys() ?? [])].map((page) => found.map((pages) => pages.get(page))).filter((postings) => postings.every(Boolean));
    return hits.flatMap((postings) => {
      const fields = postings[0].fields.keys();
      const holds = postings.length < 2 || follow(postings.map(({ places }) => places)) || [...fields].some((field) => follow(postings.map((posting) => posting.fields.get(field))));
      return holds ? [this.#hit(postings[0].page, this.#score(postings, rarity))] : [];
    });
  }

  // The same of a wording whose pages the lexicon has told.
  /** @param {Place[]} on @returns {Hit[]} */
  told(on) {
    const rarity = this.#rarity(on.length);
    return on.map(({ page, often, titled }) => this.#hit(page, rarity * (worth(often) + (titled ? WEIGHTS.title : 0))));
  }

  /** @param {number} page @param {number} score @returns {Hit} */
  #hit(page, score) {
    const card = () => this.#card(page);
    return { id: `${String(page).padStart(7, "0")} ${this.#site}`, score, weight: this.#weight(page), card, text: async () => this.#read("fragment", (await card()).name) };
  }

  /** @param {Posting[]} postings @param {number[]} rarity */
  #score(postings, rarity) {
    const all = rarity.reduce((sum, one) => sum + one, 0);
    /** @type {Map<number, number>} */
    const met = new Map();
    let score = 0;
    for (const [index, { weight, fields }] of postings.entries()) {
      score += rarity[index] * worth(weight / PLAIN_WORD);
      for (const field of fields.keys()) met.set(field, (met.get(field) ?? 0) + rarity[index]);
    }
    for (const [field, sum] of met) score += (WEIGHTS[this.#about.fields[field]] ?? 1) * sum * (sum / all) ** 2;
    return score;
  }

  /** @param {number} having how many pages have a word */
  #rarity(having) {
    return Math.log((this.#pages - having + 0.5) / (having + 0.5) + 1);
  }

  /** @param {number} page */
  #weight(page) {
    let end = 0;
    return (this.#about.weights.find(([, count]) => (end += count) > page)?.[0] ?? 1000) / 1000;
  }

  // Loads that part of the index that has a word, if any has.
  /** @param {string} word */
  async #load(word) {
    const letters = word.normalize("NFD").replace(/\p{M}/gu, ""); // as the index has them
    const shelf = fileOf(this.#about.shelves, letters);
    const name = fileOf(shelf ? await this.#read("index", shelf).catch(() => []) : this.#about.chunks, letters);
    if (!name) return;
    // Without a part that does not come, what the others have is found all the same.
    const part = this.#parts.get(name) ?? this.#file("index", name).then((content) => readWords(content, this.#words)).catch(console.error);
    this.#parts.set(name, part);
    await part;
  }

  /** @param {number} page @returns {Promise<Card>} */
  async #card(page) {
    const { fields, cards, in_a_card: many } = this.#about;
    const [address, name, ...values] = (await this.#read("cards", cards[Math.floor(page / many)]))[page % many];
    const { origin, href } = new URL(address, this.#site);
    const meta = Object.fromEntries(fields.map((field, index) => [field, values[index]]));
    return { name, url: origin === location.origin ? href.slice(origin.length) : href, meta: /** @type {Meta} */ (meta) };
  }

  /** @param {"index" | "cards" | "fragment"} kind @param {string} name */
  #read = async (kind, name) => parsed(await this.#file(kind, name));

  // A file, which is loaded once.
  /** @param {"index" | "cards" | "fragment"} kind @param {string} name */
  #file(kind, name) {
    const file = this.#files.get(name) ?? load(new URL(`pagefind/${kind}/${name}.pf_${kind}`, this.#site));
    this.#files.set(name, file);
    return file;
  }
}
