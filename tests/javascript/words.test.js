// How typed words are cut, folded and counted.

import assert from "node:assert/strict";
import { test } from "node:test";

import { cutWords, fold, foldStem, kanjiValue, takeQuantities } from "../../overrides/assets/js/search-words.js";

test("spellings of one wording have one key", () => {
  assert.equal(fold("マイナンバカード"), fold("マイナンバーカード"));
  assert.equal(fold("ＯＪＴ"), fold("ojt"));
  assert.equal(fold("ワーク・ライフ・バランス"), fold("ワークライフバランス"));
  assert.equal(foldStem("取り組み"), foldStem("取組み"));
  assert.equal(foldStem("のり"), "");
});

test("signs that are no letters part words and are none", () => {
  assert.deepEqual(cutWords("{公園}(広場)*"), ["公園", "広場"]);
  assert.deepEqual(cutWords("\\[*"), []);
});

test("numbers in kanji have their value", () => {
  assert.deepEqual(["十二", "百", "千二百", "一億二千万", "二〇一八"].map(kanjiValue), [12, 100, 1200, 120_000_000, 2018]);
});

for (const [typed, words] of [
  ["平成30年度", ["y2018"]],
  ["令和元年度", ["y2019"]],
  ["h30", ["y2018"]],
  ["2018年度", ["y2018"]],
  ["7,800人", ["n7800"]],
  ["12.1時間", ["n12p1"]],
  ["1億7,500万円", ["n175000000"]],
  ["__proto__", []],
]) {
  test(`${typed} says ${words}`, () => {
    assert.deepEqual(takeQuantities(String(typed)).found.map(({ word }) => word), words);
  });
}
