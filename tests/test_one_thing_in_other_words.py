"""One and the same thing in the words of several documents: it is never asked about; what only looks like it is. Text in, codes out."""

from collections.abc import Mapping
from pathlib import Path

from one_indicator import told_of_each

Case = Mapping[str, str]


def of(unit: str, baseline: str, target: str, actual: str, *, direction: str = "at_least", **more: str) -> Case:
    written = {"baseline": baseline, "target": target, "actual": actual}
    values = {key: f"as_published: '{text}'" if "'" not in text else text for key, text in written.items() if text}
    return {"unit": unit, "direction": direction, **values, **more}


def said(text: str, value: str) -> str:
    return f"as_published: '{text}', value: '{value}'"


def check(folder: Path, right: list[Case], wrong: list[tuple[Case, str]]) -> None:
    told = told_of_each(folder, [*right, *(case for case, _ in wrong)])
    assert dict(enumerate(told[: len(right)])) == {number: [] for number in range(len(right))}
    asked = told[len(right) :]
    assert [code in codes for codes, (_, code) in zip(asked, wrong, strict=True)] == [True] * len(wrong), asked


def test_what_a_rate_is_counted_over(tmp_path: Path) -> None:
    low = "at_most"
    right = [
        of("人", "人口10万人当たり15.2人", "人口10万人当たり14.0人", "14.1（人口10万対）", direction=low),
        of("人/10万人", "15.2", "14.0", "14.1（人口10万対）", direction=low),
        of("人", "15.2人", "14.0人", "14.1（人口10万対）", direction=low, name="自殺死亡率（人口10万人当たり）"),
        of("人", "人口千人当たり7.1人", "人口千対7.5", "人口千対7.4"),
    ]
    wrong = [
        (of("人", "人口10万人当たり15.2人", "人口10万人当たり14.0人", "14.1（人口千対）", direction=low), "K538"),
        (of("人/10万人", "15.2", "14.0", "人口1万人当たり14.1人", direction=low), "K538"),
    ]
    check(tmp_path, right, wrong)


def test_what_a_unit_is_called(tmp_path: Path) -> None:
    less = "decrease"
    right = [
        of("t-CO2", "1,200tCO2", "1,100t-CO2", "1,050ｔ-ＣＯ₂", direction=less),
        of("tCO2", "1,200t-CO2", "1,100t-CO2", "1,050トンCO2", direction=less),
        of("万t-CO2", "120万t-CO2", "110万ｔ－ＣＯ２", "105万トンCO2", direction=less),
        of("dB", "60dB", "55dB", said("58デシベル", "58"), direction="at_most"),
        of("種類", "12種", "15種類", said("14種", "14")),
        of("種", "12種類", "15種", "14種類"),
        of("人日", "120人・日", "150人日", "140人・日"),
        of("", "60dB", "55dB", "58デシベル", direction="at_most"),
    ]
    wrong = [
        (of("t-CO2", "1,200tCO2", "1,100t-CO2", said("1,050kg-CO2", "1050"), direction=less), "K521"),
        (of("万t-CO2", "120万t-CO2", "110万t-CO2", said("1,050トンCO2", "1050"), direction=less), "K521"),
        (of("種類", "12種", "15種類", said("14人", "14")), "K521"),
    ]
    check(tmp_path, right, wrong)


def test_a_level_that_is_kept(tmp_path: Path) -> None:
    right = [
        of("か所", "5か所", "維持", "5か所", direction="maintain"),
        of("か所", "5か所", said("維持", "5"), "5か所", direction="maintain"),
        of("か所", "5か所", "維持する", "6か所", direction="maintain_or_increase"),
        of("か所", "5か所", "現状維持", "5か所", direction="maintain"),
        of("か所", "5か所", "現状維持（5か所）", "5か所", direction="maintain"),
        of("人", "0人", "現状維持（0人）", "0人", direction="maintain"),
        of("%", "100%", "維持（100%）", "100%", direction="maintain_or_increase"),
    ]
    wrong = [
        (of("人", "120人", "維持（+5人）", "121人", direction="maintain_or_increase"), "K525"),
        (of("か所", "5か所", said("現状維持（5か所）", "6"), "5か所", direction="maintain"), "K503"),
        (of("か所", "5か所", "維持", "5か所", direction="at_least"), "K525"),
        (of("か所", "5か所", said("維持", "6"), "5か所", direction="maintain"), "K527"),
        (of("か所", "", "維持", "5か所", direction="maintain"), "K525"),
        (of("か所", "5か所", "維持管理", "5か所", direction="maintain"), "K525"),
    ]
    check(tmp_path, right, wrong)


def test_a_result_beside_what_had_been_expected(tmp_path: Path) -> None:
    right = [
        of("件", "1,100件", "1,300件", said("1,320件（当初見込み1,200件）", "1320")),
        of("件", "1,100件", "1,300件", said("1,320件（見込みを上回る）", "1320")),
        of("件", "1,100件", "1,300件", said("1,320件（見込みを上回った）", "1320")),
        of("件", "1,100件", "1,300件", said("1,320件（計画時の見込値：1,250件）", "1320")),
    ]
    wrong = [
        (of("件", "1,100件", "1,300件", said("1,320件（当初見込み1,200件）", "1200")), "K536"),
        (of("件", "1,100件", "1,300件", said("1,320件の見込み、1,200件は受付済", "1320")), "K536"),
    ]
    check(tmp_path, right, wrong)


def test_a_rate_per_mille(tmp_path: Path) -> None:
    right = [
        of("‰", "7.5‰", "8.0‰", "8.1（人口千対）"),
        of("‰", "7.5", "8.0（人口千対）", "8.1‰"),
    ]
    wrong = [(of("‰", "7.5‰", "8.0‰", "81（人口万対）"), "K538")]
    check(tmp_path, right, wrong)
