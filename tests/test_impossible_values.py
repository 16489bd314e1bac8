"""Values that no thing can have: YAML in, the codes of what staff are asked out."""

from pathlib import Path

import pytest

from small_town import Town


def asked_about(folder: Path, name: str, unit: str, direction: str, values: tuple[str, str, str]) -> list[str]:
    """The codes for an indicator with a baseline, a target and an actual value."""
    baseline, target, actual = values
    unit = f"unit: '{unit}', " if unit else ""
    start = f"baseline: {{fiscal_year: 2015, as_published: '{baseline}'}}, " if baseline else ""
    return Town(
        folder,
        measure=f"indicators:\n  - {{id: i, name: {name}, {unit}kind: output, direction: {direction}, accumulation: point, {start}\n"
        f"     targets: [{{fiscal_year: 2019, as_published: '{target}'}}], actuals: [{{fiscal_year: 2019, as_published: '{actual}'}}]}}\n",
    ).codes()


class TestAShareBesideItsTwoNumbers:
    @pytest.mark.parametrize(
        "told",
        [
            "85%（45件/60件）",
            "60.0%（6校中4校）",
            "50%（120人／200人）",
            "66%（全12校のうち7校）",
            "0%（0件/0件）",
            "100%（0件中0件）",
            "98.5％（１，２００人／２，０００人）",
            "80%（45か所/60か所）",
            "12.0%（3団体/5団体）",
        ],
    )
    def test_is_asked_about_where_they_give_another(self, tmp_path: Path, told: str) -> None:
        assert asked_about(tmp_path, "実施率", "%", "at_least", ("", "60%", told)) == ["K588"]

    @pytest.mark.parametrize(
        "told",
        [
            "75%（45件/60件）",
            "66.7%（6校中4校）",
            "66.6%（4/6校）",
            "67%（4校/6校）",
            "60%（1,200人/2,000人）",
            "75%（60件/45件）",
            "58.3%（全12校中7校）",
            "90%（4/1）",
            "61%（県58%）",
            "98.5%（前年度98.1%）",
            "0%（0件/12件）",
        ],
    )
    def test_is_taken_where_they_give_it(self, tmp_path: Path, told: str) -> None:
        assert "K588" not in asked_about(tmp_path, "実施率", "%", "at_least", ("", "60%", told))


class TestAValueThatNoThingCanHave:
    @pytest.mark.parametrize(
        ("name", "unit", "direction", "values"),
        [
            ("住みよさの順位", "位", "at_most", ("3位", "1位", "0位")),
            ("住みよさの順位", "位", "at_most", ("3位", "2位", "1.5位")),
            ("満足度（5点満点）", "点", "at_least", ("3.2点", "3.5点", "5.6点")),
            ("評価の点", "点", "at_least", ("62点（100点満点）", "70点（100点満点）", "120点（100点満点）")),
            ("特定健診受診率", "%", "at_least", ("83%", "85%", "104.2%")),
            ("特定健診受診率", "%", "at_least", ("3%", "5%", "-2.2%")),
            ("住みやすいと思う市民の割合", "%", "at_least", ("63%", "65%", "101%")),
            ("利用者数", "人", "at_least", ("1,000人", "1,200人", "-1,100人")),
            ("ごみ排出量", "t", "at_most", ("1,000t", "900t", "▲950t")),
            ("講座の開催回数", "回", "at_least", ("", "5回", "▲3回")),
        ],
    )
    def test_is_asked_about(
        self, tmp_path: Path, name: str, unit: str, direction: str, values: tuple[str, str, str]
    ) -> None:
        assert asked_about(tmp_path, name, unit, direction, values) == ["K588"]

    @pytest.mark.parametrize(
        ("name", "unit", "direction", "values"),
        [
            ("住みよさの順位", "位", "at_most", ("3位", "1位", "1位")),
            ("学力の平均順位", "位", "at_most", ("3.2位", "2位", "1.5位")),
            ("満足度（5点満点）", "点", "at_least", ("3.2点", "3.5点", "5点")),
            ("5段階評価で4以上の児童数", "", "at_least", ("32", "35", "56")),
            ("5段階評価で4以上の割合", "%", "at_least", ("32%", "35%", "56%")),
            ("国民健康保険税の収納率", "%", "at_least", ("93%", "95%", "100%")),
            ("目標達成率", "%", "at_least", ("93%", "95%", "104%")),
            ("予算に対する執行率", "%", "at_least", ("93%", "95%", "104%")),
            ("受診率の前年度比", "%", "at_least", ("103%", "105%", "104%")),
            ("社会増減数", "人", "at_least", ("10人", "20人", "▲5人")),
            ("転入超過数", "人", "at_least", ("10人", "20人", "▲5人")),
            ("人口動態", "人", "at_least", ("10人", "20人", "▲5人")),
            ("二酸化炭素の削減量", "t", "at_least", ("10t", "20t", "▲5t")),
            ("経常利益", "千円", "at_least", ("10千円", "20千円", "▲5千円")),
        ],
    )
    def test_is_not_what_may_well_be(
        self, tmp_path: Path, name: str, unit: str, direction: str, values: tuple[str, str, str]
    ) -> None:
        assert asked_about(tmp_path, name, unit, direction, values) == []


class TestAReductionWithASign:
    @pytest.mark.parametrize(
        ("name", "direction", "values", "asked"),
        [
            ("CO2削減率", "at_least", ("12%", "30%", "▲35%"), True),
            ("転出超過率", "at_most", ("12%", "6%以下", "▲13%"), True),
            ("CO2削減率", "at_least", ("12%", "30%", "▲2%"), False),
            ("CO2削減率", "at_least", ("12%", "30%", "25%"), False),
            ("増減率", "at_least", ("2%", "3%", "▲3%"), False),
        ],
    )
    def test_beside_one_without_is_asked_about(
        self, tmp_path: Path, name: str, direction: str, values: tuple[str, str, str], *, asked: bool
    ) -> None:
        assert asked_about(tmp_path, name, "%", direction, values) == (["K563"] if asked else [])


class TestWhatAnIndexIsAHundredOf:
    @pytest.mark.parametrize(
        ("values", "asked"),
        [
            (("98.5（H27=100）", "105（H27=100）", "106.2（R2=100）"), True),
            (("98.5（平成27年度=100）", "105（R2=100）", "106.2（令和2年=100）"), True),
            (("98.5（全国平均=100）", "101（全国平均=100）", "102（県平均=100）"), True),
            (("98.5（H27=100）", "105（平成27年=100）", "106.2（2015年＝100）"), False),
            (("98.5（H27=100）", "105", "106.2"), False),
            (("98.5", "105", "106.2（R2=100）"), False),
            (("98.5（全国平均=100）", "101（全国平均=100）", "102（全国平均=100）"), False),
        ],
    )
    def test_is_asked_about_where_it_differs(
        self, tmp_path: Path, values: tuple[str, str, str], *, asked: bool
    ) -> None:
        assert asked_about(tmp_path, "出荷額の指数", "", "at_least", values) == (["K547"] if asked else [])

    def test_is_that_of_the_unit_where_a_value_tells_none(self, tmp_path: Path) -> None:
        told = asked_about(tmp_path / "a", "出荷額の指数", "H27=100", "at_least", ("", "105（R2=100）", "106.2"))
        assert told == ["K547"]
        assert asked_about(tmp_path / "b", "出荷額の指数", "H27=100", "at_least", ("", "105", "106.2")) == []
