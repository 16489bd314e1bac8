// The lexicon of a site, and of several sites as one: other sites are strangers, and of any version.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { test } from "node:test";

import { Lexicon, Lexicons } from "../../overrides/assets/js/search-lexicon.js";

/** @import { FilterValue, Names } from "../../overrides/assets/js/search-lexicon.js" */

/** @param {Record<string, string>} files @param {Partial<Names>} names @returns {Lexicon} */
function publish(files, names) {
  globalThis.fetch = async (address) => {
    const text = files[String(address).split("/").at(-1)?.replace("?now", "") ?? ""];
    return text === undefined ? new Response("", { status: 404 }) : new Response(gzipSync(text));
  };
  return new Lexicon(new URL("https://mihon.example/"), { edition: "now", pieces: 1, tails: 1, others: [], filters: {}, ...names });
}

/** @type {Record<string, FilterValue[]>} */
const FILTERS = { municipality: [["狛江市", "狛江市", "fa"]], year: [], department: [], pillar: [], tag: [], status: [] };

test("a wording is found by its key, best first", async () => {
  const lexicon = publish({ "00.pf_lexicon": "公園\td3:公園|v広場\n公演\td1:公演" }, { filters: FILTERS });
  assert.deepEqual((await lexicon.ways("公園")).map(({ text, kind, pages }) => [text, kind, pages]), [["公園", "d", 3], ["広場", "v", 0]]);
  assert.deepEqual(await lexicon.ways("__proto__"), []);
});

test("Japanese in Latin letters is found by its reading, where no wording and no English word is meant", async () => {
  const lexicon = publish({ "00.pf_lexicon": "bosai\tj防災\nbosaikunren\tj防災 訓練\nsite\te拠点|j指定\nhome\td2:home|e世帯|jほめ" }, { filters: FILTERS });
  /** @param {string} typed */
  const said = async (typed) => (await lexicon.ways(typed)).map(({ text }) => text);
  assert.deepEqual(await said("bōsai".normalize("NFD").replace("\u0304", "")), ["防災"]);
  assert.deepEqual(await said("bousai"), ["防災"]);
  assert.deepEqual(await said("bousai kunren"), ["防災訓練"]);
  assert.deepEqual(await said("site"), ["拠点"]);
  assert.deepEqual(await said("home"), ["home", "世帯"]);
  assert.deepEqual((await lexicon.completions("bousaikun")).map(({ text }) => text), ["防災訓練"]);
});

test("three kanji with one wrong are found, whichever it is", async () => {
  const lexicon = publish({ "00.pf_lexicon": "下水道\td3:下水道\n取組\td1:取組", "tail-00.pf_lexicon": "駐輪場\n下水道" , "01.pf_lexicon": "" }, { filters: FILTERS });
  /** @param {string} typed */
  const said = async (typed) => (await lexicon.corrections(typed)).map(({ text }) => text).join();
  assert.deepEqual(await Promise.all(["下水動", "上水道", "下木道", "水道", "下水", "げすい"].map(said)), ["下水道", "下水道", "下水道", "", "", ""]);
});

test("English words are found in the plural", async () => {
  const lexicon = publish({ "00.pf_lexicon": "callcenter\teコールセンター\nfacility\te施設\nboss\te上司\nexpense\te経費\nnews\te報道" }, { filters: FILTERS });
  /** @param {string} typed */
  const said = async (typed) => (await lexicon.ways(typed)).map(({ text }) => text).join();
  assert.deepEqual(await Promise.all(["call centers", "Facilities", "bosses", "expenses", "news"].map(said)), ["コールセンター", "施設", "上司", "経費", "報道"]);
  assert.equal(await said("bos"), "");
});

test("the pages of a wording are told where they are few, and of several sites none", async () => {
  const files = { "00.pf_lexicon": "休み\td9:休み|v休暇#3,7?10.|v休業" };
  const lexicon = publish(files, { filters: FILTERS });
  assert.deepEqual((await lexicon.ways("休み")).map(({ text, on }) => [text, on]), [
    ["休み", undefined],
    ["休暇", [{ page: 3, often: 1, titled: false }, { page: 10, often: 2, titled: true }, { page: 46, often: 10, titled: false }]],
    ["休業", undefined],
  ]);
  assert.ok((await new Lexicons([lexicon, lexicon]).ways("休み")).every(({ on }) => !on));
});

test("a verb's nouns stand in its own line", async () => {
  const lexicon = publish({ "00.pf_lexicon": "=払う\tb払う|w納付\n=払え\tb払う" }, { filters: FILTERS });
  const verb = await lexicon.verb("払えない");
  assert.deepEqual([verb?.base, verb?.length, verb?.ways.map(({ text }) => text)], ["払う", 2, ["納付"]]);
});

test("the values of filters with very many are there when they are asked for", async () => {
  const lexicon = publish({ "filters.pf_lexicon": '{"pillar":[["健全財政","健全財政","fb"]],"tag":[]}' }, { filters: { ...FILTERS } });
  const both = new Lexicons([lexicon]);
  assert.deepEqual(both.names.filters.pillar, []);
  await both.more();
  assert.deepEqual(both.names.filters.pillar, [["健全財政", "健全財政", "fb"]]);
});

test("a lexicon that is not there is a fault that can be told", async () => {
  const lexicon = publish({}, { filters: FILTERS });
  await assert.rejects(lexicon.ways("公園"), /404/);
});

test("a site that lacks a filter, or has one of an odd name, is joined all the same", async () => {
  const own = publish({}, { filters: FILTERS, latin: { ka: ["狛江"] } });
  const other = publish({}, JSON.parse('{"filters": {"municipality": [["__proto__", "a", "fb"]], "__proto__": [["x", "x", "x"]]}, "latin": {"__proto__": ["x"], "kb": ["三鷹"]}}'));
  const { filters, latin } = new Lexicons([own, other]).names;
  assert.deepEqual(filters.municipality.map(([value]) => value), ["__proto__", "狛江市"]);
  assert.deepEqual(filters.year, []);
  assert.deepEqual(Object.keys(latin ?? {}).sort(), ["__proto__", "ka", "kb"]);
  assert.equal(Object.getPrototypeOf(latin), Object.prototype);
});

test("a verb is told by the longest of its forms", async () => {
  const lexicon = publish({ "00.pf_lexicon": "=払え\tb払う|k払い|w納付|w手 当\n=払えば\tb払えば\n=服\tb服|w被服" }, { filters: FILTERS });
  const verb = await lexicon.verb("払えない人");
  assert.deepEqual([verb?.base, verb?.length, verb?.ways.map(({ text }) => text)], ["払う", 2, ["払い", "納付", "手当"]]);
  assert.equal((await lexicon.verb("払えばよい"))?.length, 3);
  assert.deepEqual([await lexicon.verb("服装"), (await lexicon.verb("服"))?.base, await lexicon.verb("払")], [null, "服", null]);
});

test("what is not so is no spelling of what is so", async () => {
  const lexicon = publish({ "00.pf_lexicon": "税金払\tvスマホ" }, { filters: FILTERS });
  /** @param {string} typed */
  const said = async (typed) => (await lexicon.ways(typed)).map(({ text }) => text).join();
  assert.deepEqual(await Promise.all(["税金を払う", "税金を払えない", "税金を払わず", "税金を払わなかった"].map(said)), ["スマホ", "", "", ""]);
});

test("a slip that is read alike comes first, and alone where the word may be one of its own", async () => {
  const files = { "00.pf_lexicon": "会議室\td1:会議室\n会議質\td1:会議質\n非常勤\td1:非常勤", "tail-00.pf_lexicon": "会議室\n非常勤", "sounds.pf_lexicon": "質室漆\n食職" };
  const lexicon = publish(files, { filters: FILTERS });
  assert.deepEqual((await lexicon.corrections("会議漆", true)).map(({ text }) => text), ["会議室"]);
  assert.deepEqual(await lexicon.corrections("非常食", true), []);
});

test("words that are read alike are asked only where nothing else has the word", async () => {
  const lexicon = publish({ "00.pf_lexicon": "仕訳\th仕分け\n保健\td1:保健|h保険\n態勢\ts体制|h大成" }, { filters: FILTERS });
  /** @param {string} typed */
  const said = async (typed) => (await lexicon.ways(typed)).map(({ text }) => text).join();
  assert.deepEqual(await Promise.all(["仕訳", "保健", "態勢"].map(said)), ["仕分け", "保健", "体制"]);
});

test("a word whose kana say how its kanji is read is no slip of one with another kanji", async () => {
  const lexicon = publish({ "00.pf_lexicon": "向け取り\td1:向け取り\n見直し\td1:見直し\n振り込み\td2:振り込み\n申し込む\td1:申し込む", "sounds.pf_lexicon": "教協\n親振", "tail-00.pf_lexicon": "" }, { filters: FILTERS });
  for (const typed of ["受け取り", "手直し", "申し込み"]) assert.ok((await lexicon.corrections(typed)).every(({ text }) => text === "申し込む"), typed);
  assert.deepEqual((await lexicon.corrections("振り込見")).map(({ text }) => text), []);
  assert.deepEqual((await lexicon.corrections("振りこ込み")).map(({ text }) => text), ["振り込み"]);
});
