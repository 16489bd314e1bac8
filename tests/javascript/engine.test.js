// The index is asked as Pagefind made it: parts of CBOR, found by the first word of each.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { test } from "node:test";

import { Index } from "../../overrides/assets/js/search-engine.js";

/** @typedef {number | string | Item[]} Item of CBOR */

/** @param {number} kind @param {number} number */
function head(kind, number) {
  if (number < 24) return [(kind << 5) | number];
  return number < 256 ? [(kind << 5) | 24, number] : [(kind << 5) | 25, number >> 8, number & 255];
}

/** @param {Item} item @returns {number[]} */
function cbor(item) {
  if (typeof item === "number") return item < 0 ? head(1, -1 - item) : head(0, item);
  if (typeof item === "string") {
    const bytes = new TextEncoder().encode(item);
    return [...head(3, bytes.length), ...bytes];
  }
  return [...head(4, item.length), ...item.flatMap(cbor)];
}

/** @param {number[] | Uint8Array} bytes */
const packed = (bytes) => gzipSync(Buffer.concat([Buffer.from("pagefind_dcd"), Buffer.from(bytes)]));
/** @param {unknown} value */
const json = (value) => packed(new TextEncoder().encode(JSON.stringify(value)));

// Pages as steps from the one before; places the same, after a weight below zero; fields begin below zero.
const FILES = {
  "index/a.pf_index": packed(cbor([[["ハス", [], [["バス", [[1, [300]]]]]], ["水", [[0, [2]], [300, [-51, 1]]], []]]])),
  "index/b.pf_index": packed(cbor([[["道", [[0, [3, 5]], [300, [9], [-1, 4]]], []], ["防", [[2, [7]]], []]]])),
  "index/s.pf_index": json([["ハス", "a"], ["道", "b"]]),
  "cards/c.pf_cards": json([["a/", "one", "甲"], ["b/", "two", "乙"]]),
  "fragment/two.pf_fragment": json({ content: "水", anchors: [], figures: [] }),
};

const ABOUT = { weights: /** @type {[number, number][]} */ ([[250, 1], [1000, 400]]), fields: ["title"], in_a_card: 200, cards: ["c", "d"] };

/** @param {Partial<ConstructorParameters<typeof Index>[1]>} about */
function publish(about) {
  globalThis.location = /** @type {Location} */ (/** @type {unknown} */ (new URL("https://mihon.example/search/")));
  /** @type {string[]} */
  const loaded = [];
  globalThis.fetch = async (address) => {
    const name = String(address).split("/pagefind/")[1];
    loaded.push(name);
    const content = FILES[/** @type {keyof typeof FILES} */ (name)];
    return content ? new Response(content) : new Response("", { status: 404 });
  };
  const index = new Index(new URL("https://mihon.example/"), { ...ABOUT, chunks: [["ハス", "a"], ["道", "b"]], shelves: [], ...about });
  /** @param {string[]} words */
  const pages = async (...words) => (await index.search(words)).map(({ id }) => parseInt(id, 10));
  return { index, pages, loaded };
}

test("pages that have all words are found, each part being loaded once", async () => {
  const { pages, loaded } = publish({});
  assert.deepEqual(await pages("水"), [0, 300]);
  assert.deepEqual(await pages("道"), [0, 300]);
  assert.deepEqual(await pages("防"), [2]);
  assert.deepEqual(await pages("火"), []);
  assert.deepEqual(loaded, ["index/a.pf_index", "index/b.pf_index"]);
});

test("words of a phrase follow one another", async () => {
  const { pages } = publish({});
  assert.deepEqual(await pages("水", "道"), [0]);
  assert.deepEqual(await pages("道", "水"), []);
});

test("signs above and below letters tell words apart", async () => {
  const { pages } = publish({});
  assert.deepEqual(await pages("バス"), [1]);
  assert.deepEqual(await pages("ハス"), []);
});

test("a heading counts more than a text, a title more than both, a rarer word more than a common one", async () => {
  const { index } = publish({});
  const [text, heading] = await index.search(["水"]);
  assert.ok(heading.score > text.score);
  const [, title] = await index.search(["道"]);
  assert.ok(title.score > heading.score);
  const [rare] = await index.search(["防"]);
  assert.ok(rare.score > text.score);
});

test("what a page counts is told by its number", async () => {
  const { index } = publish({});
  assert.deepEqual((await index.search(["水"])).map(({ weight }) => weight), [0.25, 1]);
});

test("a long list of parts is parted itself", async () => {
  const { pages, loaded } = publish({ chunks: [], shelves: [["ハス", "s"]] });
  assert.deepEqual(await pages("防"), [2]);
  assert.deepEqual(await pages("道"), [0, 300]);
  assert.deepEqual(loaded, ["index/s.pf_index", "index/b.pf_index"]);
});

test("what a lexicon has told of pages loads nothing", async () => {
  const { index, loaded } = publish({});
  const [plain, titled] = index.told([{ page: 1, often: 1, titled: false }, { page: 2, often: 1, titled: true }]);
  assert.ok(titled.score > plain.score);
  assert.ok(index.told([{ page: 1, often: 5, titled: false }, { page: 2, often: 1, titled: false }])[0].score > plain.score);
  assert.deepEqual(loaded, []);
  assert.deepEqual(await plain.card(), { name: "two", url: "/b/", meta: { title: "乙" } });
  assert.equal((await plain.text()).content, "水");
});

test("where one file has all cards, it is loaded before anything is found", async () => {
  const { loaded } = publish({ cards: ["c"] });
  assert.deepEqual(loaded, ["cards/c.pf_cards"]);
});

test("without a part that does not come the others are asked all the same", async (context) => {
  context.mock.method(console, "error", () => undefined);
  const { pages } = publish({ chunks: [["ハス", "none"], ["道", "b"]] });
  assert.deepEqual(await pages("水"), []);
  assert.deepEqual(await pages("道"), [0, 300]);
});
