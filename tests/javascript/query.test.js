// What a reader typed, and what is understood: whatever names the data has, they are read as they stand.

import assert from "node:assert/strict";
import { test } from "node:test";

import { leaveOut, understand } from "../../overrides/assets/js/search-query.js";
import { filterValue, lexiconOf } from "./lexicon.js";

const HOSTILE = [
  "見本{市", "見本(市", "見本)市", "見本[市", "見本]市", "見本\\市", "見本*市", "見本+?市", "見本|市", "^見本$市", "見.本市", "(?:市",
  "__proto__", "constructor", "hasOwnProperty", "toString", '"><script>alert(1)</script>', "$&$1市", "見本\\p{L}市", "{{市}}", "𠮷野家市",
];

for (const name of HOSTILE) {
  test(`a municipality called ${name} is found by its name`, async () => {
    const lexicon = lexiconOf(["公園"], { municipality: [filterValue(name)] });
    const query = await understand(`${name} 公園`, lexicon);
    assert.deepEqual(query.filters, { municipality: [name] });
    assert.deepEqual(query.nodes.map((node) => node.typed), ["公園"]);
    assert.equal(query.without("municipality", name), "公園");
  });

  test(`a municipality called ${name} does not disturb who looks for something else`, async () => {
    const lexicon = lexiconOf(["公園"], { municipality: [filterValue(name), filterValue("狛江市")] });
    const query = await understand("狛江市の公園", lexicon);
    assert.deepEqual(query.filters, { municipality: ["狛江市"] });
    assert.deepEqual(query.nodes.map((node) => node.typed), ["公園"]);
  });

  test(`a department called ${name} is found by its name`, async () => {
    const lexicon = lexiconOf(["公園"], { department: [filterValue(name)] });
    const query = await understand(`公園 ${name}`, lexicon);
    assert.deepEqual(query.filters, { department: [name] });
    assert.equal(query.without("department", name), "公園");
  });

  test(`a reader may type ${name}`, async () => {
    for (const typed of [name, `「${name}」`, `"${name}"`, `${name}${name}`]) {
      const query = await understand(typed, lexiconOf(["公園"], { municipality: [filterValue("狛江市")], year: [filterValue("2018")] }));
      assert.deepEqual(query.filters, {});
    }
  });
}

test("a name is left out where it stands alone, is tied by の, or begins a longer word", () => {
  assert.equal(leaveOut("三鷹市の公園", "三鷹市"), " 公園");
  assert.equal(leaveOut("公園 三鷹市", "三鷹市"), "公園  ");
  assert.equal(leaveOut("三鷹市における公園", "三鷹市"), " 公園");
  assert.equal(leaveOut("三鷹公園", "三鷹"), " 公園");
  assert.equal(leaveOut("三鷹駅", "三鷹"), "三鷹駅");
  assert.equal(leaveOut("三鷹市以外 公園", "三鷹市"), "三鷹市以外 公園");
  assert.equal(leaveOut("新三鷹市", "三鷹市"), "新三鷹市");
  assert.equal(leaveOut("新三鷹市 三鷹市", "三鷹市"), "新三鷹市  ");
});

test("a name is found however its letters are written in the data", async () => {
  const lexicon = lexiconOf(["公園"], { municipality: [filterValue("Ａ市")] });
  assert.deepEqual((await understand("a市 公園", lexicon)).filters, { municipality: ["Ａ市"] });
});

for (const typed of ["komae park", "Komae-shi park", "park komae city", "komaeshi park"]) {
  test(`a municipality is found by its name in Latin letters: ${typed}`, async () => {
    const lexicon = lexiconOf(["park"], { municipality: [filterValue("狛江市")] });
    lexicon.names.latin = { 狛江市: ["komaesi", "komae"] };
    const query = await understand(typed, lexicon);
    assert.deepEqual(query.filters, { municipality: ["狛江市"] });
    assert.deepEqual(query.nodes.map((node) => node.typed), ["park"]);
    assert.equal(query.without("municipality", "狛江市").toLowerCase(), "park");
  });
}

test("a name in Latin letters alone is looked for as it is written, and within a word is none", async () => {
  const lexicon = lexiconOf(["狛江市", "komae", "komaekomae"], { municipality: [filterValue("狛江市")] });
  lexicon.names.latin = { 狛江市: ["komaesi", "komae"] };
  for (const typed of ["komae", "Komae city", "komae-shi"]) {
    const query = await understand(typed, lexicon);
    assert.deepEqual([query.filters, query.nodes.map((node) => node.typed)], [{}, ["狛江市"]]);
  }
  assert.deepEqual((await understand("komaekomae komae1", lexicon)).filters, {});
});

test("years and wordings of a status become filters of the site that has them", async () => {
  const filters = { year: [filterValue("2018")], status: [filterValue("not-reached", "未達成")] };
  const query = await understand("平成30年度 達成できなかった 公園", lexiconOf(["公園"], filters));
  assert.deepEqual(query.filters, { status: ["not-reached"], year: ["2018"] });
  assert.equal(query.without("year", "2018"), "達成できなかった 公園");
});

for (const typed of ["公園 いつ", "公園いつまで", "公園はどこですか", "いくら 公園", "公園 だれが", "公園っていくら"]) {
  test(`a word that asks is no word to look for: ${typed}`, async () => {
    const query = await understand(typed, lexiconOf(["公園", "いつ", "いくら", "どこ", "だれ"]));
    assert.deepEqual(query.nodes.map((node) => node.typed), ["公園"]);
    assert.equal(query.onlyAsks, false);
  });
}

test("a word that asks is told not to have been looked for", async () => {
  /** @param {string} typed */
  const unasked = async (typed) => (await understand(typed, lexiconOf(["公園", "始まる"]))).unasked;
  assert.deepEqual(await unasked("公園 いつ"), ["いつ"]);
  assert.deepEqual(await unasked("公園はどこですか いつ いつまで"), ["どこ", "いつ"]);
  assert.deepEqual(await unasked("公園いつ始まる"), ["いつ"]);
  assert.deepEqual(await unasked("公園の 清掃 など"), []);
  assert.deepEqual(await unasked("“どこ” 公園"), []);
});

test("how something is may be lacking, what it is may not", async () => {
  const query = await understand("古い条例を直す", lexiconOf(["条例"]));
  assert.deepEqual([query.nodes.map((node) => node.typed), query.missing], [["条例"], []]);
  assert.deepEqual((await understand("古い寺院", lexiconOf(["条例"]))).missing.length, 1);
});

test("a slip in a part of a long word is found, though the part's signs are words", async () => {
  const lexicon = lexiconOf(["行財政改革", "大", "網", "行財政改革大綱"]);
  lexicon.corrections = async (typed) => (typed === "行財政改革大網" ? lexicon.ways("行財政改革大綱") : []);
  assert.deepEqual((await understand("行財政改革大網", lexicon)).corrected, [["行財政改革大網", "行財政改革大綱"]]);
});

test("a word that the segmenter knows is no slip for another one", async () => {
  const lexicon = lexiconOf(["植物園", "国際交流", "員", "課", "非常", "食"]);
  /** @type {string[]} */
  const asked = [];
  lexicon.corrections = async (typed) => {
    asked.push(typed);
    return typed === "国際交流課" ? [{ words: ["国際", "交流", "員"], weight: 1, kind: "c", text: "国際交流員", said: "国際 交流 員", pages: 1 }] : lexicon.ways("植物園");
  };
  assert.deepEqual((await understand("動物園", lexicon)).missing, ["動物園"]);
  assert.deepEqual((await understand("国際交流課", lexicon)).corrected, []);
  assert.deepEqual((await understand("非常食", lexicon)).corrected, []);
  assert.deepEqual(asked, ["国際交流課"]);
});

test("words that ask and nothing else are told", async () => {
  for (const typed of ["いつ", "どこですか", "いつ いくら", "だれに"]) {
    const query = await understand(typed, lexiconOf(["いつ", "一緒"]));
    assert.deepEqual([query.nodes, query.missing, query.onlyAsks], [[], [], true], typed);
  }
  for (const typed of ["動物園", "公園", "", "すだれ", "{", "$&"]) assert.equal((await understand(typed, lexiconOf(["公園"]))).onlyAsks, false, typed);
});

test("a word that no page has is told", async () => {
  assert.deepEqual((await understand("公園 動物園", lexiconOf(["公園"]))).missing, ["動物園"]);
});

test("two hundred signs of any kind are understood at once", async () => {
  for (const sign of ["1", "1,", "万", "(", "\\", "「", "あ", "h1", "市 ", "\u3099", "\ud800", "👩‍👩‍👧"]) {
    const begun = performance.now();
    await understand(sign.repeat(200).slice(0, 200), lexiconOf(["公園"], { municipality: [filterValue("狛江市")] }));
    assert.ok(performance.now() - begun < 2000, sign);
  }
});
