// The search page: reads the address, shows what is found and by what, and fills the filters when they are opened. Nothing of
// the index is loaded before there is something to search for. All texts of pages and queries are put in as text.

import { LACKING, RELATED, SAME, Search, TYPED } from "./search-find.js";
import { leadsOf, tellLead } from "./search-leads.js";
import { viewText, wordings } from "./search-shown.js";

/** @import { Answer, Found } from "./search-find.js" */
/** @import { Filters, Query } from "./search-query.js" */
/** @import { Card, Hit } from "./search-engine.js" */
/** @import { PageRecord } from "./search-shown.js" */
/** @typedef {{ form: HTMLFormElement, count: HTMLElement, found: HTMLElement, chips: HTMLElement, narrow: HTMLDetailsElement }} Places of the page */

// What was typed with 「」 gets no second pair.
/** @param {string} text */
const quote = (text) => (/^「[^「」]+」$/.test(text) ? text : `「${text}」`);
/** @param {string[]} words */
const quoted = (words) => words.map(quote).join("");

const TEXT = {
  searching: "検索しています。",
  /** @param {string} about @param {number} count */
  counted: (about, count) => `${about}の検索結果：${count}件`,
  /** @param {string} about */
  none: (about) => `${about}が見つかるページはありません。`,
  partly: "一部の言葉だけが当てはまるページ",
  /** @param {number} count @param {boolean} some whether words were left out, with which pages were not asked for @param {boolean} same @param {boolean} related */
  allOrSome: (count, some, same, related) => {
    const others = related ? "関係のある言葉や、一部の言葉だけが当てはまるページ" : "一部の言葉だけが当てはまるページ";
    const all = `${some ? "使った言葉のすべて" : "すべての言葉"}${same ? "（同じ意味の言葉を含む）" : ""}`;
    return count ? `${all}があるページは${count}件です。${others}も並べています。` : `${all}があるページはありません。${others}を、近い順に並べています。`;
  },
  /** @param {string[]} words */
  missing: (words) => `${quoted(words)}という言葉は、どのページにもありません。`,
  /** @param {string[]} words */
  unasked: (words) => `${quoted(words)}は、さがす言葉に入れていません。`,
  onlyAsks: "「いつ」「どこ」のような言葉だけでは、さがせません。知りたいことの言葉も入れてください（例：「防災訓練 いつ」）。",
  /** @param {string} typed @param {string} used */
  corrected: (typed, used) => `「${typed}」の代わりに「${used}」でさがしました。`,
  /** @param {string[]} words */
  unused: (words) => `${quoted(words)}は、使わずにさがしました。`,
  /** @param {string[]} words */
  lax: (words) => `${quoted(words)}にあたる言葉がないページも並べています。`,
  advice: [
    "言葉を短くする、または減らす（例：「防犯カメラの設置」→「防犯カメラ」）",
    "同じことを指す別の言葉にする",
    "漢字、ひらがな、カタカナを変える",
    "絞り込みの条件を外す",
  ],
  adviceHeading: "次のことをお試しください",
  browse: "施策一覧からさがす",
  /** @param {string[]} labels */
  dropped: (labels) => `${quoted(labels)}に絞ると見つかるページがないので、絞らずにさがしました。`,
  /** @param {string} name */
  silent: (name) => `「${name}」は今、いっしょにさがせません。`,
  failed: "検索の用意ができませんでした。通信の状態を確かめて、ページを読み込み直してください。",
  heading: "見つかったページ",
  holding: "見つかったページ（同じ意味の言葉を含む）",
  same: "同じ意味の言葉で見つかったページ",
  relating: "見つかったページ（関係のある言葉を含む）",
  lacking: "見つかったページ（一部の言葉がないページを含む）",
  some: "一部の言葉で見つかったページ",
  reworded: "関係のある言葉で見つかったページ",
  /** @param {string} status */
  status: (status) => `状態：${status}`,
  sections: "言葉がある見出し：",
  /** @param {number} count */
  more: (count) => `次の${count}件を見る`,
  separator: " ／ ",
  /** @param {string} about @param {string} title */
  title: (about, title) => `${about}の${title}`,
  /** @type {Record<string, string>} */
  filters: { municipality: "自治体", year: "年度", department: "部署", pillar: "柱", tag: "分類", status: "状態" },
  any: "すべて",
  /** @param {string} year */
  year: (year) => `${year}年度`,
  /** @param {string} name @param {string} value */
  drop: (name, value) => `条件「${name}：${value}」を外す`,
  chips: "今の絞り込みの条件",
};

const RESULTS_AT_ONCE = 10;
const ENOUGH = 10;
const FEWEST_AT_ONCE = 3;
const MOST_PARTLY = 20;
const MOST_NEAR = 5;
const MUCH = 2;
const FEWER = 5; // below those that have what was typed
const LONGEST_QUERY = 200;
const READ_AT_ONCE = 2; // results of which something is quoted before they are shown

// This script stands in assets/js/, so the site's root is found wherever the site is published.
const ROOT = new URL("../../", import.meta.url);

/** @template {keyof HTMLElementTagNameMap} Name @param {Name} name @param {string} className @param {(Node | string)[]} children @returns {HTMLElementTagNameMap[Name]} */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** @param {string | URL} address @param {string} text */
function link(address, text, className = "") {
  const made = element("a", className, text);
  made.href = String(address);
  return made;
}

/** @param {HTMLElement[]} elements */
const separated = (elements) => elements.flatMap((one, index) => (index ? [TEXT.separator, one] : [one]));

const browseLink = () => element("p", "", link(new URL("browse/", ROOT), TEXT.browse));

// What is still to be done for a result, when it comes into view.
/** @type {WeakMap<Element, () => Promise<void>>} */
const waiting = new WeakMap();
const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) waiting.get(target)?.().catch(console.error);
  },
  { rootMargin: "100px" },
);

// Who goes on by keyboard meets all there is of each result: links that come later would be put in behind them.
addEventListener("keydown", ({ key }) => {
  if (key === "Tab") for (const item of document.querySelectorAll(".search__result")) waiting.get(item)?.().catch(console.error);
});

/** @param {Card} card @param {Hit} page @param {string[][]} sought */
function resultItem(card, page, sought) {
  const { title, municipality, plan, year, department, kind, status } = card.meta;
  const target = link(card.url, title || card.url, "search__title");
  target.dataset.searchResult = "";
  const item = element("li", "search__result", target);
  const where = [municipality, plan, year, department, kind].filter((part) => part !== undefined && part !== "").map((part) => element("span", "search__place", String(part)));
  if (where.length) item.append(element("p", "search__where", ...separated(where)));
  if (status) item.append(element("p", "search__status", TEXT.status(status)));
  waiting.set(item, async () => {
    waiting.delete(item);
    seen.unobserve(item);
    quoteFrom(item, { ...card, ...(await page.text()) }, sought);
  });
  seen.observe(item);
  return item;
}

// Adds what the page says of what was sought.
/** @param {HTMLElement} item @param {PageRecord} data @param {string[][]} sought */
function quoteFrom(item, data, sought) {
  const { parts, sections, figures } = viewText(data, sought);
  for (const { id, name, said } of figures) {
    // A result that is itself a figure says its name already.
    item.append(element("p", "search__figure", ...(data.url.includes("#") ? [said] : [link(`${data.url}#${id}`, name), " ", said])));
  }
  if (parts.length) {
    item.append(element("p", "search__excerpt", ...parts.map(({ text, marked }) => (marked ? element("mark", "", text) : text))));
  }
  if (sections.length) {
    const links = sections.map(({ id, text }) => link(`${data.url}#${id}`, text));
    item.append(element("p", "search__sections", TEXT.sections, ...separated(links)));
  }
}

// A list with its heading, and the button for those that follow. What has only some of the words never stands among what has all.
/** @param {string} heading @param {Found[]} results @param {string[][]} sought @param {number} first how many are shown at first @param {boolean} leads whether nothing stands before it */
async function resultList(heading, results, sought, first, leads, className = "") {
  const list = element("ol", "search__results");
  // Safari's screen reader forgets a list without markers unless it is told again.
  list.setAttribute("role", "list");
  const more = element("button", "search__more");
  more.type = "button";
  const showMore = async (count = RESULTS_AT_ONCE) => {
    const begin = list.children.length;
    const next = results.slice(begin, begin + count);
    const cards = await Promise.all(next.map((result) => result.page.card()));
    const items = cards.map((card, index) => resultItem(card, next[index].page, sought));
    if (leads && !begin) await Promise.all(items.slice(0, READ_AT_ONCE).map((item) => waiting.get(item)?.()));
    list.append(...items);
    const left = results.length - list.children.length;
    more.hidden = left === 0;
    more.textContent = TEXT.more(Math.min(left, RESULTS_AT_ONCE));
    return list.children[begin]?.querySelector("a");
  };
  more.addEventListener("click", async () => {
    more.disabled = true;
    const link = await showMore();
    more.disabled = false;
    link?.focus();
  });
  await showMore(first);
  return [element("h2", className, heading), list, more];
}

// No heading promises more than every page below it holds.
/** @param {Found[]} pages @param {Query} query */
function headingOf(pages, { unused, missing }) {
  const levels = pages.map(({ level }) => level);
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  if (unused.length || missing.length || most === LACKING) return TEXT.some;
  if (least === TYPED) return TEXT.heading;
  if (least === SAME) return most === SAME ? TEXT.same : TEXT.holding;
  return least === RELATED ? TEXT.relating : TEXT.lacking;
}

/** @param {HTMLElement} found @param {Found[]} whole @param {Found[]} partly @param {Query} query */
async function showResults(found, whole, partly, query) {
  const sought = wordings(query.nodes);
  const [direct, reworded] = [whole.filter((page) => page.direct), whole.filter((page) => !page.direct)];
  // A list that follows others shows no more at first than they leave.
  const left = (/** @type {Found[][]} */ ...before) => Math.max(FEWEST_AT_ONCE, RESULTS_AT_ONCE - before.flat().length);
  // Pages that only have the word by the way, as those that the site has about itself, do not stand before what the word means; nor do
  // those that tell of anything, as a city's, before a measure that counts more.
  const isMeant = reworded.length > 0 && (!direct.length || reworded[0].score > direct[0].score * (direct[0].page.weight < 1 ? 1 : MUCH));
  const [called, meant, near] = await Promise.all([
    direct.length ? resultList(headingOf(direct, query), direct, sought, left(), !isMeant) : [],
    reworded.length ? resultList(TEXT.reworded, reworded, sought, direct.length ? Math.min(FEWER, left(direct)) : left(), isMeant) : [],
    partly.length ? resultList(TEXT.partly, partly, sought, left(direct, reworded), !whole.length, "search__partly") : [],
  ]);
  const lists = [...(isMeant ? [meant, called] : [called, meant]), near];
  found.replaceChildren(...lists.flat(), browseLink());
}

/** @param {HTMLElement} found */
function showNothing(found) {
  const advice = element("ul", "", ...TEXT.advice.map((line) => element("li", "", line)));
  found.replaceChildren(element("h2", "", TEXT.adviceHeading), advice, browseLink());
}

/** @param {Search} search @param {string} name @param {string} value */
const labelOf = (search, name, value) =>
  name === "year" ? TEXT.year(value) : (search.labels(name).find(([one]) => one === value)?.[1] ?? value);

// One link for each filter in force, which leads to the same search without it.
/** @param {HTMLElement} place @param {Search} search @param {Answer} answer @param {Filters} chosen */
function showChips(place, search, answer, chosen) {
  const chips = Object.entries(answer.filters).flatMap(([name, values]) =>
    values.map((value) => {
      const address = new URL(location.href);
      if (chosen[name]) address.searchParams.delete(name);
      else address.searchParams.set("q", answer.query.without(name, value));
      const label = labelOf(search, name, value);
      const chip = link(address.search ? address : location.pathname, `${TEXT.filters[name]}：${label}`, "search__chip");
      chip.setAttribute("aria-label", TEXT.drop(TEXT.filters[name], label));
      return element("li", "", chip);
    }),
  );
  const list = element("ul", "search__chips", ...chips);
  list.setAttribute("role", "list");
  list.setAttribute("aria-label", TEXT.chips);
  place.replaceChildren(...(chips.length ? [list] : []));
}

/** @param {HTMLFormElement} form @param {Search} search @param {string} typed @param {Filters} filters */
async function fillFilters(form, search, typed, filters) {
  const counts = await search.count(typed, filters);
  for (const select of form.querySelectorAll("select")) {
    const options = (counts[select.name] ?? []).map(({ value, count }) => {
      const option = new Option(`${labelOf(search, select.name, value)}（${count}件）`, value);
      option.selected = filters[select.name]?.includes(value) ?? false;
      return option;
    });
    const row = select.closest("p");
    if (row) row.hidden = !search.labels(select.name).length; // a site without tags asks for none
    select.replaceChildren(new Option(TEXT.any, ""), ...options);
    select.disabled = false;
  }
}

/** @param {Answer} answer @param {Search} search @param {Found[]} whole @param {number} shown @param {string} about */
function notices({ query, dropped, written }, search, whole, shown, about) {
  const leads = query.nodes.flatMap((node) => leadsOf(node, written));
  const full = query.missing.length ? [] : whole.filter(({ level }) => level >= SAME);
  const untold = [...query.unused, ...query.missing];
  const lax = [...new Set(whole.flatMap(({ lacks }) => lacks))].filter((word) => !untold.includes(word));
  const others = shown > whole.length || (shown > full.length && query.nodes.length > 1);
  return [
    shown && query.missing.length ? TEXT.missing(query.missing) : "",
    query.onlyAsks ? TEXT.onlyAsks : shown ? TEXT.counted(about, shown) : TEXT.none(about),
    dropped.length ? TEXT.dropped(dropped.flatMap(([name, values]) => values.map((value) => labelOf(search, name, value)))) : "",
    query.unasked.length && !query.onlyAsks ? TEXT.unasked(query.unasked) : "",
    ...query.corrected.map(([typed, used]) => TEXT.corrected(typed, used)),
    ...(shown ? new Set(leads.map(tellLead)) : []),
    shown && query.unused.length ? TEXT.unused(query.unused) : "",
    shown && lax.length ? TEXT.lax(lax) : "",
    others ? TEXT.allOrSome(full.length, query.unused.length > 0, full.some(({ level }) => level === SAME), whole.some(({ level }) => level < SAME)) : "",
    ...search.silent.map(TEXT.silent),
  ].filter(Boolean);
}

// Opened once: what a search has loaded, the next one has.
/** @type {Promise<Search> | undefined} */
let opening;
function opened() {
  opening ??= Search.open(ROOT);
  opening.catch(() => (opening = undefined));
  return opening;
}

/** @param {string} typed @param {Filters} chosen @param {string} about @param {Places} places @param {() => boolean} isLast whether nothing else was asked for since */
async function answer(typed, chosen, about, places, isLast) {
  const search = await opened();
  const found = await search.find(typed, chosen);
  if (!isLast()) return;
  const whole = found.results.filter((result) => result.whole);
  const partly = whole.length < ENOUGH ? found.results.filter((result) => !result.whole).slice(0, found.query.missing.length ? MOST_NEAR : MOST_PARTLY) : [];
  const shown = found.results.filter((result) => result.whole || partly.includes(result));
  showChips(places.chips, search, found, chosen);
  if (shown.length) await showResults(places.found, whole, partly, found.query);
  else showNothing(places.found);
  places.count.replaceChildren(...notices(found, search, whole, shown.length, about).map((line) => element("p", "", line)));
  places.narrow.hidden = false;
  const fill = () => places.narrow.open && fillFilters(places.form, search, typed, found.filters);
  places.narrow.ontoggle = fill;
  if (!places.narrow.open && Object.keys(chosen).length) places.narrow.open = true;
  else await fill();
}

// What the address asks for.
function asked() {
  const given = new URLSearchParams(location.search);
  // A sign that is cut in two is left out whole.
  const typed = (given.get("q") ?? "").trim().slice(0, LONGEST_QUERY).replace(/[\ud800-\udbff]$/, "");
  /** @type {Filters} */
  const chosen = {};
  for (const name of Object.keys(TEXT.filters)) {
    const value = given.get(name);
    if (value) chosen[name] = [value];
  }
  return { typed, chosen };
}

/** @param {Places} places @param {HTMLInputElement} input */
function searching(places, input) {
  const { title } = document;
  let last = 0;
  return async () => {
    const { typed, chosen } = asked();
    const mine = (last += 1);
    input.value = typed;
    if (!typed && !Object.keys(chosen).length) {
      document.title = title;
      for (const place of [places.count, places.found, places.chips]) place.replaceChildren();
      return;
    }
    const about = typed ? quote(typed) : "この条件";
    document.title = TEXT.title(about, title);
    places.count.textContent = TEXT.searching;
    try {
      await answer(typed, chosen, about, places, () => mine === last);
    } catch (fault) {
      console.error(fault);
      places.found.replaceChildren(browseLink());
      places.count.textContent = TEXT.failed;
    }
  };
}

async function start() {
  const [count, found, chips] = ["count", "found", "chips"].map((id) => document.getElementById(`search-${id}`));
  const [form, input, narrow] = ["form", "query", "narrow"].map((id) => document.getElementById(`search-${id}`));
  if (!(form instanceof HTMLFormElement && input instanceof HTMLInputElement && narrow instanceof HTMLDetailsElement)) return;
  if (!count || !found || !chips) return;
  form.dataset.ready = "";
  const search = searching({ form, count, found, chips, narrow }, input);
  // The page stays, so that nothing is loaded twice; the address is what it would be.
  /** @param {URL} address */
  const go = (address) => {
    history.pushState(null, "", address);
    void search();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(form.action);
    // Fields that were left as they are would only make it longer.
    for (const [name, value] of new FormData(form)) if (value) address.searchParams.set(name, String(value));
    go(address);
  });
  chips.addEventListener("click", (event) => {
    const chip = event.target instanceof Element ? event.target.closest("a") : null;
    if (!chip || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(new URL(chip.href));
    input.focus();
  });
  addEventListener("popstate", () => void search());
  // Who types will search.
  input.addEventListener("input", () => void opened().catch(() => undefined), { once: true });
  await search();
}

await start();
