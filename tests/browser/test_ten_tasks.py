"""What a new reader comes for is found on a phone, from the home page, in at most three steps: each of ten tasks in two cities, on the real data.

A step is a link that is followed or a fold that is opened. What is then looked for stands within three screens of where the step led, or of a
heading that the page's list of contents names; to move down a page is no step.
`docs/tasks.md` tells what was in the way before.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from built import UNDER, real_site

pytestmark = [pytest.mark.browser, pytest.mark.demonstration]

MOST_STEPS: Final = 3
NEAR: Final = 3 * 844
"""Three screens below the place to which a step led."""

FROM_NEAREST: Final = """(found) => {
  const top = (element) => element.getBoundingClientRect().top;
  const named = [...document.querySelectorAll(".contents a")].map((link) => document.getElementById(decodeURI(link.hash.slice(1))));
  return Math.min(top(found), ...named.map((heading) => top(found) - top(heading)).filter((far) => far >= 0));
}"""
"""How far down it stands: from where the reader is, or from the nearest heading that the list of contents leads to."""

SAGAMIHARA: Final = "総務局 局・区運営方針（令和元年度）"
BEFORE: Final = "総務局 局・区運営方針（平成30年度）"
KOMAE: Final = "狛江市第６次行財政改革推進計画"
MITAKA: Final = "総務部の「運営方針と目標」(平成29年度)"
UEDA: Final = "平成25年度 重点目標管理シート"
HEALTH: Final = "職員の健康管理の充実"
HEALTH_OF_KOMAE: Final = "職員の心と体の健康管理の実施"
RAIN: Final = "雨量観測網の整備と運用"


class Reader:
    """Somebody with a telephone who reads what is there and presses it."""

    def __init__(self, page: Page, root: str) -> None:
        self._page = page
        self.steps = 0
        page.goto(root)

    def press(self, text: str) -> None:
        """Follow the first link, or open the fold, whose text has this in it; what is folded is opened first, which is a step too."""
        main = self._page.locator("main")
        wanted = main.locator("a, summary").filter(has_text=text)
        seen = wanted.locator("visible=true")
        if not seen.count():
            fold = main.locator("details").filter(has=self._page.locator("a").filter(has_text=text)).last
            self._step(fold.locator("summary").first)
        self._step(seen.first)

    def _step(self, what: Locator) -> None:
        expect(what).to_be_visible()
        what.click()
        self._page.wait_for_load_state()
        self.steps += 1

    def reads(self, place: str, text: str) -> None:
        """There is such a text at such a place (a selector), near to where the last step led, or near to what the page's contents name."""
        assert self.steps <= MOST_STEPS
        found = self._page.locator(place).filter(has_text=text).locator("visible=true").first
        expect(found).to_be_visible()
        box = found.bounding_box()
        assert box is not None
        assert 0 <= box["x"] < 390
        assert found.evaluate(FROM_NEAREST) < NEAR


@pytest.fixture(scope="module")
def root(serve: Callable[[Path, str], str]) -> str:
    return serve(real_site(), UNDER)


@pytest.fixture
def reader(browser: Browser, root: str) -> Iterator[Reader]:
    context = browser.new_context(locale="ja-JP", viewport={"width": 390, "height": 844}, has_touch=True)
    yield Reader(context.new_page(), root)
    context.close()


# What is pressed, one after the other; where the answer stands; what it says.
TASKS: Final[dict[str, list[tuple[tuple[str, ...], str, str]]]] = {
    "the promise": [
        ((SAGAMIHARA, HEALTH), "[data-answer-part=promised]", "2.8%以下"),
        ((UEDA, RAIN), "[data-answer-part=promised]", "市内4箇所"),
        ((KOMAE, HEALTH_OF_KOMAE), "[data-answer-part=promised]", "目標"),
    ],
    "the result": [
        ((BEFORE, HEALTH), "[data-answer-part=result]", "3.3%"),
        ((UEDA, RAIN), "[data-answer-part=result]", "4箇所"),
        ((KOMAE, "民間委託・指定管理者制度導入の検討"), "[data-answer-part=result]", "２校"),
    ],
    "the reason for a miss": [
        ((BEFORE, "目標に届かなかった"), "#missed ~ *, .misses", HEALTH),
        ((UEDA, "目標に届かなかった"), ".misses", "ハザードマップ"),
        (("（未達成）",), ".outcome", "目標"),
    ],
    "whom to call": [
        ((SAGAMIHARA, HEALTH), "[data-answer-part=contact]", "総務局"),
        ((UEDA, RAIN), "[data-answer-part=contact]", "総務部"),
        ((MITAKA, "市民の自助と地域の共助の強化による防災力向上"), "[data-answer-part=contact]", "防災課"),
    ],
    "the year before": [
        ((SAGAMIHARA, HEALTH), "#history ~ *", "平成30年度"),
        ((KOMAE, "経常収支比率"), "table", "令和元年度"),
    ],
    "the money": [
        (("施策の一覧", "金額からさがす"), ".measure-table", "円"),
        ((SAGAMIHARA, "予算と費用"), "#money ~ *", "円"),
        ((MITAKA, "計画の本文"), "#text ~ *", "円"),
    ],
    "the source page": [
        ((KOMAE, HEALTH_OF_KOMAE), ".source-note", "P."),
        ((SAGAMIHARA, HEALTH), ".source-note", "総務局 局・区運営方針"),
    ],
    "a citation": [
        ((UEDA, RAIN, "引用の書き方"), ".source-note dd", "(参照"),
        ((MITAKA, "市民の自助と地域の共助の強化による防災力向上", "引用の書き方"), ".source-note dd", "を加工して作成"),
    ],
    "the same in another city": [
        ((UEDA, "市民主体の実戦的な上田市防災訓練の実施"), "#similar ~ .facts", "三鷹市"),
        ((MITAKA, "ライフ・ワーク・バランス"), "#similar ~ .facts", "狛江市"),
    ],
    "what is new": [
        ((), "#news ~ .facts", "狛江市 狛江市第６次行財政改革推進計画 令和２年度の主な取組状況"),
        ((), "#news ~ .facts", "上田市 平成25年度 重点目標管理シート 期末報告"),
    ],
}


@pytest.mark.parametrize(
    ("pressed", "place", "text"),
    [route for routes in TASKS.values() for route in routes],
    ids=[f"{task}: {' > '.join((*route[0], route[2]))}" for task, routes in TASKS.items() for route in routes],
)
def test_a_new_reader_finds(reader: Reader, pressed: tuple[str, ...], place: str, text: str) -> None:
    for each in pressed:
        reader.press(each)
    reader.reads(place, text)


def test_each_of_ten_tasks_is_tried_in_two_cities() -> None:
    assert len(TASKS) == 10
    assert min(map(len, TASKS.values())) >= 2
