// Understands what a reader typed: filters by names that the site knows, numbers and years, and words with what they may mean.
//
// A node is { typed, ways, parts, loose }: found on a page by one of its ways (a wording of the site), or by all of its parts;
// a loose one is nearly found by most of them.

import { romajiKey } from "./search-romaji.js";
import { cutWords, fold, normal, takeQuantities } from "./search-words.js";

/** @import { Known, Verb, Vocabulary, Way } from "./search-lexicon.js" */
/** @typedef {{ typed: string, ways: Way[], parts: QueryNode[], loose?: boolean, torn?: boolean, optional?: boolean, light?: boolean, number?: boolean, verb?: boolean }} QueryNode */
/** @typedef {Record<string, string[]>} Filters values by filter */
/** @typedef {{ nodes: QueryNode[], filters: Filters, missing: string[], unused: string[], corrected: [string, string][], exact: string[], onlyAsks: boolean, unasked: string[], office: boolean, without: (name: string, value: string) => string }} Query */
/** @typedef {{ lexicon: Vocabulary, missing: string[], unused: string[], corrected: [string, string][], unasked: string[] }} Reading */
/** @typedef {Verb & { begin: number, end: number, until: number }} Span a verb in a text; until: where its ending ends */

const QUOTED = /["「『“]([^"」』”]+)["」』”]/g;
const LETTER_BEFORE = /[\p{L}\p{N}]$/u;
const LETTER_AFTER = /^[\p{L}\p{N}]/u;
const LETTERS_AFTER = /^[\p{L}\p{N}]{2}/u;
const TIE_AFTER = /^(?:における|について|では|でも|には|にも|へは|からは|から|まで|って|[のでにへはもがをと])/;
const TIE = /^(?:の|を|に|が|で|と|へ|から|まで|は|も)$/;
const TELLS = /^[ぁ-ん]{0,6}$/;
const NOT = /^[ぁ-ん]{0,3}(?:ない|なく|なか|ず|ぬ)/;
const PARTICLE_BEFORE = /[はがをにでともへやのら]$/;
const OF_A_CITY = /^[民長役議立政債税営内外有域]/;
const ALL_BUT = /^\s*(?:以外|を除|のほか|の他)/;
const JOINS = /^[・‐\-'’&/]$/;
const LATIN = /^[a-z0-9]+$/;
const LATIN_END = /(?<=^[a-z0-9'-]+)[?!.,;:]+$/; // of a word of an English sentence
const YEAR_RANGE = /(明治|大正|昭和|平成|令和|(?<![a-z])[mtshr])?\s?(?<![\d.,])(元|\d{1,2}|\d{4})年?度?\s*(?:[~〜\-–−]|から)\s*(明治|大正|昭和|平成|令和|[mtshr])?\s?(\d{1,2}|\d{4})(?:年度|(?<=\d{4})年|年(?!\d))/g;
const BARE_YEAR = /(?<![\d.,元正治和成a-z]\s?)(\d{1,2})年度/g;
const LATIN_NAMES = /(?<![a-z0-9])([a-z]{3,}(?:['-][a-z]+)*)(?:[ -](?:city|town|village|shi|ku|cho|machi|mura|son))?(?![a-z0-9])/g;
const KATAKANA = /^[ァ-ヴー]+$/;
const HIRAGANA = /^[ぁ-んー]+$/;

// Words of questions and wishes: they say nothing of the page that answers.
const ASKING = new Set(
  `何 なに いくら いくつ いつ どこ どこで どう どの どれ どれくらい どのくらい どんな だれ 誰 なぜ どうして 教え 教えて おしえて 知り 知りたい たい ください 下さい ほしい 欲しい どれぐらい
  どのぐらい なん どちら どなた いつまで いつから どこに だれが 誰が だれに 誰に かかる かかり わかる 分かる いえ ある あり ます まし ません です でし ですか する した して いる られ られる
  なる なっ こと もの ため とき ところ よう ない なかっ なかった でき できる できた できない いう について として より から まで など だけ ので のか のは では には とは 時 方 件 的 等
  くらい ぐらい ほど たか させる させ させたい される され せる しよう すれ ながら でも ても とも にも よく よくする よくなる ほか ほかの 他の 別の もらえる もらえ もらう もらい もらっ くれる くれ いただく いただけ いただき
  すぐ すぐに もっと ずっと とても すごく たくさん いっぱい ちゃんと きちんと しっかり いつも まだ もう だけ しか ばかり なるべく できるだけ もし たまに ときどき って なっても けど けれど
  しまう しまい しまっ たら だら たり だり れば ければ なければ なけれ けれ かった かっ くて まい ば ん ず さ せ う ちゃ じゃ って だ だけど これ それ あれ この その あの ここ そこ あそこ でしょう でしょ だろう かな いい よい よかっ いけ
  いけない のに そう らしい みたい ずに ないで なくて なきゃ なら ならば れる たく ておく おく おき おい みる みたい みて いった いって くる きた きて きたら してほしい したい したいです とい してき してきた もらった もらって もらえます くれば こない わからない 分からない しなければ すれば しても さん たち まれ べた わっ わら われ おら しにくい にくい とせ とせず にせず せず とか かも ずつ のみ のが などが などで などと などの などは でした ですが だし だが だけでなく ている てき とする とした しています とします としています とされています されています となった となり となる になる になります によって により によります にわたる にあたり すると そこで そこに ここで ここに ここでは それを それに それが それの それら これを これに これが これの これら これらの そのため そのために どうし たび どうか いただける あげる やすく でなく のよう のような のように
  しない しよ なり なく なお せん ありま また および ならびに さらに ともに そして による において における にて への との での からの 及び 並びに 又は 若しくは 通じて おり おいて おける よっ よる つい つき つつ あっ いく いき いた いて いっ しま しまし てい という といった ごと ごとの もしくは または あるいは かつ ただし すべて わたし
  すか よね かね わかり わかっ いり いら いらない どういう おねがい ほう ほうが つもり いただきたい んです なんです
  か し い れ た て で が は を に の も と へ や な ね よ`.split(/\s+/),
);

// A word that asks, at the end of a piece that has something to ask about: 給料いくら, 窓口はどこですか.
const ASKED_LAST = /(?<=[^ぁ-ん])(?:は|が|って|とは|の)?(?:いつ|いくら|いくつ|どこ|だれ|誰|どう|なぜ|どんな|どれくらい|どのくらい|どれぐらい|どのぐらい)(?:まで|から|で|に|が|か|なの|ですか|でしょうか|なんですか|になる|になりますか)?$/;

// That somebody wants to know it says nothing of what it is: 結果が知りたい, of which the segmenter would leave 知.
const WISHED_LAST = /(?<=.)(?:が|を|も|について)?(?:知り(?:たい|たく)|教えて|おしえて|分かり(?:たい|ます))[ぁ-ん]*$/;

// Words of English sentences that say nothing of the page that answers. Written large among small ones they are names (IT, US, WHO).
const ENGLISH = new Set(
  `a an the of in on at to for from with by about into as and or but if so not no do does did done is are was were be been being am have has had can could will would shall should may might must i you he she it we they me my your his her its our
  us their them this that these those there here how what where when who whom whose which why get got want need please tell show find know see look give let doing being going getting make makes made take takes than then because any some much many more most very just also`.split(/\s+/),
);

// These are names too where no other word of a sentence is beside them: it security, US BASE.
const NAMES_TOO = new Set(["it", "us"]);

// What turns an English question round, or asks for part of the answer: that it is not looked for has to be told.
const TURNS = /^(?:no|not|more|most)$/;

// Words that readers would miss among what was looked for, though no page answers by having them.
const QUESTIONS = /\b(?:how|what|where|when|who|whom|whose|which|why)\b|すぐに?|もっと|とても|すごく|たくさん|いっぱい|ちゃんと|きちんと|しっかり|いつも|まだ|もう|なるべく|できるだけ|たまに|ときどき|別の|他の|ほかの|いつ|いくら|いくつ|どこ|だれ|誰|どうして|どう|なぜ|どんな|どれ(?:くらい|ぐらい)?|どの(?:くらい|ぐらい)|どちら|どなた|なに|何/;

/** @param {string} text */
const asksFirst = (text) => QUESTIONS.exec(text)?.index === 0;

// How much or how soon, where it stands before what it is said of.
const HOW_MUCH = /(?<![ぁ-ん])(?:すぐに?|もっと|とても|すごく|たくさん|いっぱい|ちゃんと|きちんと|しっかり|いつも|なるべく|できるだけ|たまに|ときどき)(?=[^ぁ-ん])/;

// How readers ask for a status.
/** @type {[RegExp, string][]} */
const STATUSES = [
  [/(?:目標[をがに]?)?(?:達成(?:でき|し)(?:なかった|ていない|てない|なかつた)|未達成?|届かなかった)/, "not-reached"],
  [/(?:目標[をがに]?)?達成(?:できた|した|済み?)/, "reached"],
];

// A word as short as 非常食 says nothing in parts: without all of them it is not there.
const WHOLE_UP_TO = 4;

// Every page is about them: a page without them answers as well.
const GENERAL = new Set("市役所 役所 役場 市 町 村 区 市町村 自治体 まち 街 行政 事業 施策 取組 取り組み 取組み 計画 状況 内容 情報 現在 今 最近 市民 住民 方法 理由 結果 一緒 自分 皆 みんな 全部 全て すべて 直接 詳細 部署 担当 課 ページ データ city town affairs".split(" "));

// Who does all of it: beside another word, also parted by a space (インターン 市役所), they ask for nothing.
const OF_ALL = new Set("市役所 役所 役場 市町村 自治体 行政".split(" "));

// What a plan does with anything: a page about the rest of the word answers as well (健康管理 for 健康管理対策).
const DOING = new Set("防止 抑制 解消 対策 推進 実施 強化 向上 促進 充実 検討 運営 整備 改善 対応 支援 活動 運用 仕事 業務 施策 事業 取組 計画 制度".split(" "));
const INFLECTED = /^(?:[㐀-鿿][ぁ-ん]+|[ぁ-ん]{2,3})$/;

// What may follow a form of a verb that is no noun: 届けたい, not 届けは; 話します, not 話しなど.
const AFTER_VERB = /^(?:る|た(?!め|ち)|て(?!き)|な(?:[いかくけ]|がら|さ)|ま[すしせ]|られ|れ[ばるなたてま]|せ|ず|ば|う|よう|そう|やす|つつ|さ[せれ]|に[行来])/;
// What a reader wants to know is asked for with these, not looked for.
const ASKS = /^(?:知り(?:たい|たく)|教えて|分かり(?:たい|ます)|欲しい)/;
const VERB_BEGINS = /^[㐀-鿿]{1,2}[ぁ-ん]/;
const AFTER_NASAL = /^[だで]/;
// What the form of a verb goes on with: 引っ越し|たら.
const ENDING = /^(?:られ|させ|せる|れる|れば|たら|だら|たり|だり|たい|たく|たか|った|って|た(?!め|ち)|ます|まし|ませ|せん|ない|なく|なか|なけ|よう|そう|ながら|つつ|ちゃ|じゃ|やす|にく|[てでだんずばうるいくけきしれせらっ])*/;

// Who is in charge is asked for, not what is done.
const OFFICE = /(?:課|部署|担当|窓口)(?:名|は)?$/;

const ONE_KANJI = /^[㐀-鿿]$/;

// Kanji with which much is said that is not about them (目に見える, 前の年), or that tell whom it concerns (母の介護).
const SAID_WITH = /^[手目口耳足頭顔腕首腹力気心身体声間前後中上下内外側際度回年月日週朝昼夜今昔他別皆何誰私僕君母父妻夫娘孫兄弟姉妹親子男女方点面形名人数者物番時件的等例事]$/;

const WHO = /^[士者員師官係]$/;

// What can be asked of anything: where no page has the thing, pages with these alone answer nothing.
const ASPECTS = new Set("申請 申込 申し込み 申込み 手続 手続き 届出 届け出 書き方 書式 様式 書類 方法 やり方 仕方 条件 対象 資格 助成 助成金 補助 補助金 給付 給付金 手当 割引 割引券 無料 費用 料金 値段 金額 時間 期間 期限 締切 日程 日時 場所 予約 利用 使い方 一覧 登録 更新 変更 発行 交付 証明書 連絡先 問い合わせ 会場 定員 募集 購入 販売 修理 hours hour time fee fees price prices application apply form".split(" "));

// What situates a thing tells less than the thing: 場所 in 自転車をとめる場所.
const LIGHT = new Set("場所 所 会場 決定 やり方 仕方 方法 書き方 使い方 様子 状態 画面 人 数 者 物 道具 番 予定 日程 期間 時間 部屋".split(" "));

/** @param {string} word */
const saysLittle = (word) => word.length < 2 || /^何/.test(word) || GENERAL.has(word) || INFLECTED.test(word);
/** @param {string} word */
const isGeneral = (word) => saysLittle(word) || DOING.has(word);
/** @param {string} word */
const ties = (word) => ASKING.has(word) || (HIRAGANA.test(word) && (word.length < 2 || isTied(word)));
// ときの, ものを: the segmenter leaves some with the particle after them.
/** @param {string} word */
const isTied = (word) => /^[ぁ-ん]{3,}$/.test(word) && [1, 2].some((length) => word.length - length > 1 && /^(?:[のがをはにとでも]|には|では|とは)$/.test(word.slice(-length)) && ASKING.has(word.slice(0, -length)));
const PARTICLE = /^(?:から|まで|[がをはにのとでもへや])$/;
const GONE = /なく(?:な[っらりるれろ]|し[たて]|す)[ぁ-ん]*/;
const TIES = [...ASKING].filter((word) => HIRAGANA.test(word));

// Whether a text is made of words that tie others; a pattern of them would try each of the countless ways to part a long one (ないでないで…).
/** @param {string} text */
function onlyTies(text) {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at += 1) {
    if (reached.has(at)) for (const word of TIES) if (text.startsWith(word, at)) reached.add(at + word.length);
  }
  return reached.has(text.length);
}

const ENDS_SENTENCE = /(?:ます|まし|ませ|です|でし|くださ|ほしい|ない|なか|たい|いい|よい)[ぁ-ん]{0,4}$/;
const SINGLE_TIE = /^[がはをにでもとのへやかねよなてたん]$/;
const LONGEST_SCRAP = 3;

// Whether a text in kana is the end of a sentence: longer words that tie others, and no two single signs in turn, which may be any word (かさ).
/** @param {string} text */
function endsSentence(text) {
  if (!ENDS_SENTENCE.test(text)) return false;
  const reached = new Map([[0, true]]); // and whether a single sign may follow
  for (let at = 0; at < text.length; at += 1) {
    for (const word of reached.has(at) ? TIES : []) {
      if (!text.startsWith(word, at) || (word.length < 2 && !(reached.get(at) && SINGLE_TIE.test(word)))) continue;
      reached.set(at + word.length, word.length > 1 || Boolean(reached.get(at + word.length)));
    }
  }
  return reached.has(text.length);
}

// Ends of sentences where the segmenter cuts across words (ありま|すか, くだ|さい): what it leaves is no word.
/** @param {string} piece */
function findEnds(piece) {
  /** @type {{ begin: number, end: number }[]} */
  const ends = [];
  /** @type {number[]} */
  let begins = [];
  let at = 0;
  let first = 0;
  for (const segment of [...segments(piece), ""]) {
    if (!HIRAGANA.test(segment)) {
      const begin = GONE.test(piece.slice(first, at)) ? undefined : begins.find((one) => endsSentence(piece.slice(one, at)));
      if (begin !== undefined) ends.push({ begin, end: at });
      begins = [];
      first = at + segment.length;
    } else if (ties(segment) || (/^[がはをにでもと]/.test(segment) && !HIRAGANA.test(piece.charAt(at - 1)))) begins.push(at); // にし of 図書館にしてください
    else if (segment.length > LONGEST_SCRAP) begins = [];
    at += segment.length;
  }
  return ends;
}

// What is denied (駐車場がない, 残業しない) is not looked for: there the reader is told. ありませんか only asks.
const DENIED = /(?<![ぁ-ん])[がはもを]?(ない|なかった|ありません|ありませんでした|できない|できなかった|できません|しない|しなかった|しません)(?![ぁ-ん]*か$)(?=[^ぁ-ん]|の|ん|と|で|よ|$)/;
const DENIED_VERB = /^[ぁ-ん]{0,3}?(ない|なかった|なく|ません)(?![ぁ-ん]*か$)/;

// ō and ô are how some write a long vowel in Latin letters; no word of a page is written so.
/** @param {string} text */
const withoutMacrons = (text) => text.normalize("NFD").replace(/(?<=[a-z])[\u0302\u0304]/gi, "").normalize("NFC");

// Whether it is made of words of questions alone: いつ, どこですか; not しごと, which the segmenter cuts into し and ごと. Latin letters are read together, as they may be a name.
/** @param {string} piece */
const onlyAsks = (piece) => {
  const words = cutWords(piece);
  return !/[a-z0-9]/.test(piece) && (ASKING.has(piece) || (words.length > 0 && words.every((word) => ASKING.has(word)) && (asksFirst(piece) || words.every((word) => word.length > 1))));
};

// Gives what was understood. `unused` are words that could not be looked for, `unasked` are words of questions that were not looked for. `filters` are those that the words name: { year: ["2018"] }; with
// `departments` or `years` false they are words like any other, with `glued` false a municipality at the beginning of a longer word.
/** @param {string} query @param {Vocabulary} lexicon @returns {Promise<Query>} */
export async function understand(query, lexicon, { departments = true, years: narrows = true, glued = true } = {}) {
  /** @type {string[]} */
  const missing = [];
  /** @type {string[]} */
  const unused = [];
  /** @type {[string, string][]} */
  const corrected = [];
  /** @type {QueryNode[]} */
  const nodes = [];
  /** @type {string[]} */
  const exact = [];
  let text = normal(withoutMacrons(query)).replace(QUOTED, (_, inner) => {
    const words = cutWords(inner).map(normal).filter((word) => !ties(word));
    if (words.length) {
      nodes.push({ typed: inner, ways: [{ words, weight: 1, kind: "d", text: inner, said: words.join(" "), pages: 0 }], parts: [] });
      exact.push(fold(inner));
    }
    return " ";
  });
  const asWords = text;
  const named = takeNames(text, lexicon.names, departments, glued);
  const years = new Set(lexicon.names.filters.year.map(([year]) => year));
  text = spellYears(named.left, years);
  const taken = takeQuantities(text);
  text = taken.left;
  const filters = named.filters;
  const yearsTyped = new Map(taken.found.map(({ typed, word }) => [word.slice(1), typed]));
  for (const { typed, word } of taken.found) {
    if (narrows && word[0] === "y" && years.has(word.slice(1))) filters.year = [...(filters.year ?? []), word.slice(1)];
    else nodes.push({ typed, ways: countedWays(typed.trim(), word), parts: [], number: true });
  }
  /** @type {string[]} */
  const unasked = [];
  const reading = { lexicon, missing, unused, corrected, unasked };
  /** @param {string} words */
  const leaveUnasked = (words) => {
    unasked.push(...(QUESTIONS.exec(words) ?? TURNS.exec(words) ?? []));
    return "";
  };
  const halfWidth = query.normalize("NFKC");
  const typed = text.split(/\s+/).map((word) => word.replace(LATIN_END, "")).filter(Boolean);
  const loud = new Set(/[a-z]/.test(halfWidth) ? (halfWidth.match(/\b[A-Z]{2,}\b/g) ?? []).map(normal) : []);
  const isSentence = typed.some((word) => ENGLISH.has(word) && !NAMES_TOO.has(word));
  /** @param {string} word */
  const isEmpty = (word) => ENGLISH.has(word) && !loud.has(word) && (isSentence || !NAMES_TOO.has(word));
  // Those that ask are left out alone and beside Japanese too; WHO is a name.
  const isAsked = (/** @type {string} */ word) => /[a-z]/.test(halfWidth) && QUESTIONS.exec(word)?.[0] === word && isEmpty(word);
  const english = typed.filter((word) => LATIN.test(word)).length > 1;
  const joined = await joinLatin(typed, lexicon, english ? isEmpty : () => false);
  const asked = joined.filter((piece) => !(english ? isEmpty(piece) : isAsked(piece)) || leaveUnasked(piece)).map((piece) => piece.replace(HOW_MUCH, (found) => leaveUnasked(found)).replace(ASKED_LAST, (found) => leaveUnasked(found)).replace(WISHED_LAST, ""));
  const pieces = asked.filter((piece) => !onlyAsks(piece) || leaveUnasked(piece));
  let unread = false;
  await Promise.all(pieces.map((piece) => askAhead(piece, lexicon)));
  for (const piece of pieces) {
    const read = await readPiece(piece, reading);
    // Nothing is known of it but scraps: わっしょい.
    const scraps = read.every((node) => !node.verb && (node.ways.length ? node.optional && node.typed.length < 3 : HIRAGANA.test(node.typed)));
    if (scraps && !missing.includes(piece) && HIRAGANA.test(piece) && piece.length > 2) {
      unused.splice(0, unused.length, ...unused.filter((word) => !piece.includes(word)));
      missing.push(piece);
      unread = true;
    } else nodes.push(...read);
  }
  // 上田わっしょい is a name of its own, not whatever there is of 上田.
  if (glued && unread && filters.municipality && leaveOut(normal(query), named.typed.get(`municipality ${filters.municipality[0]}`) ?? "", false) === normal(query)) {
    const words = await understand(query, lexicon, { departments, years: narrows, glued: false });
    const [name] = asWords.trim().split(/\s+/);
    return { ...words, nodes: words.nodes.filter(({ typed }) => !name.includes(typed)), unused: words.unused.filter((word) => !name.includes(word)), missing: [name] };
  }
  // Where a filter says all that was asked, words that every page is about would only take pages away.
  if (Object.keys(filters).length && nodes.every((node) => node.optional && !node.verb)) unasked.push(...nodes.splice(0).map((node) => node.typed));
  // And where no page has what was asked for, such words only pretend to be near it; so do words for what can be asked of anything.
  if (missing.length && nodes.every((node) => node.optional || isAspect(node))) nodes.length = 0;
  // Of 電気自動車の充電 a page with 自動車 has too little.
  if (missing.some((word) => !nodes.some(({ typed, torn }) => torn && typed.includes(word)))) nodes.splice(0, nodes.length, ...nodes.filter(({ torn }) => !torn));
  // A word that is only read alike is another word.
  for (const { typed, ways } of nodes.flatMap(withParts).filter(isAlike)) {
    missing.push(typed);
    corrected.push([typed, ways[0].text]);
  }
  // A short word may be all that is named (ごみ); what is done says all only where nothing is named that it is done to.
  if (nodes.every((node) => node.optional)) {
    const things = nodes.filter(({ typed, ways, verb }) => !verb && typed.length > 1 && !GENERAL.has(typed) && !(HIRAGANA.test(typed) && ways.every(({ kind }) => "sa".includes(kind))));
    // 橋を直す: what one kanji names is needed too; where it is a thing (畑を始めた), it is all that is.
    const short = nodes.filter(({ typed, ways, verb }) => verb || (ONE_KANJI.test(typed) && ways.length && !GENERAL.has(typed)));
    const single = short.filter(({ typed }) => ONE_KANJI.test(typed) && !SAID_WITH.test(typed));
    for (const node of things.length ? things : single.length ? single : short) node.optional = false;
  }
  for (const node of nodes) node.optional ||= nodes.some((other) => !other.optional && saysItToo(other, node));
  for (const node of nodes) node.light = LIGHT.has(node.typed) && nodes.some((other) => !other.optional && !LIGHT.has(other.typed));
  /** @param {string} name @param {string} value */
  const without = (name, value) => left(normal(query), named.typed.get(`${name} ${value}`) ?? yearsTyped.get(value) ?? "");
  const asks = joined.length > 0 && !pieces.length && !nodes.length && !Object.keys(filters).length;
  const office = nodes.length > 0 && OFFICE.test(pieces.at(-1) ?? "");
  return { nodes, filters, missing, unused: unused.filter((word) => !unused.some((other) => other !== word && other.includes(word))), corrected, exact, onlyAsks: asks, unasked: [...new Set(unasked)], without, office };
}

/** @param {QueryNode} node */
const isAlike = ({ ways }) => ways.length > 0 && ways.every((way) => way.kind === "h");

/** @param {QueryNode} node @returns {QueryNode[]} */
const withParts = (node) => [node, ...(node.ways.length ? [] : node.parts.flatMap(withParts))];

/** @param {QueryNode} node @returns {boolean} */
const isAspect = (node) => ASPECTS.has(node.typed) || (node.parts.length > 0 && !node.ways.some((way) => way.meant) && node.parts.every((part) => isAspect(part) || isGeneral(part.typed)));

// A rarer word of the same group of the vocabulary: who types 1on1 面談 asks for one thing.
/** @param {QueryNode} rarer @param {QueryNode} node */
function saysItToo(rarer, node) {
  const [one, other] = [rarer.ways[0], node.ways[0]];
  return one?.kind === "d" && other?.kind === "d" && one.pages < other.pages && rarer.ways.some((way) => way.kind === "v" && way.said === other.said);
}

// Years without their era (5年度) and from one to another (令和3～5年度, 2017年度から2019年度), each spelt out, as far as the site has them.
/** @param {string} text @param {Set<string>} years */
function spellYears(text, years) {
  const spelt = text.replace(YEAR_RANGE, (typed, era, from, eraTo, to) => {
    if (!era !== from.length > 2 || (eraTo && !era)) return typed;
    const [[first], [last]] = [`${era ?? ""}${from}年`, `${eraTo ?? era ?? ""}${to}年`].map((year) => takeQuantities(year).found.map(({ word }) => Number(word.slice(1))));
    const all = [...years].filter((year) => Number(year) >= first && Number(year) <= last);
    return all.length ? ` ${all.map((year) => `${year}年度`).join(" ")} ` : typed;
  });
  return spelt.replace(BARE_YEAR, (typed, number) => {
    const all = [2018, 1988].map((before) => String(before + Number(number))).filter((year) => years.has(year));
    return all.length ? ` ${all.map((year) => `${year}年度`).join(" ")} ` : typed;
  });
}

// What is counted tells 16団体 from anything else that is sixteen.
/** @param {string} text @param {string} word @returns {Way[]} */
function countedWays(text, word) {
  const words = cutWords(text).map(normal);
  const way = { words: [word], weight: words.length > 1 ? 0.9 : 1, kind: "n", text, said: word, pages: 0 };
  return words.length > 1 ? [{ ...way, words, weight: 1 }, way] : [way];
}

/** @param {string} text @param {string} typed */
const left = (text, typed) => text.replace(typed, " ").replace(/\s+/g, " ").trim();

// Leaves a name out of a text: where it stands alone (with の or における after it), or begins a longer word; not where all others are
// asked for (三鷹市以外). The name is any text
// of the data; nothing of it is read as a pattern.
/** @param {string} text @param {string} name */
export function leaveOut(text, name, glued = true) {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + name.length);
    if (ALL_BUT.test(after)) return text;
    const [tie] = TIE_AFTER.exec(after) ?? [""];
    if ((!LETTER_BEFORE.test(before) || PARTICLE_BEFORE.test(before)) && (tie || !LETTER_AFTER.test(after))) return `${before} ${after.slice(tie.length)}`;
    const rest = after.startsWith("の") ? after.slice(1) : after;
    // 三鷹市民 are citizens of 三鷹.
    if (at === 0 && glued && LETTERS_AFTER.test(rest) && !(/[市区町村]$/.test(name) && OF_A_CITY.test(after))) return ` ${rest}`;
  }
  return text;
}

// A name of a municipality anywhere, any other value of a filter where it stands alone, if more was typed than the name.
/** @param {string} text @param {Known} names @param {boolean} departments @param {boolean} glued */
function takeNames(text, { filters, latin = {} }, departments, glued) {
  /** @type {Filters} */
  const found = {};
  /** @type {Map<string, string>} */
  const typed = new Map();
  let left = text;
  for (const [name] of filters.municipality) {
    const whole = normal(name);
    const short = whole.replace(/[都道府県市区町村]$/, "");
    for (const called of [whole, short].filter((one) => one.length > 1)) {
      const rest = leaveOut(left, called, glued);
      if (rest !== left && rest.trim()) {
        typed.set(`municipality ${name}`, called);
        found.municipality = [...new Set([...(found.municipality ?? []), name])];
        left = rest;
        break;
      }
    }
  }
  for (const [words, name] of latinNames(left, latin)) {
    const rest = left.replace(words, " ");
    if (!filters.municipality.some(([value]) => value === name)) continue;
    if (!rest.trim()) {
      left = normal(name); // nothing but the name was typed: it is looked for as it is written
      break;
    }
    typed.set(`municipality ${name}`, words);
    found.municipality = [...new Set([...(found.municipality ?? []), name])];
    left = rest;
  }
  for (const [words, status] of STATUSES) {
    const rest = left.replace(words, " ");
    if (rest !== left && filters.status.some(([value]) => value === status)) {
      typed.set(`status ${status}`, left.match(words)?.[0] ?? "");
      found.status = [status];
      left = rest;
      break;
    }
  }
  for (const [name] of departments ? filters.department : []) {
    const rest = ` ${left} `.replace(` ${normal(name)} `, " ");
    // With nothing but a year beside it, it is what is looked for.
    if (takeQuantities(rest).left.trim() && rest.trim() !== left.trim()) {
      typed.set(`department ${name}`, normal(name));
      found.department = [name];
      left = rest.trim();
    }
  }
  return { filters: found, typed, left };
}

// Words of a text that name a municipality in Latin letters (komae, Komae-shi, komae city): the words, and the name.
/** @param {string} text @param {Record<string, string[]>} latin @returns {[string, string][]} */
function latinNames(text, latin) {
  const names = new Map(Object.entries(latin).flatMap(([name, keys]) => keys.map((key) => /** @type {[string, string]} */ ([key, name]))));
  return [...text.matchAll(LATIN_NAMES)].flatMap(([whole, word]) => {
    const name = names.get(romajiKey(word)) ?? names.get(romajiKey(whole));
    return name ? [/** @type {[string, string]} */ ([whole, name])] : [];
  });
}

// Asks at once for what the parts of a sentence will be asked for one after the other: then they are had.
/** @param {string} piece @param {Vocabulary} lexicon */
async function askAhead(piece, lexicon) {
  const runs = cutRuns(piece);
  const verbs = segments(piece).map((_, index, all) => all.slice(index).join("")).filter((rest) => VERB_BEGINS.test(rest));
  await Promise.all([lexicon.ways(piece), ...(runs.length > 1 ? [...runs.map((run) => lexicon.ways(run.join(""))), ...verbs.map((rest) => lexicon.verb(rest))] : [])]);
}

// Words in Latin letters may belong together across spaces: my number card.
/** @param {string[]} pieces @param {Vocabulary} lexicon @param {(word: string) => boolean} isEmpty */
async function joinLatin(pieces, lexicon, isEmpty) {
  /** @type {string[]} */
  const joined = [];
  for (let begin = 0; begin < pieces.length; ) {
    let end = begin + 1;
    if (LATIN.test(pieces[begin])) {
      for (let last = Math.min(pieces.length, begin + 4); last > end; last -= 1) {
        const run = pieces.slice(begin, last);
        // "get a" is no げた.
        if (run.every((piece) => LATIN.test(piece)) && !run.every(isEmpty) && (await lexicon.ways(run.join(" "))).some((way) => way.kind !== "j" || !run.some(isEmpty))) end = last;
      }
    }
    joined.push(pieces.slice(begin, end).join(" "));
    begin = end;
  }
  return joined;
}

/** @param {string} piece @param {Reading} reading @returns {Promise<QueryNode[]>} */
async function readPiece(piece, reading) {
  const { lexicon } = reading;
  const whole = await lexicon.ways(piece);
  // What public word lists say of a word counts less than what the site has that begins with it.
  if (whole.length && !HIRAGANA.test(piece) && whole.every((way) => "sae".includes(way.kind))) whole.unshift(...(await lexicon.completions(piece)));
  const verbs = whole.length && HIRAGANA.test(piece) ? [] : await findVerbs(piece, lexicon);
  const runs = cutRuns(piece, verbs);
  /** @param {Span} verb */
  const tellDenied = (verb) => reading.unasked.push(...(DENIED_VERB.exec(piece.slice(verb.end))?.slice(1) ?? []));
  if (verbs.length === 1 && runs.length === 1) {
    tellDenied(verbs[0]);
    return [await readVerb(verbs[0], lexicon, whole)];
  }
  if (whole.length && (HIRAGANA.test(piece) || !(runs.length === 1 && runs[0].length > 1))) return [{ typed: piece, ways: whole, parts: await partsOf(whole, lexicon), optional: OF_ALL.has(piece) || (LATIN.test(piece) && GENERAL.has(piece)) }];
  if (HIRAGANA.test(piece) || (runs.length > 1 && /^[ぁ-んァ-ヶー]+$/.test(piece))) {
    const guessed = await guess(piece, reading);
    if (guessed) return [guessed];
  }
  /** @type {QueryNode[]} */
  const nodes = [];
  // A name in hiragana at the beginning, which the segmenter would cut into single kana: はやぶさ2.
  const [name] = piece.match(/^[ぁ-ん]{3,8}(?![ぁ-んー])/) ?? [];
  if (name && name !== piece && !ASKING.has(name)) {
    const ways = (await lexicon.ways(name)).filter((way) => way.kind === "d");
    if (ways.length) return [{ typed: name, ways, parts: [] }, ...(await readPiece(piece.slice(name.length), reading))];
  }
  await Promise.all(runs.filter(([word]) => word[0] !== "=").map((run) => lexicon.ways(run.join("")))); // as above
  reading.unasked.push(...segments(piece).filter((word) => ties(word) && QUESTIONS.exec(word)?.[0] === word));
  reading.unasked.push(...(DENIED.exec(piece)?.slice(1) ?? []));
  leaveUnused(reading, unreadKana(piece, verbs));
  for (const [index, run] of runs.entries()) {
    const tied = await readTied(runs, index, piece, verbs, lexicon);
    if (tied) {
      nodes.push(tied.node);
      runs[tied.last] = [];
    }
    if (tied || !run.length) continue;
    // Who parts words by spaces means each of them.
    const verb = verbs.find(({ begin }) => run[0] === `=${begin}`);
    if (verb) tellDenied(verb);
    const node = verb && run.length === 1 ? await readVerb(verb, lexicon) : await readRun(run, reading, runs.length > 1 ? isGeneral : saysLittle, isNoun(run, piece));
    if (node) nodes.push(node);
  }
  return nodes;
}

// 職員の数 is what plans call 職員数, 家で働く what the vocabulary calls 在宅勤務, and 古い建物 what it calls 老朽化: the lexicon leaves out the kana between.
// What is not done (税金を払えない) is another thing; what is not used (使わない土地) is said so in the vocabulary too.
// Between a thing and what is done to it may stand how or to whom: 危険をすぐ市民に知らせる.
/** @param {string[][]} runs @param {number} index @param {string} piece @param {Span[]} verbs @param {Vocabulary} lexicon @returns {Promise<{ node: QueryNode, last: number } | null>} */
async function readTied(runs, index, piece, verbs, lexicon) {
  /** @param {string[]} run */
  const spanOf = (run) => verbs.find(({ begin }) => run?.[0] === `=${begin}`);
  const first = spanOf(runs[index]);
  const one = first ? piece.slice(first.begin, first.end) : runs[index].join("");
  const after = piece.slice((first?.begin ?? piece.indexOf(one)) + one.length);
  const done = first || !/^[をが]/.test(after) ? -1 : runs.findIndex((run, at) => at > index + 1 && spanOf(run));
  for (const last of done < 0 ? [index + 1] : [index + 1, done]) {
    const second = spanOf(runs[last]);
    const other = second ? piece.slice(second.begin, second.end) : (runs[last] ?? []).join("");
    if (!one || !other || (first && second) || (!second && HIRAGANA.test(one)) || (!second && HIRAGANA.test(other)) || (GENERAL.has(one) && !second)) continue;
    const between = last > index + 1 ? after[0] : after.split(other)[0];
    if (first ? !TELLS.test(between) || NOT.test(between) === /い$/.test(first.base) : !TIE.test(between)) continue;
    if (NOT.test(second ? piece.slice(second.end) : piece.slice(piece.indexOf(other) + other.length))) continue;
    const typed = one + between + (second?.base ?? other);
    const ways = (await lexicon.ways(typed)).filter(({ kind }) => (last > index + 1 ? "kmv" : first ? "kmvw" : "dkmvw").includes(kind));
    if (!ways.length) continue;
    const parts = await Promise.all([index, last].map((at, place) => readPart(runs[at], [first, second][place], lexicon)));
    return { node: { typed, ways: ways.map((way) => ("vw".includes(way.kind) ? { ...way, meant: true } : way)), parts }, last };
  }
  return null;
}

// Whether a run is one kanji that something is said of: beside other kanji it may be half of a word that the segmenter does not know.
/** @param {string[]} run @param {string} piece */
function isNoun([word, ...others], piece) {
  const at = piece.indexOf(word);
  return !others.length && ONE_KANJI.test(word) && !SAID_WITH.test(word) && !GENERAL.has(word) && !/[^ぁ-ん]/.test(piece.slice(0, at).slice(-1)) && /^[がをはのにと]/.test(piece.slice(at + 1));
}

/** @param {string[]} run @param {Span | undefined} verb @param {Vocabulary} lexicon */
const readPart = (run, verb, lexicon) => (verb ? readVerb(verb, lexicon) : readNode(run, lexicon));

// Firefox sometimes takes a kanji into the ending before it (なか|った事|業): there the text is parted, and cut anew.
/** @param {string} piece @returns {string[]} */
function segments(piece) {
  const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
  /** @param {string} text */
  const cut = (text) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const first = cut(piece);
  const torn = first.find((segment) => /^[ぁ-ん]{2,}[㐀-鿿ァ-ヴ]/.test(segment));
  if (!torn) return first;
  const at = piece.indexOf(torn) + torn.search(/[㐀-鿿ァ-ヴ]/);
  return [...segments(piece.slice(0, at)), ...segments(piece.slice(at))];
}

// Verbs in any of their forms, where a word begins: 減らし in 空き家を減らしたい, not 催し in 開催したい.
/** @param {string} piece @param {Vocabulary} lexicon @returns {Promise<Span[]>} */
async function findVerbs(piece, lexicon) {
  /** @type {Span[]} */
  const spans = [];
  let at = 0;
  let before = "";
  for (const segment of segments(piece)) {
    const rest = piece.slice(at);
    // A kanji that the segmenter cuts off may be half of a word that it does not know: 協|働.
    if (at >= (spans.at(-1)?.until ?? 0) && (VERB_BEGINS.test(rest) || (HIRAGANA.test(segment) && (!ties(segment) || isCutOff(segment, before) || (!HIRAGANA.test(before) || PARTICLE.test(before)) && /^なく[なしす]/.test(rest)))) && !/^[㐀-鿿]$/.test(before) && !ASKS.test(rest)) {
      const verb = await lexicon.verb(rest);
      const after = rest.slice(verb?.length ?? 0);
      const form = rest.slice(0, verb?.length ?? 0);
      if (verb && (form === verb.base || /い$/.test(verb.base) || AFTER_VERB.test(after) || (/ん$|ぐ$/.test(form.endsWith("ん") ? form : verb.base) && AFTER_NASAL.test(after)))) {
        const end = at + form.length;
        spans.push({ ...verb, begin: at, end, until: end + (ENDING.exec(after)?.[0].length ?? 0) });
      }
    }
    at += segment.length;
    before = segment;
  }
  return spans;
}

// つ of つながらない, こ of こわれた: a sign that is no particle, where a word may begin.
/** @param {string} segment @param {string} before */
const isCutOff = (segment, before) => /^[ぁ-ん]$/.test(segment) && !/[かがをはにのとでもへやなよねだてた]/.test(segment) && (!before || PARTICLE.test(before) || !HIRAGANA.test(before));

/** @param {Span} verb @param {Vocabulary} lexicon @param {Way[]} whole @returns {Promise<QueryNode>} */
async function readVerb({ base, ways }, lexicon, whole = []) {
  const known = new Map([...ways, ...(await lexicon.ways(base)), ...whole].map((way) => [way.said, way]));
  return { typed: base, ways: [...known.values()].sort((a, b) => b.weight - a.weight), parts: [], optional: true, verb: true };
}

// Words that stand together without anything that parts them; a verb is a run of its own, told by where it begins.
/** @param {string} piece @param {Span[]} verbs */
function cutRuns(piece, verbs = []) {
  const ends = findEnds(piece);
  /** @type {string[][]} */
  const runs = [[]];
  let before = "";
  let at = 0;
  for (const segment of segments(piece)) {
    const begin = at;
    at += segment.length;
    const verb = verbs.find((one) => begin < one.end && at > one.begin);
    if (verb) {
      if (begin <= verb.begin) runs.push([`=${verb.begin}`], []);
      before = "";
      continue;
    }
    if (verbs.some((one) => begin >= one.end && at <= one.until)) continue;
    const word = segment.replace(/[^\p{L}\p{N}]/gu, "");
    const run = runs.at(-1);
    // A katakana word that the segmenter does not know is one word all the same: コン プライア ン ス.
    if (KATAKANA.test(before) && KATAKANA.test(word)) run?.push(run.pop() + word);
    else if (word && !ties(word) && word !== "なく" && !ends.some((one) => begin >= one.begin && at <= one.end)) run?.push(word); // 使わなくなった
    else if (!JOINS.test(segment)) runs.push([]);
    before = run === runs.at(-1) && run?.length ? word : "";
  }
  return runs.filter((run) => run.length);
}

/** @param {string[]} words @param {Reading} reading @param {(word: string) => boolean} isOptional @param {boolean} isThing @returns {Promise<QueryNode | null>} */
async function readRun(words, reading, isOptional, isThing = false) {
  const typed = words.join("");
  const found = await readNode(words, reading.lexicon);
  // かけ in お金をかけずに is not 欠け.
  const read = typed.length < 3 && HIRAGANA.test(typed) ? { ...found, ways: found.ways.filter((way) => way.kind !== "r" || !/[ぁ-ん]/.test(way.text)) } : found;
  // Short words in hiragana say little, unless the vocabulary says what they mean: はんこ.
  const node = { ...read, optional: isOptional(typed) && !(HIRAGANA.test(typed) && read.ways.some((way) => way.kind === "v")) };
  if (node.ways.length) return node;
  const spoken = await readSpoken(typed, reading.lexicon);
  if (spoken) return spoken;
  if (node.optional || /^\d$/.test(typed)) {
    // 熊 in 熊が出た is the thing, though it is short.
    if (isThing) reading.missing.push(typed);
    else leaveUnused(reading, [typed]);
    return null;
  }
  if (node.parts.length > 1 ? node.parts.some((part) => isUnknown(part) || isAlike(part)) : true) {
    const guessed = await guess(typed, reading);
    if (guessed) return guessed;
  }
  if (node.parts.some((part) => part.typed.length === 1)) {
    const alike = isOwnWord(typed) || typed.length < 3; // 残行 for 残業
    const torn = (await reading.lexicon.corrections(typed, alike)).filter((way) => alike || tears(typed, way.words));
    if (torn.length) {
      reading.corrected.push([typed, torn[0].text]);
      return { typed, ways: torn, parts: [] };
    }
  }
  // Who does it is not named where pages tell of the thing: 消防 for 消防士.
  if (words.length > 1 && WHO.test(node.parts.at(-1)?.typed ?? "")) {
    leaveUnused(reading, words.slice(-1));
    return readRun(words.slice(0, -1), reading, isOptional);
  }
  // How something is (古い条例) says little; where no page has the word, what it is said of is looked for.
  const told = words.filter((word, index) => !(INFLECTED.test(word) && node.parts.some((part) => part.typed === word && isUnknown(part)) && words[index + 1]));
  if (told.length && told.length < words.length) {
    leaveUnused(reading, words.filter((word) => !told.includes(word)));
    return readRun(told, reading, isOptional);
  }
  /** @type {QueryNode[]} */
  const known = [];
  for (const part of node.parts) {
    if (!isUnknown(part)) known.push(part);
    else {
      const spoken = typed.length > WHOLE_UP_TO ? await readSpoken(part.typed, reading.lexicon) : null; // 非常食 says nothing without 食
      const guessed = spoken ?? (part.typed.length > 1 ? await guess(part.typed, reading) : null);
      if (guessed) known.push({ ...guessed, optional: false });
      else if (INFLECTED.test(part.typed)) leaveUnused(reading, [part.typed]);
      else if (!/^\d+$/.test(part.typed) && (part.typed.length > 1 || node.parts.length < 3)) reading.missing.push(part.typed);
    }
  }
  const knownLength = known.reduce((length, part) => length + part.typed.length, 0);
  if (known.some((part) => part.typed.length > 1) && (typed.length > WHOLE_UP_TO ? knownLength > typed.length / 2 : knownLength >= typed.length)) {
    return { typed, ways: [], parts: known, loose: known.length < node.parts.length ? typed.length > WHOLE_UP_TO : node.loose, optional: known.every((part) => isOptional(part.typed)), torn: known.length < node.parts.length };
  }
  // What is left of it says something else: 園 is not 動物園.
  reading.missing.splice(0, reading.missing.length, ...reading.missing.filter((word) => !typed.includes(word)), typed);
  return null;
}

// A noun of one kanji, or a verb as a noun (払い in スマホ払い), that no page has: what pages say instead.
/** @param {string} typed @param {Vocabulary} lexicon @returns {Promise<QueryNode | null>} */
async function readSpoken(typed, lexicon) {
  if (!/^[㐀-鿿](?:[ぁ-ん]*[㐀-鿿]?[ぁ-ん]+)?$/.test(typed) || GENERAL.has(typed)) return null;
  const verb = await lexicon.verb(typed);
  return verb?.length === typed.length ? { typed, ways: verb.ways, parts: [], optional: true, verb: true } : null;
}

// What is not looked for at all: the reader is told.
/** @param {Reading} reading @param {string[]} words */
function leaveUnused({ unused }, words) {
  unused.push(...words.filter((word) => !ASKING.has(word) && !unused.includes(word) && (/[㐀-鿿ァ-ヴ]/.test(word) || word.length > 1)));
}

// What in hiragana is neither a word of a run nor made of words that tie others: つながらない, which the segmenter may cut into つ, ながら and ない.
/** @param {string} piece @param {Span[]} verbs */
function unreadKana(piece, verbs) {
  let at = 0;
  let lead = ""; // も of もらった
  /** @type {string[]} */
  let run = [];
  /** @type {string[]} */
  const texts = [];
  const ends = findEnds(piece);
  const end = () => {
    const text = run.join("");
    const own = run.findIndex((segment) => !ties(segment) && segment !== "なく");
    // A word of a run stands alone, or with what ties it to the next; こ before われ is part of it.
    if (own < 0 ? !(onlyTies(text) || onlyTies(lead + text)) || GONE.test(text) : own > 0 && run.slice(0, own).every((segment) => segment.length < 2)) texts.push(GONE.exec(text)?.[0] ?? text);
    run = [];
    lead = "";
  };
  for (const segment of [...segments(piece), ""]) {
    const begin = at;
    at += segment.length;
    const isRead = verbs.some((verb) => begin < verb.until && at > verb.begin) || ends.some((one) => begin >= one.begin && at <= one.end);
    if (!segment || isRead || !HIRAGANA.test(segment) || /^[がをはにのとでもへや]$/.test(segment)) {
      end();
      lead = isRead ? "" : segment;
    } else run.push(segment);
  }
  return texts;
}

// A page may say apart what another name of the same thing says in one: 米軍 and 基地 for US military base.
/** @param {Way[]} ways @param {Vocabulary} lexicon */
async function partsOf(ways, lexicon) {
  const [best] = ways;
  return "km".includes(best.kind) && best.words.length > 2 ? (await readNode(best.words, lexicon)).parts : [];
}

// A part that is known in pieces alone, one of which no page has, is a slip: 大網 in 行財政改革大網.
/** @param {QueryNode} node @returns {boolean} */
const isUnknown = (node) => !node.ways.length && (!node.parts.length || node.parts.some(isUnknown));

/** @param {string[]} words @param {Vocabulary} lexicon @returns {Promise<QueryNode>} */
async function readNode(words, lexicon) {
  const typed = words.join("");
  const [ways] = await Promise.all(words.map((_, begin) => lexicon.ways(words.slice(begin).join("")))); // all at once, as above
  if (words.length < 2) return { typed, ways, parts: [] };
  /** @type {QueryNode[]} */
  const parts = [];
  for (let begin = 0; begin < words.length; ) {
    let end = begin + 1;
    for (let last = Math.min(words.length, begin + 6); last > end; last -= 1) {
      const isWhole = begin === 0 && last === words.length;
      if (!isWhole && (await lexicon.ways(words.slice(begin, last).join(""))).length) end = last;
    }
    const part = await readNode(words.slice(begin, end), lexicon);
    parts.push({ ...part, optional: (begin > 0 && end === words.length && DOING.has(part.typed)) || (HIRAGANA.test(part.typed) && GENERAL.has(part.typed)) });
    begin = end;
  }
  // One of two words that tell is not half of the thing: 図書カード is no card of another kind.
  return { typed, ways, parts, loose: typed.length > WHOLE_UP_TO && (parts.length > 2 || parts.some((part) => isGeneral(part.typed))) };
}

// Three kanji in which the segmenter sees a word are one that no page has, not a slip: 動物園 is not 植物園, nor 非常食 非常勤.
/** @param {string} typed */
const isOwnWord = (typed) => typed.length === 3 && segments(typed).some((segment) => segment.length > 1);

// Whether what was typed differs from these words in one sign within a word. The sign beside it is then no word of its own:
// 行財政改革大網 is 大綱 with a slip, and 国際交流課 is no slip for 国際交流 and 員.
/** @param {string} typed @param {string[]} words */
function tears(typed, words) {
  const [other, text] = [[...words.join("")], [...typed]];
  const at = text.findIndex((sign, index) => sign !== other[index]);
  if (at < 0 || text.length !== other.length || text.slice(at + 1).some((sign, index) => sign !== other[at + 1 + index])) return false;
  let end = 0;
  return words.some((word) => (end += [...word].length) > at && end - [...word].length <= at && [...word].length > 1);
}

/** @param {string} typed @param {Reading} reading @returns {Promise<QueryNode | null>} */
async function guess(typed, { lexicon, corrected }) {
  const begun = await lexicon.completions(typed);
  if (begun.length) return { typed, ways: begun, parts: [] };
  if (typed.length < 3 && segments(typed).length < 2) return null; // 温泉 is a word, 残行 is none
  const near = await lexicon.corrections(typed, isOwnWord(typed) || typed.length < 3);
  if (!near.length) return null;
  corrected.push([typed, near[0].text]);
  return { typed, ways: near, parts: [] };
}
