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

test("an excerpt is the sentence that holds the most of what was sought", () => {
  const page = record("前置き。", "公園の", "話。", "次の\u3000", "公園を", "整備した。", "後で。");
  const { parts } = viewText(page, [["公園"], ["整備"]]);
  assert.equal(parts.map(({ text }) => text).join(""), "公園の話。…公園を整備した。");
});

test("a cell without a full stop stands alone", () => {
  const { parts } = viewText(record("担当\u3000", "公園課\u3000", "期限"), [["公園課"]]);
  assert.deepEqual(parts, [{ text: "公園課", marked: true }]);
});

test("without a hit the first sentence is shown", () => {
  const { parts } = viewText(record("見出し\u3000", "最初の文。", "次の文。"), [["公園"]]);
  assert.equal(parts.map(({ text }) => text).join(""), "最初の文。");
});

test("a long sentence begins a little before its first hit", () => {
  const { parts } = viewText(record("長".repeat(200), "公園を", "直した。"), [["公園"]]);
  assert.equal(parts.map(({ text }) => text).join(""), `…${"長".repeat(20)}公園を直した。`);
});

test("a figure is told where its name holds what was sought", () => {
  /** @type {[string, string, string][]} */
  const figures = [["overtime", "時間外勤務（時間）", "実績 12.1時間、達成"], ["other", "有給休暇（日）", "実績 10日"]];
  const told = viewText({ ...record("時間外", "勤務"), figures }, [["時間", "外", "勤務"], ["月"]]).figures;
  assert.deepEqual(told, [{ id: "overtime", name: "時間外勤務（時間）", said: "実績 12.1時間、達成" }]);
});

test("a section with a hit is named", () => {
  assert.deepEqual(viewText(record("前", "公園"), [["公園"]]).sections.map(({ id }) => id), ["b"]);
  assert.deepEqual(viewText(record("公園", "後"), [["公園"]]).sections, []);
});

test("markup of a page is text", () => {
  const { parts } = viewText(record("<script>", "(", "\\", "__proto__"), [["公園"]]);
  assert.deepEqual(parts, [{ text: "<script>(\\__proto__", marked: false }]);
});

test("wordings of a query are those of its nodes, or of their parts", () => {
  const way = { words: ["公園"], weight: 1, kind: "d", text: "公園", said: "公園", pages: 1 };
  const leaf = { typed: "公園", ways: [way], parts: [] };
  assert.deepEqual(wordings([leaf, { typed: "公園整備", ways: [], parts: [leaf] }]), [["公園"], ["公園"]]);
});
