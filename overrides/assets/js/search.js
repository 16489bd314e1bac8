// The search page. Reads ?q= from the address, cuts it into words as generator/search/segmenting.py cuts the pages, asks
// Pagefind, and lists what it found. Nothing is loaded before there is something to search for.

const TEXT = {
  searching: "検索しています。",
  counted: (query, count) => `「${query}」の検索結果：${count}件`,
  none: (query) => `「${query}」が見つかるページはありません。`,
  some: "すべての言葉があるページはありません。どれかの言葉があるページを、多く当てはまる順に並べています。",
  missing: (words) => `${words.map((word) => `「${word}」`).join("")}という言葉は、どのページにもありません。残りの言葉でさがしました。`,
  advice: [
    "言葉を短くする、または減らす（例：「防犯カメラの設置」→「防犯カメラ」）",
    "同じことを指す別の言葉にする（例：「残業」→「時間外勤務」）",
    "漢字、ひらがな、カタカナを変える",
  ],
  adviceHeading: "次のことをお試しください",
  browse: "施策一覧からさがす",
  failed: "検索の用意ができませんでした。通信の状態を確かめて、ページを読み込み直してください。",
  heading: "見つかったページ",
  status: (status) => `状態：${status}`,
  more: (count) => `次の${count}件を見る`,
  separator: " ／ ",
  title: (query, title) => `「${query}」の${title}`,
};

const RESULTS_AT_ONCE = 10;
const WORDS_IN_EXCERPT = 50;
const LONGEST_QUERY = 200;

// This script stands in assets/js/, so the site's root is found wherever the site is published.
const ROOT = new URL("../../", import.meta.url);

// Words of a title weigh most; the fields that say where a page stands help to find it, but do not outrank what it says.
const WEIGHTS = { title: 5, municipality: 0.5, plan: 0.5, department: 0.5, year: 0.5, kind: 0.2, status: 0.2 };

export function cutWords(query) {
  const text = query.normalize("NFKC");
  const pieces = Intl.Segmenter
    ? Array.from(new Intl.Segmenter("ja", { granularity: "word" }).segment(text), (piece) => piece.segment)
    : text.split(/\s+/);
  return pieces.map((piece) => piece.replace(/[^\p{L}\p{N}]/gu, "")).filter(Boolean);
}

// Single hiragana (の, を, に) are in every page: they would fill the excerpts with marks, and find nothing.
function tellingWords(words) {
  const telling = words.filter((word) => !/^\p{Script=Hiragana}$/u.test(word));
  return telling.length ? telling : words;
}

let loading;

function loadPagefind() {
  loading ??= import(new URL("pagefind/pagefind.js", ROOT)).then((pagefind) =>
    // A worker would load the same program a second time. Without exactDiacritics, ハス would find バス.
    pagefind.createInstance({
      noWorker: true,
      exactDiacritics: true,
      excerptLength: WORDS_IN_EXCERPT,
      ranking: { metaWeights: WEIGHTS },
    }),
  );
  return loading;
}

// Gives the results, best first, and whether all words had to be there.
async function search(pagefind, words, asPhrase) {
  const joined = words.join(" ");
  const { results } = await pagefind.search(asPhrase ? `"${joined}"` : joined);
  if (results.length || asPhrase || words.length < 2) return { results, all: true };
  return { results: await searchAny(pagefind, words), all: false };
}

async function searchAny(pagefind, words) {
  const pages = new Map();
  for (const found of await Promise.all(words.map((word) => pagefind.search(word)))) {
    for (const result of found.results) {
      const page = pages.get(result.id) ?? { words: 0, score: 0, best: result };
      page.words += 1;
      page.score += result.score;
      if (result.score > page.best.score) page.best = result;
      pages.set(result.id, page);
    }
  }
  return [...pages.values()].sort((a, b) => b.words - a.words || b.score - a.score).map((page) => page.best);
}

// For a word that it has not, Pagefind takes the words that begin with it, or else the longest with which it begins: 水 for
// 水族館. If no page of those holds the reader's word after all, it counts as missing instead of standing for another one.
async function missingWords(pagefind, words) {
  const missing = await Promise.all(
    words.map(async (word) => {
      if ((await pagefind.search(`"${word}"`)).results.length) return false;
      const nearest = (await pagefind.search(word)).results.slice(0, RESULTS_AT_ONCE);
      return !(await Promise.all(nearest.map((result) => result.data()))).some((data) => holds(data, word));
    }),
  );
  return words.filter((_, index) => missing[index]);
}

function holds(data, word) {
  const text = [data.content, ...Object.values(data.meta)].join("").normalize("NFKC");
  return text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase().includes(word.toLowerCase());
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function link(address, text) {
  const made = element("a", "", text);
  made.href = address;
  return made;
}

// Pagefind marks hits in a text in which only < and > are written as entities.
function excerptNodes(data) {
  const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  const nodes = [];
  data.excerpt.replaceAll("</mark><mark>", "").split(/<mark>(.*?)<\/mark>/).forEach((part, index) => {
    const text = plain(part);
    // A word carries what stands between it and the next one, which is no hit.
    const end = index % 2 ? text.search(/[^\p{L}\p{N}]*$/u) : 0;
    if (end) nodes.push(element("mark", "", text.slice(0, end)));
    if (end < text.length) nodes.push(text.slice(end));
  });
  const shown = plain(data.plain_excerpt);
  if (!data.content.startsWith(shown)) nodes.unshift("…");
  if (!data.content.endsWith(shown)) nodes.push("…");
  return nodes;
}

function resultItem(data) {
  const { title, municipality, plan, year, department, kind, status } = data.meta;
  const target = link(data.url, title || data.url);
  target.className = "search__title";
  target.dataset.searchResult = "";
  const item = element("li", "search__result", target);
  const where = [municipality, plan, year, department, kind].filter(Boolean).join(TEXT.separator);
  if (where) item.append(element("p", "search__where", where));
  if (status) item.append(element("p", "search__status", TEXT.status(status)));
  if (data.content) item.append(element("p", "search__excerpt", ...excerptNodes(data)));
  return item;
}

function browseLink() {
  return element("p", "", link(new URL("browse/", ROOT), TEXT.browse));
}

async function showResults(found, results) {
  const list = element("ol", "search__results");
  // Safari's screen reader forgets a list without markers unless it is told again.
  list.setAttribute("role", "list");
  const more = element("button", "search__more");
  more.type = "button";
  const showMore = async () => {
    const begin = list.children.length;
    const next = results.slice(begin, begin + RESULTS_AT_ONCE);
    list.append(...(await Promise.all(next.map((result) => result.data()))).map(resultItem));
    const left = results.length - list.children.length;
    more.hidden = left === 0;
    more.textContent = TEXT.more(Math.min(left, RESULTS_AT_ONCE));
    return list.children[begin]?.querySelector("a");
  };
  more.addEventListener("click", async () => {
    more.disabled = true;
    const first = await showMore();
    more.disabled = false;
    first?.focus();
  });
  await showMore();
  found.replaceChildren(element("h2", "", TEXT.heading), list, more, browseLink());
}

function showNothing(found) {
  const advice = element("ul", "", ...TEXT.advice.map((line) => element("li", "", line)));
  found.replaceChildren(element("h2", "", TEXT.adviceHeading), advice, browseLink());
}

async function answer(query, count, found) {
  count.textContent = TEXT.searching;
  const pagefind = await loadPagefind();
  const asPhrase = /^["「“”].+["」“”]$/u.test(query.normalize("NFKC"));
  const words = asPhrase ? cutWords(query) : tellingWords(cutWords(query));
  const missing = asPhrase ? [] : await missingWords(pagefind, words);
  const present = words.filter((word) => !missing.includes(word));
  const { results, all } = present.length ? await search(pagefind, present, asPhrase) : { results: [], all: true };
  if (!results.length) {
    showNothing(found);
    count.textContent = TEXT.none(query);
    return;
  }
  await showResults(found, results);
  const notices = [missing.length ? TEXT.missing(missing) : "", all ? "" : TEXT.some];
  count.textContent = [TEXT.counted(query, results.length), ...notices].filter(Boolean).join(" ");
}

async function start() {
  const query = (new URLSearchParams(location.search).get("q") ?? "").trim().slice(0, LONGEST_QUERY);
  const [input, count, found] = ["query", "count", "found"].map((id) => document.getElementById(`search-${id}`));
  if (!input || !query) return;
  input.value = query;
  document.title = TEXT.title(query, document.title);
  try {
    await answer(query, count, found);
  } catch (fault) {
    console.error(fault);
    found.replaceChildren(browseLink());
    count.textContent = TEXT.failed;
  }
}

await start();
