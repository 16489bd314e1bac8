// What a reader typed, and what is understood: whatever names the data has, they are read as they stand.

import assert from "node:assert/strict";
import { test } from "node:test";

import { leaveOut, understand } from "../../overrides/assets/js/search-query.js";
import { filterValue, lexiconOf, lexiconWithVerbs } from "./lexicon.js";

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
  lexicon.corrections = async (typed, alike) => {
    if (alike) return []; // none of them is read as any of these words
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

/** @param {import("../../overrides/assets/js/search-query.js").Query} query */
const told = ({ nodes }) => nodes.map(({ typed, ways, verb }) => [typed, ways.map(({ text }) => text).join("、"), Boolean(verb)]);

for (const typed of ["空き家を減らす", "空き家を減らしたい", "空き家を減らしてほしい", "空き家は減らせますか", "空き家を減らさないで"]) {
  test(`a verb is known in any of its forms: ${typed}`, async () => {
    const forms = Object.fromEntries([..."さしすせそ"].map((row) => [`減ら${row}`, ["減らす", "削減"]]));
    const query = await understand(typed, lexiconWithVerbs(["空き家"], forms));
    assert.deepEqual(told(query), [["空き家", "空き家", false], ["減らす", "削減", true]]);
    assert.deepEqual(query.missing, []);
  });
}

test("a verb as a noun is a noun, and a word that ends like a verb is none", async () => {
  const lexicon = lexiconWithVerbs(["児童", "届け", "開催", "見直し"], { 届け: ["届ける", "送付"], 催し: ["催す", "主催"], 見直し: ["見直す", "改善"] });
  assert.deepEqual(told(await understand("児童の届けは", lexicon)).at(-1), ["届け", "届け", false]);
  assert.deepEqual(told(await understand("開催したい", lexicon)), [["開催", "開催", false]]);
  assert.deepEqual(told(await understand("見直しなど", lexicon)), [["見直し", "見直し", false]]);
});

test("what is done is all that is asked where nothing else is named", async () => {
  const query = await understand("分けて払いたい", lexiconWithVerbs([], { 分け: ["分ける", "分割"], 払い: ["払う", "納付"] }));
  assert.deepEqual(query.nodes.map(({ typed, optional }) => [typed, optional]), [["分ける", false], ["払う", false]]);
});

test("a noun of one kanji is looked for by what pages say instead, and told where nothing says it", async () => {
  const query = await understand("消防の服 穴", lexiconWithVerbs(["消防"], { 服: ["服", "被服"] }));
  assert.deepEqual(told(query), [["消防", "消防", false], ["服", "被服", true]]);
  assert.deepEqual(query.unused, ["穴"]);
});

test("where no page has the thing, words for what can be asked of anything find nothing", async () => {
  for (const typed of ["水族館 料金", "水族館の申し込み", "水族館 申請方法"]) {
    const query = await understand(typed, lexiconOf(["料金", "申し込み", "申請", "方法"]));
    assert.deepEqual([query.nodes, query.missing], [[], ["水族館"]], typed);
  }
  const near = await understand("水族館 公園", lexiconOf(["公園"]));
  assert.deepEqual([near.nodes.length, near.missing], [1, ["水族館"]]);
});

test("a word that is only read alike is said to be another", async () => {
  const lexicon = lexiconOf([]);
  lexicon.ways = async (typed) => (typed === "講演" ? [{ words: ["公演"], weight: 0.7, kind: "h", text: "公演", said: "公演", pages: 0 }] : []);
  const query = await understand("講演", lexicon);
  assert.deepEqual([query.missing, query.corrected], [["講演"], [["講演", "公演"]]]);
});

test("two words for one thing need not both be on a page", async () => {
  const lexicon = lexiconOf([]);
  /** @param {string} text @param {string} kind @param {number} pages */
  const way = (text, kind, pages) => ({ words: [text], weight: 1, kind, text, said: text, pages });
  lexicon.ways = async (typed) => (typed === "1on1" ? [way("1on1", "d", 2), way("面談", "v", 0)] : typed === "面談" ? [way("面談", "d", 9)] : []);
  const query = await understand("1on1 面談", lexicon);
  assert.deepEqual(query.nodes.map(({ typed, optional }) => [typed, Boolean(optional)]), [["1on1", false], ["面談", true]]);
});

const YEARS = { year: ["2017", "2018", "2019", "2020", "2021", "2023"].map((year) => filterValue(year)) };
for (const [typed, years] of /** @type {[string, string[]][]} */ ([
  ["5年度 公園", ["2023"]],
  ["30年度の公園", ["2018"]],
  ["令和元年～3年度 公園", ["2019", "2020", "2021"]],
  ["平成29年度から令和2年度の公園", ["2017", "2018", "2019", "2020"]],
  ["2017年から2019年 公園", ["2017", "2018", "2019"]],
  ["H29-30年度 公園", ["2017", "2018"]],
  ["平成31年度 公園", ["2019"]],
  ["平成40年度 公園", []],
])) {
  test(`years without their era and ranges are spelt out: ${typed}`, async () => {
    const query = await understand(typed, lexiconOf(["公園"], YEARS));
    assert.deepEqual(query.filters.year ?? [], years);
    assert.deepEqual(query.nodes.filter(({ number }) => !number).map((node) => node.typed), ["公園"]);
  });
}

test("a place is found in the midst of a sentence, with any particle", async () => {
  for (const typed of ["公園は三鷹市にある", "公園が三鷹では", "三鷹市から公園", "公園を三鷹市も"]) {
    const query = await understand(typed, lexiconOf(["公園"], { municipality: [filterValue("三鷹市")] }));
    assert.deepEqual([query.filters, query.nodes.map((node) => node.typed)], [{ municipality: ["三鷹市"] }, ["公園"]], typed);
  }
  assert.deepEqual((await understand("新三鷹市の公園", lexiconOf(["公園"], { municipality: [filterValue("三鷹市")] }))).filters, {});
});

test("a municipality at the beginning of a name is no place to look in", async () => {
  const lexicon = lexiconOf(["公園", "上田", "市民", "意見"], { municipality: [filterValue("上田市")] });
  const name = await understand("上田わっしょい", lexicon);
  assert.deepEqual([name.filters, name.nodes, name.missing], [{}, [], ["上田わっしょい"]]);
  assert.deepEqual((await understand("上田公園", lexicon)).filters, { municipality: ["上田市"] });
  const citizens = await understand("上田市民の意見", lexicon);
  assert.deepEqual([citizens.filters, citizens.nodes.map(({ typed }) => typed)], [{ municipality: ["上田市"] }, ["市民", "意見"]]);
});

test("a short word is what is asked where nothing else is named", async () => {
  const query = await understand("ごみを減らす", lexiconWithVerbs(["ごみ"], { 減らす: ["減らす", "削減"] }));
  assert.deepEqual(query.nodes.map(({ typed, optional }) => [typed, Boolean(optional)]), [["ごみ", false], ["減らす", true]]);
});

test("a short word is not found by a part of it, though pages say the other part otherwise", async () => {
  const query = await understand("非常食", lexiconWithVerbs(["非常"], { 食: ["食", "飲食"] }));
  assert.deepEqual([query.nodes, query.missing], [[], ["非常食"]]);
});

/** @param {string} typed */
const tied = async (typed) => {
  const verbs = lexiconWithVerbs(["家", "税金", "建物", "働く", "払う", "数", "職員"], { 働き: ["働く", "勤務"], 払う: ["払う", "納付"], 払え: ["払う", "納付"], 使わ: ["使う", "活用"], 古い: ["古い", "老朽化"], 古く: ["古い", "老朽化"] });
  const meanings = new Map([["家で働く", "在宅勤務"], ["税金を払う", "納税"], ["古い建物", "老朽化対策"], ["使わなくなった建物", "遊休施設"]]);
  /** @type {import("../../overrides/assets/js/search-lexicon.js").Vocabulary["ways"]} */
  const ways = async (text) => (meanings.has(text) ? (await lexiconOf([text]).ways(text)).map((way) => ({ ...way, kind: "v", text: meanings.get(text) ?? "" })) : verbs.ways(text));
  const { nodes } = await understand(typed, { ...verbs, ways });
  return nodes.flatMap((node) => node.ways.filter((way) => way.meant).map(({ text }) => text));
};

for (const [typed, meant] of [["家で働きたい", "在宅勤務"], ["税金を払う", "納税"], ["古い建物の数", "老朽化対策"]]) {
  test(`what is done to a thing is what the vocabulary calls it, in any form: ${typed}`, async () => {
    const found = await tied(`${typed}人の話`);
    assert.deepEqual(found, [meant]);
  });
}

test("what is not done is not what is", async () => {
  assert.deepEqual(await tied("税金を払えない人の話"), []);
  assert.deepEqual(await tied("古くない建物の話"), []);
  assert.deepEqual(await tied("使わなくなった建物の話"), ["遊休施設"]); // unless the vocabulary says it so
});

test("to whom or how it is done may stand between a thing and what is done to it", async () => {
  assert.deepEqual(await tied("税金をすぐ人に払う話"), ["納税"]);
  assert.deepEqual(await tied("税金の話を人に払う"), []); // the money is not for the tax
});

test("a noun of one kanji that no page has is told, what is done by it finds nothing", async () => {
  for (const typed of ["熊が出た", "熊を見た", "猫の話", "町に熊が出た"]) {
    const { nodes, missing } = await understand(typed, lexiconOf(["出", "見", "町"]));
    assert.deepEqual([nodes, missing], [[], [typed.includes("熊") ? "熊" : "猫"]], typed);
  }
  // 協働 is cut between its kanji: neither is a noun.
  assert.deepEqual((await understand("協働の話", lexiconOf(["話", "協働"]))).missing, []);
});

test("a word for all of a city asks for nothing beside another, also parted by a space", async () => {
  const { nodes } = await understand("インターン 市役所", lexiconOf(["インターン", "市役所"]));
  assert.deepEqual(nodes.map(({ typed, optional }) => [typed, Boolean(optional)]), [["インターン", false], ["市役所", true]]);
  const alone = await understand("市役所", lexiconOf(["市役所"]));
  assert.deepEqual(alone.nodes.map(({ typed }) => typed), ["市役所"]);
});

test("what one kanji names is the thing, when it is done is needed as much as what is done", async () => {
  const lexicon = lexiconWithVerbs([], { 畑: ["畑", "農業"], 夜: ["夜", "夜間"], 始め: ["始める", "開始"], 見回る: ["見回る", "巡視"] });
  const optional = async (/** @type {string} */ typed) => (await understand(typed, lexicon)).nodes.map((node) => [node.typed, node.optional]);
  assert.deepEqual(await optional("畑を始めた"), [["畑", false], ["始める", true]]);
  assert.deepEqual(await optional("夜に見回る"), [["夜", false], ["見回る", false]]);
});

test("half of a compound of two words is not the thing, most of a longer one is near it", async () => {
  const loose = async (/** @type {string} */ typed) => (await understand(typed, lexiconOf(["図書", "カード", "健康", "管理", "対策", "地域", "防災", "計画"]))).nodes.map((node) => node.loose);
  assert.deepEqual(await loose("図書カード"), [false]);
  assert.deepEqual(await loose("健康カード"), [false]);
  assert.deepEqual(await loose("地域防災計画"), [true]);
  assert.deepEqual(await loose("健康管理対策"), [true]);
});

test("a verb in kana is a verb, and a word that ties is none", async () => {
  const lexicon = lexiconWithVerbs(["税金", "場所"], { はら: ["はらう", "納付"], ため: ["ためる", "基金"] });
  const { nodes } = await understand("税金をはらう場所", lexicon);
  assert.deepEqual(nodes.map(({ typed, verb, light }) => [typed, Boolean(verb), Boolean(light)]), [["税金", false, false], ["はらう", true, false], ["場所", false, true]]);
  const without = await understand("税金のための場所", lexicon);
  assert.ok(without.nodes.every(({ verb }) => !verb));
});

test("it and us are names where nothing else makes a sentence, in letters of any width", async () => {
  const lexicon = lexiconOf(["it", "us", "dx", "予算", "budget"]);
  for (const [typed, words] of [["IT DX", ["it", "dx"]], ["it dx", ["it", "dx"]], ["ＩＴ　ＤＸ", ["it", "dx"]], ["show me IT budget", ["it", "budget"]], ["ｓｈｏｗ ＩＴ ｂｕｄｇｅｔ", ["it", "budget"]], ["is it in the budget?", ["budget"]], ["tell us the budget.", ["budget"]]]) {
    assert.deepEqual((await understand(String(typed), lexicon)).nodes.map((node) => node.typed), words, String(typed));
  }
});

test("what turns an English question round is told", async () => {
  for (const typed of ["no budget", "not in budget", "more budget please"]) {
    assert.deepEqual((await understand(typed, lexiconOf(["budget"]))).unasked, [typed.split(" ")[0]], typed);
  }
});

test("words beside a filter that take no pages away are told", async () => {
  const query = await understand("2018年度の方法", lexiconOf(["方法"], { year: [filterValue("2018")] }));
  assert.deepEqual([query.nodes, query.filters, query.unasked], [[], { year: ["2018"] }, ["方法"]]);
});
