"""Words of a template that nobody has replaced: text in, whether staff are asked about it."""

import re
from pathlib import Path

import pytest

from generator import starting
from generator.load.placeholders import is_placeholder
from small_town import Town

TEXTS = Path(starting.__file__).parent / "texts"


def test_each_word_of_the_files_of_a_new_plan_is_one() -> None:
    words = [
        word
        for folder in ("plan", "city")
        for file in sorted((TEXTS / folder).iterdir())
        for word in re.findall(r"^#.*: (（[^）]+）)", file.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert len(words) > 5
    assert all(map(is_placeholder, words))


@pytest.mark.parametrize(
    "text",
    [
        "（行ったこと）",
        "ここに概要を書く",
        "ここに施策の説明を書いてください。",
        "（ここに記入）",
        "＜計画の名称＞",
        "〇〇事業",
        "○○課",
        "概要を記入してください",
        "（評価の理由を記入）",
        "あああ",
        "https://www.city.example.jp/report.html",
    ],
)
def test_what_only_says_what_is_to_be_written_is_one(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "（再掲）",
        "（仮称）市民会館の整備",
        "（概要版）",
        "○○",
        "◎",
        "事業の概要",
        "申請書を記入する",
        "ここに住む人を増やす",
        "ここにしかない魅力を伝える",
        "ノートに目標を書いて振り返る講座",
        "内容を見直す",
        "（注の説明のとおり）",
    ],
)
def test_what_a_city_may_write_is_none(text: str) -> None:
    assert not is_placeholder(text)


def test_is_asked_about_where_it_stands(tmp_path: Path) -> None:
    town = Town(
        tmp_path,
        measure="summary: （施策の概要）\n",
        results="measures:\n  - measure: a\n    done: ここに実績を書く\n",
    )
    assert [(each.rule, each.place.file, each.place.line) for each in town.problems()] == [
        ("K593", "town/p/measures/a.yaml", 6),
        ("K593", "town/p/results/a.yaml", 4),
    ]
