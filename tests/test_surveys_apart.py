"""Surveys that are not held every year, and values between them: YAML in, the codes of what staff are asked out."""

from pathlib import Path

import pytest

from small_town import Town


def codes(folder: Path, told: str, values: dict[int, str]) -> list[str]:
    actuals = ", ".join(f"{{fiscal_year: {year}, as_published: '{value}'}}" for year, value in values.items())
    return Town(
        folder,
        measure=f"indicators:\n  - {{id: i, name: 満足度, unit: '%', kind: outcome, direction: at_least, accumulation: point, {told}\n"
        f"     targets: [{{fiscal_year: 2019, as_published: '60%'}}], actuals: [{actuals}]}}\n",
    ).codes()


class TestTheSameValueInTheNextYear:
    @pytest.mark.parametrize(
        "told",
        [
            "definition: 市民アンケート（隔年実施）,",
            "definition: 隔年で行う市民アンケートによる。,",
            "data_source: 市民意識調査（2年ごと）,",
            "data_source: 3年に1度の県の調査,",
            "definition: アンケートは３年毎に実施,",
            "data_source: 農林業センサス（5年ごと）,",
            "definition: 五年に一度の統計調査の値,",
            "footnotes: [{mark: ※1, text: 調査は隔年で行う。}],",
        ],
    )
    def test_is_asked_about(self, tmp_path: Path, told: str) -> None:
        assert codes(tmp_path, told, {2018: "51.3%", 2019: "51.3%"}) == ["K589"]

    @pytest.mark.parametrize(
        ("told", "values"),
        [
            ("definition: 市民アンケート（隔年実施）,", {2017: "51.3%", 2019: "51.3%"}),
            ("definition: 市民アンケート（隔年実施）,", {2018: "51.3%", 2019: "52.0%"}),
            ("definition: 市民アンケート（隔年実施）,", {2018: "0%", 2019: "0%"}),
            ("definition: 市民アンケート（隔年実施）,", {2018: "100%", 2019: "100%"}),
            ("definition: 市民アンケート（毎年実施）,", {2018: "51.3%", 2019: "51.3%"}),
            ("definition: 市民アンケート,", {2018: "51.3%", 2019: "51.3%"}),
            ("definition: 5年に一度の点検を受けた橋の割合,", {2018: "51.3%", 2019: "51.3%"}),
            ("definition: 2年ごとに更新する台帳の件数の割合,", {2018: "51.3%", 2019: "51.3%"}),
            ("data_source: 県の調査（3年ごと）,", {2016: "51.3%", 2019: "51.3%"}),
            ("definition: 過去3年の平均による調査,", {2018: "51.3%", 2019: "51.3%"}),
        ],
    )
    def test_of_other_years_or_other_things_is_fine(self, tmp_path: Path, told: str, values: dict[int, str]) -> None:
        assert codes(tmp_path, told, values) == []

    def test_is_fine_with_the_day_of_the_survey(self, tmp_path: Path) -> None:
        told = "definition: 市民アンケート（隔年実施）,"
        values = {2018: "51.3%", 2019: "51.3%', as_of: '2019-10-01"}
        assert codes(tmp_path, told, values) == []
