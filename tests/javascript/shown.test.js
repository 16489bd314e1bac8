// What of a found page is shown.

import assert from "node:assert/strict";
import { test } from "node:test";

import { viewText, wordings } from "../../overrides/assets/js/search-shown.js";

/** @param {string[]} words */
const record = (...words) => ({ url: "/a/", content: words.join("\u200b"), meta: {}, anchors: [{ id: "b", text: "見出し", location: 1 }] });

test("the words are marked, what follows them is not", () => {
  const { parts } = viewText(record("公園の", "整備。"), [["公園"]]);
  assert.deepEqual(parts, [{ text: "公園", marked: true }, { text: "の整備。", marked: false }]);
});

test("a section with a hit is named", () => {
  assert.deepEqual(viewText(record("前", "公園"), [["公園"]]).sections.map(({ id }) => id), ["b"]);
  assert.deepEqual(viewText(record("公園", "後"), [["公園"]]).sections, []);
});

test("markup of a page is text", () => {
  const { parts } = viewText(record("&lt;script&gt;", "(", "\\", "__proto__"), [["公園"]]);
  assert.deepEqual(parts, [{ text: "<script>(\\__proto__", marked: false }]);
});

test("wordings of a query are those of its nodes, or of their parts", () => {
  const way = { words: ["公園"], weight: 1, kind: "d", text: "公園", said: "公園", pages: 1 };
  const leaf = { typed: "公園", ways: [way], parts: [] };
  assert.deepEqual(wordings([leaf, { typed: "公園整備", ways: [], parts: [leaf] }]), [["公園"], ["公園"]]);
});
