"""Long lists and single figures with their little scripts, and without them: the built sample city in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from built import real_site, sample_site

PLAN = "mihon/basic-plan/"
PARK = "mihon/basic-plan/measures/park/"


@pytest.fixture(scope="module")
def address(serve: Callable[[Path, str], str]) -> str:
    """Where the sample city is served."""
    return serve(sample_site(), "/kokai/")


@pytest.fixture(scope="module")
def real(serve: Callable[[Path, str], str]) -> str:
    """Where the site of the demonstration is served."""
    return serve(real_site(), "/kokai/")


def shown(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("main li[data-status]:visible > a").all_inner_texts()]


def said(page: Page) -> str:
    region = page.locator(".list-tools [role=status]")
    expect(region).not_to_be_empty()
    return region.inner_text()


def test_a_list_is_narrowed_to_a_status_and_says_how_many_are_left(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    everything = shown(page)
    page.get_by_label("状態", exact=True).select_option("not-reached")
    assert shown(page) == ["取組01 新 中央公園の改修"]
    assert said(page) == f"{len(everything)}件のうち1件を表示しています。"


def test_a_list_is_narrowed_to_a_tag(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    page.get_by_label("分類", exact=True).select_option("総合戦略の基本目標：基本目標2 開かれたまち")
    assert shown(page) == ["取組03 窓口の改善"]
    assert "tag=" in page.url
    page.reload()
    assert shown(page) == ["取組03 窓口の改善"]


def test_each_choice_says_how_many_it_would_leave_of_what_the_others_leave(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    status = page.get_by_label("状態", exact=True)
    assert "未達成 (1)" in status.locator("option").all_inner_texts()
    page.get_by_label("分類", exact=True).select_option("総合戦略の基本目標：基本目標2 開かれたまち")
    assert "未達成 (0)" in status.locator("option").all_inner_texts()


def test_a_list_is_narrowed_to_a_department_as_printed(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    page.get_by_label("部署", exact=True).select_option("市民部")
    assert shown(page) == ["取組01 新 中央公園の改修"]
    assert "department=" in page.url


def test_the_list_of_everything_is_narrowed_to_a_period_and_opens_what_is_folded(page: Page, address: str) -> None:
    page.goto(address + "browse/")
    assert "取組01 新 中央公園の改修" not in shown(page)
    page.get_by_label("計画の年度", exact=True).select_option("2025年度（令和7年度）")
    assert len(shown(page)) == 4
    assert said(page) == "5件のうち4件を表示しています。"


def test_back_and_forth_lead_through_what_was_chosen(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    everything = shown(page)
    page.get_by_label("状態", exact=True).select_option("not-reached")
    page.go_back()
    assert shown(page) == everything
    assert page.get_by_label("状態", exact=True).input_value() == ""
    page.go_forward()
    assert shown(page) == ["取組01 新 中央公園の改修"]


def test_what_misses_its_target_by_most_stands_first(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    gaps = page.locator("main li[data-gap]")
    assert gaps.count() >= 1
    page.get_by_label("並び順").select_option("gap")
    assert page.url.endswith("?sort=gap")
    assert "金額の多い順" not in page.get_by_label("並び順").inner_text() or page.locator("li[data-money]").count()


def test_where_no_measure_has_a_tag_none_is_asked_for(page: Page, address: str) -> None:
    page.goto(address + PLAN + "pillars/p1-1/")
    assert page.get_by_label("状態", exact=True).count() == 1
    assert page.get_by_label("分類", exact=True).count() == 0


def test_headings_that_have_nothing_left_go_with_their_lists(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    assert page.get_by_role("heading", name="開かれた市役所").first.is_visible()
    page.get_by_label("状態", exact=True).select_option("not-reached")
    names = page.locator(".pillar-tree__name:visible").all_inner_texts()
    assert names == ["政策1 緑のまち", "方向性1 公園の再生"]


def test_words_are_found_however_they_are_typed(page: Page, address: str) -> None:
    page.goto(address + "browse/")
    page.get_by_label("題名・番号・部署の言葉").fill("取組０１ 公園")
    assert shown(page) == ["取組01 新 中央公園の改修"]
    page.get_by_label("題名・番号・部署の言葉").fill("どこにもない言葉")
    assert shown(page) == []
    expect(page.locator(".list-tools [role=status]")).to_have_text("当てはまるものはありません。")


def test_a_list_is_sorted_by_status_and_back(page: Page, address: str) -> None:
    page.goto(address + "browse/")
    page.locator("main summary", has_text="件の一覧").click()
    before = shown(page)
    page.get_by_label("並び順（見出しごと）", exact=True).select_option(label="状態の順")
    labels = page.locator(".plan-measures").first.locator("li[data-status] .status").all_inner_texts()
    order = ["未達成", "達成", "途中", "報告なし", "判定できない", "評価あり", "報告あり", "報告前", "統合"]
    assert [order.index(label) for label in labels] == sorted(order.index(label) for label in labels)
    assert shown(page) != before
    page.get_by_label("並び順").select_option(label="文書の順")
    assert shown(page) == before


def test_what_was_chosen_stands_in_the_address_and_comes_back_with_it(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    page.get_by_label("状態", exact=True).select_option("not-reached")
    assert page.url.endswith("?status=not-reached")
    page.reload()
    assert shown(page) == ["取組01 新 中央公園の改修"]
    assert page.get_by_label("状態", exact=True).input_value() == "not-reached"
    page.get_by_label("状態", exact=True).select_option(label="すべて")
    assert "?" not in page.url


def test_a_count_of_a_department_opens_the_list_behind_it(page: Page, address: str) -> None:
    page.goto(address + "mihon/departments/planning/")
    page.locator(".progress a").first.click()
    assert "?status=not-reached#measures" in page.url
    assert shown(page) == ["取組01 新 中央公園の改修"]


def test_an_address_with_a_status_that_is_not_there_shows_everything(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    everything = shown(page)
    page.goto(address + PLAN + "?status=perfect&sort=luck")
    assert shown(page) == everything


def test_without_a_script_the_whole_list_is_there_and_nothing_that_does_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PLAN + "?status=not-reached#measures")
    assert len(shown(page)) == 4
    assert page.locator(".list-tools").count() == 0
    context.close()


def test_the_link_of_a_figure_copies_what_a_citation_needs(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + PARK)
    page.locator("#visitors-2024 .figure-table__link").click()
    region = page.locator(".figure-table__copied").first
    expect(region).to_have_text("引用する文とアドレスをコピーしました。")
    assert region.get_attribute("role") == "status"
    copied = page.evaluate("navigator.clipboard.readText()")
    first, second = copied.split("\n")
    assert first.startswith("来園者数（人） 令和6年度（2024年度） 目標値 12,000人以上")
    assert "実績値 11,500人" in first
    assert "」P." in first
    assert "見本市「" in second
    assert "https://mihon.example/keikaku/mihon/basic-plan/measures/park/#visitors-2024" in second
    assert page.url.endswith("#visitors-2024")
    context.close()


def test_a_browser_that_does_not_copy_says_where_the_address_is(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'));")
    page.goto(address + PARK)
    page.locator("#visitors-2024 .figure-table__link").click()
    expect(page.locator(".figure-table__copied").first).to_contain_text("コピーできませんでした")
    expect(page.locator(".figure-table__copied").first).to_contain_text("実績値 11,500人")
    assert page.url.endswith("#visitors-2024")
    context.close()


def test_without_a_script_the_link_leads_to_the_figure(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PARK)
    link = page.locator("#visitors-2024 .figure-table__link")
    assert link.get_attribute("href") == "#visitors-2024"
    assert "この数値を引用する（令和6年度（2024年度））" in (link.text_content() or "")
    context.close()


def test_measures_are_narrowed_by_what_they_cost_and_to_those_that_state_nothing(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    cost = page.get_by_label("金額", exact=True)
    cost.select_option("1,000万円以上1億円未満")
    assert shown(page) == ["取組01 新 中央公園の改修"]
    cost.select_option("事業費などの記載なし")
    assert "取組01 新 中央公園の改修" not in shown(page)
    assert shown(page)


def test_measures_are_narrowed_to_the_year_of_their_results(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    years = page.get_by_label("結果の年度", exact=True)
    assert [text.partition("（")[0] for text in years.locator("option").all_inner_texts()[1:]] == sorted(
        text.partition("（")[0] for text in years.locator("option").all_inner_texts()[1:]
    )
    years.select_option("2024年度（令和6年度）")
    assert "取組01 新 中央公園の改修" in shown(page)
    assert "取組02 池の清掃" not in shown(page)


def test_the_table_takes_along_what_was_chosen_and_sorts_across_pillars(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    page.get_by_label("金額", exact=True).select_option("事業費などの記載なし")
    left = len(shown(page))
    link = page.get_by_role("link", name="表で比べる")
    expect(link).to_have_attribute("href", re.compile(r"\?cost="))
    link.click()
    assert "/table/?cost=" in page.url
    rows = page.locator("main tr[data-status]:visible")
    expect(rows).to_have_count(left)
    page.get_by_label("金額", exact=True).select_option("")
    page.get_by_label("並び順", exact=True).select_option("status")
    assert rows.first.locator(".status").inner_text() == "未達成"


def test_on_a_phone_what_a_row_is_about_stays_beside_what_is_told_of_it(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + PLAN + "table/")
    box, head = page.locator(".measure-table").first, page.locator(".measure-table tbody th").first
    at_rest = head.bounding_box()
    assert box.evaluate("(box) => box.scrollWidth > box.clientWidth")
    box.evaluate("(box) => { box.scrollLeft = 200 }")
    assert head.bounding_box() == at_rest
    assert at_rest is not None
    assert at_rest["width"] <= 160
    page.set_viewport_size({"width": 320, "height": 256})  # magnified, where it would take the room of what is read
    box.evaluate("(box) => { box.scrollLeft = 200 }")
    moved = head.bounding_box()
    assert moved is not None
    assert moved["x"] < at_rest["x"]


def test_without_a_script_the_table_is_a_page_of_its_own(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PLAN)
    page.get_by_role("link", name="表で比べる").click()
    assert page.url == address + PLAN + "table/"
    assert page.locator("main tr[data-status]:visible").count() == 4
    page.get_by_role("link", name="一覧で読む").click()
    assert page.url == address + PLAN + "#measures"
    page.goto(address + "browse/amounts/")
    assert page.get_by_role("table", name="1,000万円以上1億円未満").is_visible()
    context.close()


def test_departments_of_one_name_in_two_cities_are_told_apart(page: Page, real: str) -> None:
    page.goto(real + "browse/")
    names = page.get_by_label("部署", exact=True).locator("option").all_inner_texts()
    assert {name.rpartition(" (")[0] for name in names} >= {"職員課（狛江市）", "職員課（三鷹市）", "財政課"}
    page.get_by_label("部署", exact=True).select_option("職員課（三鷹市）")
    assert page.locator("main [data-status]:visible").count() == 2


KOMAE = "komae/reform-6/"
LAST = "取組項目65 コンプライアンスに対する意識の向上"


def test_of_a_long_plan_the_measures_are_folded_until_one_is_asked_for(page: Page, real: str) -> None:
    page.goto(real + KOMAE)
    assert LAST not in shown(page)
    page.locator("main .fold > summary", has_text="取組項目全8件の一覧").press("Enter")
    assert LAST in shown(page)


def test_what_is_chosen_is_seen_though_it_was_folded(page: Page, real: str) -> None:
    page.goto(real + KOMAE)
    page.get_by_label("題名・番号・部署の言葉").fill("コンプライアンスに対する意識")
    assert shown(page) == [LAST]
    page.goto(real + KOMAE + "?q=コンプライアンスに対する意識")
    assert shown(page) == [LAST]


def test_a_link_into_a_fold_opens_it(page: Page, real: str) -> None:
    page.goto(real + KOMAE)
    assert page.locator("#administration-quality-2020").is_hidden()
    page.goto(real + KOMAE + "#administration-quality-2020")
    expect(page.locator("#administration-quality-2020")).to_be_in_viewport()


def test_no_plan_is_a_column_without_an_end_on_a_phone(browser: Browser, real: str) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    heights = {}
    for plan in sorted(file.parent.parent for file in real_site().glob("*/*/indicators/index.html")):
        address = plan.relative_to(real_site()).as_posix() + "/"
        phone.goto(real + address)
        heights[address] = phone.evaluate("document.documentElement.scrollHeight")
        assert phone.locator("main h2").count() <= 8, address
        small = phone.locator("main .fold > summary").evaluate_all(
            "each => each.filter(one => one.getBoundingClientRect().height < 44).length"
        )
        assert small == 0, address
    phone.close()
    assert len(heights) == 6
    assert max(heights.values()) < 12_000, heights


def test_amounts_are_chosen_from_in_the_order_of_their_size(page: Page, real: str) -> None:
    page.goto(real + "sagamihara/general-affairs-policy-2019/")
    told = page.get_by_label("金額", exact=True).locator("option").all_inner_texts()
    order = [
        "すべて",
        "1億円以上",
        "1,000万円以上1億円未満",
        "100万円以上1,000万円未満",
        "100万円未満",
        "事業費などの記載なし",
    ]
    assert len(told) > 3
    assert [name.partition(" ")[0] for name in told] == [
        name for name in order if any(name == each.partition(" ")[0] for each in told)
    ]
