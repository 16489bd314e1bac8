"""A short run of each part of the fuzzing: nothing is wrong with what is answered; what would be wrong is seen."""

import json
from pathlib import Path

import pytest

from fuzz import parts
from fuzz import running as fuzz
from fuzz.asking import ask, find_faults
from fuzz.parts import PARTS, Input, run_one
from fuzz.spoiling import PAYLOAD
from generator.model.basics import Place
from generator.problems.problem import problem


@pytest.mark.long
@pytest.mark.parametrize(("part", "numbers"), [("front", range(1500)), ("road", range(4)), ("cli", range(1, 3))])
def test_nothing_goes_wrong(part: str, numbers: range) -> None:
    wrong = [(number, faults) for number in numbers for _, faults in [run_one(part, 2026, number)] if faults]
    assert wrong == []


@pytest.mark.long
def test_the_same_seed_gives_the_same_inputs() -> None:
    for part in ("front", "road"):
        assert run_one(part, 7, 3)[0] == run_one(part, 7, 3)[0] != run_one(part, 8, 3)[0]


@pytest.mark.long
def test_inputs_of_the_road_are_accepted_and_differ_from_the_sample() -> None:
    given, _ = run_one("road", 2026, 0)
    assert given.files
    assert not [found for found in parts.check_city(given.files)[1] if found.rule != "K804"]


class TestWhatIsWrong:
    def test_an_exception(self) -> None:
        assert "ZeroDivisionError" in ask(lambda: [str(1 // 0)])[0]

    def test_a_problem_without_its_place_or_its_words(self) -> None:
        sound = problem("K303", Place("a.yaml", 2, 1), key="unit", found="空欄", mend="値を書いてください。", hint="")
        assert list(find_faults([sound], 3)) == []
        for broken in (
            problem("K303", Place("", 2, 1), key="unit", found="空欄", mend="値を書いてください。", hint=""),
            problem("K303", Place("a.yaml", 0, 0), key="unit", found="空欄", mend="値を書いてください。", hint=""),
            problem("K303", Place("a.yaml", 99, 1), key="unit", found="空欄", mend="値を書いてください。", hint=""),
            problem("K303", Place("a.yaml", 2, 1), key="unit"),
        ):
            assert len(list(find_faults([broken], 3))) == 1

    def test_is_kept_and_can_be_asked_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def attempt(given: Input) -> list[str]:
            return [f"{PAYLOAD} in {sorted(given.files)}"]

        monkeypatch.setitem(PARTS, "front", (PARTS["front"][0], attempt))
        arguments = ["--part", "front", "--count", "2", "--jobs", "1", "--found", str(tmp_path)]
        assert fuzz.main(arguments) == 1
        assert "2 inputs, 2 wrong" in capsys.readouterr().out
        kept = sorted(tmp_path.iterdir())
        assert [path.name for path in kept] == ["front-1-0.json", "front-1-1.json"]
        assert json.loads(kept[0].read_text(encoding="utf-8"))["faults"]
        assert fuzz.main(["--replay", str(kept[0])]) == 1
        monkeypatch.undo()
        assert fuzz.main(["--replay", str(kept[0])]) == 0
