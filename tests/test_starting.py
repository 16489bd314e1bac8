"""`kokai new`: what it writes passes the checks at once, tells nothing that nobody told it, and overwrites nothing."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import yaml

from generator import __version__
from generator.cli import main
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.model.city import check_digit
from generator.model.site import Site
from generator.problems.problem import Refused
from generator.starting.lists import NoPlaceError, append_below, append_item
from generator.starting.municipalities import find_local_governments, local_governments
from generator.starting.questions import (
    Questions,
    UnansweredError,
    take_address,
    take_id,
    take_site_address,
    take_text,
    take_year,
)
from generator.starting.romaji import name_folder
from generator.starting.texts import quoted
from generator.system import together
from sample import City

pytestmark = pytest.mark.long

REPOSITORY = Path(__file__).parents[1]
WORKFLOWS = ("check.yml", "night.yml", "preview.yml", "preview-note.yml", "publish.yml", "publish-on.yml")
ASKED = ["--city", "272086", "--plan", "plan-2026", "--title", "貝塚市総合計画"]


@pytest.fixture(autouse=True)
def nobody_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """No terminal: what is not said by an option is not asked."""
    monkeypatch.setattr(sys, "stdin", None)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    assert main(["new", "site", str(tmp_path / "site"), *ASKED]) == 0
    return tmp_path / "site"


class Data(City):
    """The data folder of a new site, read as `kokai check` reads it."""

    def __init__(self, site: Path) -> None:
        self.data = site / "data"

    def site_with_warnings(self) -> Site:
        """The site as taken."""
        made = gather_site(read_data(self.data)[0], {}).site
        assert not isinstance(made, Refused)
        return made


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def steps_of(workflow: Path, job: str) -> list[dict[str, str]]:
    steps: list[dict[str, str]] = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"][job]["steps"]
    return steps


def without_words(script: str) -> list[str]:
    """The lines of a script that do more than tell a person something."""
    said = re.sub(r"""(echo|printf '[^']*') "(?:[^"\\]|\\.)*\"""", r"\1", script)
    return [line.strip() for line in said.splitlines() if line.strip() != "echo"]


def uncommented(text: str) -> str:
    """A new file with its examples in use, as the comment above them says."""
    return re.sub(r"(?m)^# (?=( *- |  |levels:|measure_kinds:))", "", text).replace(": []", ":")


class TestANewSite:
    def test_has_no_error_and_names_what_is_still_to_be_told(self, site: Path) -> None:
        assert Data(site).codes() == ["K509", "K591", "K590"]

    def test_says_of_the_municipality_what_the_list_says_and_no_more(self, site: Path) -> None:
        (folder,) = Data(site).site_with_warnings().municipalities
        city, (held,) = folder.municipality, folder.plans
        told = (city.id, city.name, city.reading, city.prefecture, city.code)
        assert told == ("kaizuka", "貝塚市", "かいづかし", "大阪府", "272086")
        assert (held.plan.id, held.plan.title) == ("plan-2026", "貝塚市総合計画")
        assert [*folder.documents, *folder.departments, *held.measures, *held.pillars, *held.plan.rounds] == []

    def test_takes_everything_from_options(self, tmp_path: Path) -> None:
        more = ["--id", "kz", "--from", "令和8年度", "--to", "2035", "--site-name", '"市" の計画: 公開 #1']
        more += ["--document-url", "https://city.example/plan.pdf", "--document-year", "令和7"]
        more += ["--address", "https://keikaku.example/"]
        assert main(["new", "site", str(tmp_path), *ASKED, *more]) == 0
        data = Data(tmp_path)
        assert data.codes() == ["K509"]
        made = data.site_with_warnings()
        (folder,) = made.municipalities
        plan, (document,) = folder.plans[0].plan, folder.documents
        assert (plan.period.first, plan.period.last) == (2026, 2035)
        assert (document.id, document.title, document.fiscal_year) == ("plan-2026", "貝塚市総合計画", 2025)
        assert (made.settings.name, made.settings.address) == ('"市" の計画: 公開 #1', "https://keikaku.example/")

    def test_has_examples_that_pass_once_they_are_used(self, site: Path) -> None:
        assert main(["new", "round", "yearly-2026", "--name", "令和8年度実績", "--year", "2026", *data_of(site)]) == 0
        data = Data(site)
        for file in sorted((site / "data" / "kaizuka").rglob("*.yaml")):
            if file.name != "municipality.yaml":
                file.write_text(uncommented(file.read_text(encoding="utf-8")), encoding="utf-8")
        (example,) = re.findall(
            r"^```yaml\n(.*?)^```$", (site / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
        )
        data.put("kaizuka/plan-2026/results/yearly-2026.yaml", example)
        codes = data.codes()
        assert [each for each in codes if each != "K593"] == ["K509", "K591", "K590"], data.report()
        assert codes.count("K593") >= 9  # each word that only says what is to be written in its place
        (folder,) = data.site_with_warnings().municipalities
        plan = folder.plans[0]
        assert [each.id for each in plan.pillars] == ["p1"]
        assert [each.id for each in plan.measures] == ["m1"]
        assert [each.name for each in folder.departments] == ["（部の名前）", "（課の名前）"]

    def test_tells_editors_of_the_schemas_that_are_there(self, site: Path) -> None:
        settings = json.loads((site / ".vscode/settings.json").read_text(encoding="utf-8"))
        assert settings["yaml.schemas"][".kokai/schema/measures.schema.json"] == "data/*/*/measures/**/*.yaml"
        assert all((site / schema).is_file() for schema in settings["yaml.schemas"])

    def test_pins_its_version_and_the_actions_of_this_repository(self, site: Path) -> None:
        used = re.compile(r"uses: (\S+@[0-9a-f]{40} # \S+)")
        ours = {
            action
            for file in (REPOSITORY / ".github/workflows").glob("*.yml")
            for action in used.findall(file.read_text(encoding="utf-8"))
        }
        for name in WORKFLOWS:
            text = (site / ".github/workflows" / name).read_text(encoding="utf-8")
            assert yaml.safe_load(text)["permissions"] == {}
            assert f"wheels/kokai-{__version__}-py3-none-any.whl" in text
            actions = used.findall(text)
            assert actions
            assert set(actions) <= ours
            assert text.count("uses: ") == len(actions)
        pins = (REPOSITORY / "requirements/site.txt").read_text(encoding="utf-8")
        assert (site / "requirements.txt").read_text(encoding="utf-8").endswith(pins)
        for group in ("gate", "book"):
            pins = (REPOSITORY / f"requirements/{group}.txt").read_text(encoding="utf-8")
            assert (site / f"requirements-{group}.txt").read_text(encoding="utf-8").endswith(pins)

    def test_has_the_workflow_that_looks_for_days_of_publication_as_this_repository_has_it(self, site: Path) -> None:
        """The same steps ask the same question and start the same workflow; only how the program is installed and called differs."""
        own = steps_of(REPOSITORY / ".github/workflows/publish-on.yml", "look")
        new = steps_of(site / ".github/workflows/publish-on.yml", "look")
        assert [each.get("uses") for each in new if "uses" in each] == [each["uses"] for each in own if "uses" in each]
        (asks,) = [each["run"] for each in new if each.get("id") == "due"]
        (asked,) = [each["run"] for each in own if each.get("id") == "due"]
        assert asks.startswith('kokai remind --format json --out "$RUNNER_TEMP/due.json"\n')
        assert without_words(asks) == without_words(asked.partition("\n")[2].replace(".venv/bin/kokai", "kokai"))
        assert new[-1]["run"] == own[-1]["run"] == 'gh workflow run publish.yml --field "tag=$TAG"'

    def test_has_a_preview_as_this_repository_has_it(self, site: Path) -> None:
        """The same steps in the same order; only how the program is installed and called differs, and in which language it is told."""
        for name, job in (("preview.yml", "site"), ("preview-note.yml", "note")):
            own, new = (each / ".github/workflows" / name for each in (REPOSITORY, site))
            steps = [
                [each for each in steps_of(file, job) if "pip install" not in each.get("run", "")]
                for file in (own, new)
            ]
            own_steps = [each for each in steps[0] if each.get("name") != "Install"]
            assert [each.get("uses") for each in own_steps] == [each.get("uses") for each in steps[1]]
            assert [each.get("env") for each in own_steps] == [each.get("env") for each in steps[1]]
            for here, there in zip(own_steps, steps[1], strict=True):
                run = (
                    here.get("run", "")
                    .replace(".venv/bin/kokai", "kokai")
                    .replace("make site", "kokai build")
                    .replace("before", "変更前")
                )
                assert without_words(run) == without_words(there.get("run", ""))
            permissions = [
                yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"][job]["permissions"] for file in (own, new)
            ]
            assert permissions[0] == permissions[1]

    def test_runs_nothing_of_a_pull_request_where_it_may_write(self, site: Path) -> None:
        for file in (*(site / ".github/workflows").iterdir(), *(REPOSITORY / ".github/workflows").iterdir()):
            workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
            when, jobs = workflow[True], workflow["jobs"]  # YAML takes `on` for a yes
            assert "pull_request_target" not in when
            rights = {right for job in jobs.values() for right in job["permissions"].values()}
            if "pull_request" in when:
                assert rights == {"read"}
            if "workflow_run" in when:
                steps = [each for job in jobs.values() for each in job["steps"]]
                assert all("ref" not in each.get("with", {}) and "cache" not in each.get("with", {}) for each in steps)
                assert not any("${{" in each.get("run", "") for each in steps)
            assert all("timeout-minutes" in job for job in jobs.values())

    def test_looks_each_night_at_all_that_can_be_looked_at(self, site: Path) -> None:
        workflow = yaml.safe_load((site / ".github/workflows/night.yml").read_text(encoding="utf-8"))
        (job,) = workflow["jobs"].values()
        assert job["permissions"] == {"contents": "read"}
        assert job["defaults"]["run"]["shell"] == "bash"  # in which a pipe fails with its first command
        assert "secrets." not in str(job)
        told = "\n".join(each.get("run", "") for each in job["steps"])
        for command in ("kokai check", "kokai archive verify", "kokai remind", "kokai build", "kokai gate"):
            lines = [line for line in told.splitlines() if line.strip().startswith(command) and "--out" not in line]
            assert len(lines) == 1, command
            assert "sed 's/^/    /' >> \"$GITHUB_STEP_SUMMARY\"" in lines[0]  # code, whatever stands in the data

    def test_is_published_as_of_the_day_on_which_that_happens(self, site: Path) -> None:
        (build,) = [
            each["run"]
            for each in steps_of(site / ".github/workflows/publish.yml", "build")
            if "kokai build" in each.get("run", "")
        ]
        assert build == "kokai build --archive archive"

    def test_says_how_reports_come_out_on_their_day(self, site: Path) -> None:
        guide = (site / "README.md").read_text(encoding="utf-8")
        assert all(word in guide for word in ("`publish_on: ", "`publish-on.yml`", "| `kokai remind` |"))

    @pytest.mark.long
    def test_has_workflows_that_pass_what_the_repository_s_own_pass(self, site: Path) -> None:
        programs, workflows = Path(sys.executable).parent, site / ".github" / "workflows"
        for program, *how in (
            ("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, sorted(workflows.iterdir()))),
            ("zizmor", "--offline", "--quiet", "--pedantic", str(site / ".github")),
        ):
            done = subprocess.run([programs / program, *how], capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr

    def test_leaves_no_mark_unfilled(self, site: Path) -> None:
        assert not [name for name, content in files(site).items() if b"@@" in content]

    def test_is_not_written_over_another_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "README.md").write_text("mine", encoding="utf-8")
        assert main(["new", "site", str(tmp_path), *ASKED]) == 2
        assert "README.md」がもうあるか" in capsys.readouterr().err
        assert files(tmp_path) == {"README.md": b"mine"}

    def test_is_not_asked_about_where_its_files_would_find_others_in_their_way(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / ".gitignore").write_text("/x/\n", encoding="utf-8")
        assert main(["new", "site", str(tmp_path)]) == 2  # with no answer at all
        assert ".gitignore」がもうあるか" in capsys.readouterr().err
        assert main(["new", "site", str(tmp_path / ".gitignore" / "site")]) == 2
        assert f"「{tmp_path / '.gitignore'}」は、フォルダーではありません。" in capsys.readouterr().err

    def test_takes_what_options_say_again_of_the_municipality(self, tmp_path: Path) -> None:
        more = ["--name", "貝塚市", "--prefecture", "大阪府", "--reading", "かいづかし"]
        assert main(["new", "site", str(tmp_path / "site"), *ASKED, *more]) == 0

    def test_is_not_written_over_a_link_to_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "README.md").symlink_to("nowhere")
        assert main(["new", "site", str(tmp_path), *ASKED]) == 2
        assert [path.name for path in tmp_path.iterdir()] == ["README.md"]

    @pytest.mark.parametrize("plan", ["plan-2026", "another"])
    def test_is_not_made_where_a_site_is(self, site: Path, plan: str, capsys: pytest.CaptureFixture[str]) -> None:
        before = files(site)
        for options in (["--city", "272086", "--plan", plan, "--title", "題名"], []):
            assert main(["new", "site", str(site), *options]) == 2
            assert capsys.readouterr().err == (
                f"ここ（{site}）には、もうサイトがあります。計画は「kokai new plan」で、"
                "自治体は「kokai new city」で足せます。何も書いていません。\n"
            )
        assert files(site) == before

    def test_that_would_not_pass_is_not_written(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["new", "site", str(tmp_path / "site"), *ASKED, "--plan", "departments"]) == 1
        told = capsys.readouterr().err
        assert "data/kaizuka/departments/plan.yaml:" in told
        assert "K405" in told
        assert "何も書いていません" in told
        assert not (tmp_path / "site").exists()

    def test_that_cannot_be_written_whole_leaves_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        place = together._place

        def refuse(folder: Path, number: int, name: str) -> None:
            if name.endswith("pillars.yaml"):
                raise OSError(28, "No space left on device", name)
            place(folder, number, name)

        monkeypatch.setattr(together, "_place", refuse)
        assert main(["new", "site", str(tmp_path / "site"), *ASKED]) == 2
        assert "空き容量がありません" in capsys.readouterr().err
        assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--plan", "p", "--title", "t"], "--city を指定してください"),
        (["--city", "272086", "--title", "t"], "--plan を指定してください"),
        (["--city", "272086", "--plan", "p"], "--title を指定してください"),
        (["--city", "272087", "--plan", "p", "--title", "t"], "「272086」（大阪府貝塚市）です"),
        (
            ["--city", "999999", "--plan", "p", "--title", "t"],
            "--city の「999999」は使えません。コードの検査数字が違います",
        ),
        (["--city", "府中市", "--plan", "p", "--title", "t"], "132063 東京都府中市、342084 広島県府中市"),
        (
            ["--city", "無い市", "--plan", "p", "--title", "t"],
            "--city の「無い市」は使えません。自治体の一覧にありません",
        ),
        (["--city", "貝塚市", "--plan", "P 1", "--title", "t"], "--plan の「P 1」は使えません"),
        (["--city", "貝塚市", "--plan", "aux", "--title", "t"], "Windows"),
        (["--city", "貝塚市", "--plan", "p", "--title", "a\nb"], "画面に出ない文字"),
        (["--city", "貝塚市", "--plan", "p", "--title", "t", "--from", "いつか"], "令和8年度"),
        (
            ["--city", "貝塚市", "--plan", "p", "--title", "t", "--document-url", "https://x.example/"],
            "--document-year",
        ),
        (["--city", "貝塚市", "--plan", "p", "--title", "t", "--address", "ftp://x"], "「https://」から始まる"),
    ],
)
def test_what_is_missing_or_unfit_is_told_by_its_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], said: str
) -> None:
    assert main(["new", "site", str(tmp_path / "site"), *asked]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def data_of(site: Path) -> list[str]:
    return ["--data", str(site / "data")]


class TestMore:
    def test_what_is_there_is_named_and_nothing_else_said_of_it(
        self, site: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        plan = min((site / "data").glob("*/*/plan.yaml"))
        before = plan.read_bytes()
        assert main(["new", "plan", plan.parent.name, "--title", "あ", *data_of(site)]) == 2
        said = capsys.readouterr().err
        assert "がもうあるか、書き換えられています。何も書いていません。" in said
        assert "別の id を書いてください" in said
        assert "K4" not in said
        assert plan.read_bytes() == before

    def test_cities_plans_and_rounds_are_added(self, site: Path) -> None:
        assert main(["new", "city", "福岡県那珂川市", *data_of(site)]) == 0
        assert main(["new", "plan", "reform", "--title", "行革プラン", "--city", "nakagawa", *data_of(site)]) == 0
        for round_id, kind in (("yearly-2026", "年度"), ("interim-2027", "中間")):
            more = ["--plan", "kaizuka/plan-2026", "--name", f"{kind}報告", "--year", "2026", "--kind", kind]
            assert main(["new", "round", round_id, *more, *data_of(site)]) == 0
        data = Data(site)
        assert set(data.codes()) == {"K509", "K590", "K591"}
        kaizuka, nakagawa = data.site_with_warnings().municipalities
        assert [(each.id, str(each.kind)) for each in kaizuka.plans[0].plan.rounds] == [
            ("yearly-2026", "yearly"),
            ("interim-2027", "interim"),
        ]
        assert [each.plan.title for each in nakagawa.plans] == ["行革プラン"]

    @pytest.mark.parametrize(
        ("before", "asked", "place"),
        [
            ('rounds:\n  # 前の回\n  - {id: r1, name: "一", kind: yearly, fiscal_year: 2025}\n', "r1", 3),
            ("rounds:\n  - name: 一\n    kind: yearly\n    id: R1\n    fiscal_year: 2025\n", "r1", 4),
            ("rounds: [{id: r0, name: 一, kind: yearly, fiscal_year: 2025}]\n", "r0", 1),
        ],
    )
    def test_an_id_that_is_taken_is_told_with_its_line_in_the_file(
        self, site: Path, capsys: pytest.CaptureFixture[str], before: str, asked: str, place: int
    ) -> None:
        plan = site / "data/kaizuka/plan-2026/plan.yaml"
        kept = plan.read_text(encoding="utf-8").replace("rounds: []\n", before)
        plan.write_text(kept, encoding="utf-8")
        line = kept.count("\n") - before.count("\n") + place
        assert main(["new", "round", asked, "--name", "二", "--year", "2026", *data_of(site)]) == 2
        said = capsys.readouterr().err
        assert (
            said
            == f"報告の回の id「{asked}」は、もう使われています（{plan}:{line}）。別の id にしてください。何も書いていません。\n"
        )
        assert f"id: {asked}" in kept.splitlines()[line - 1].lower()
        assert plan.read_text(encoding="utf-8") == kept

    def test_the_document_of_a_new_plan_takes_no_id_of_another(
        self, site: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        documents = site / "data/kaizuka/documents.yaml"
        documents.write_text(
            "documents:\n  - {id: p2, title: 別の文書, fiscal_year: 2025, file: a.pdf}\n", encoding="utf-8"
        )
        more = ["--document-url", "https://city.example/p2.pdf", "--document-year", "2026"]
        assert main(["new", "plan", "p2", "--title", "計画", *more, *data_of(site)]) == 2
        assert f"文書の id「p2」は、もう使われています（{documents}:2）。" in capsys.readouterr().err
        assert not (site / "data/kaizuka/p2").exists()

    def test_a_round_is_not_told_as_reported(self, site: Path) -> None:
        assert main(["new", "round", "r1", "--name", "令和8年度実績", "--year", "2026", *data_of(site)]) == 0
        (folder,) = Data(site).site_with_warnings().municipalities
        assert folder.plans[0].results == ()

    def test_only_a_line_of_the_plan_changes(self, site: Path) -> None:
        plan = site / "data/kaizuka/plan-2026/plan.yaml"
        before = plan.read_text(encoding="utf-8").splitlines()
        assert main(["new", "round", "r1", "--name", "報告", "--year", "2026", *data_of(site)]) == 0
        after = plan.read_text(encoding="utf-8").splitlines()
        assert after == [*before[:-1], "rounds:", '  - {id: r1, name: "報告", kind: yearly, fiscal_year: 2026}']

    @pytest.mark.parametrize(
        ("asked", "code", "said"),
        [
            (["city", "272086"], 2, "municipality.yaml）。計画は「kokai new plan --city kaizuka」で足せます。"),
            (["city", "272086", "--id", "another"], 2, "大阪府貝塚市（272086）は、もうあります（"),
            (["city", "大阪市", "--id", "kaizuka"], 2, "別の自治体なら、--id で別の id を書いてください。"),
            (["city", "大阪市", "--name", "堺市"], 2, "--name の「堺市」は使えません。コード 271004 は「大阪府大阪市"),
            (["plan", "p", "--title", "t", "--from", "2030", "--to", "令和8年度"], 2, "最初の年度（2030）より前です。"),
            (["plan", "p", "--title", "t", "--document-year", "2026"], 2, "--document-url を指定してください"),
            (["plan", "plan-2026", "--title", "t"], 2, "がもうあるか"),
            (["plan", "departments", "--title", "t"], 1, "K405"),
            (
                ["plan", "p", "--title", "t", "--city", "nowhere"],
                2,
                "--city の「nowhere」は使えません。kaizuka のどれか",
            ),
            (["city", "存在しない市"], 2, "\n自治体の「存在しない市」は使えません。自治体の一覧にありません"),
            (["city"], 2, "\n「kokai new city」のあとに、自治体を書いてください（"),
            (["city", "大阪市", "--id", "A B"], 2, "\n--id の「A B」は使えません。"),
            (["plan", "P 1", "--title", "t"], 2, "\n計画の id の「P 1」は使えません。"),
            (["plan", "--title", "t"], 2, "\n「kokai new plan」のあとに、計画の id を書いてください（"),
            (["round", "R", "--name", "n", "--year", "2026"], 2, "\n報告の回の id の「R」は使えません。"),
            (["round", "r", "--plan", "none"], 2, "\n--plan の「none」は使えません。"),
            (["round", "r", "--name", "n", "--year", "2026", "--kind", "いつも"], 2, "「年度」「中間」「期末」"),
            (["round", "r", "--name", "n"], 2, "--year を指定してください"),
        ],
    )
    def test_what_is_there_or_unfit_changes_nothing(
        self, site: Path, capsys: pytest.CaptureFixture[str], asked: list[str], code: int, said: str
    ) -> None:
        before = files(site)
        assert main(["new", *asked, *data_of(site)]) == code
        assert said in f"\n{capsys.readouterr().err}"
        assert files(site) == before

    def test_a_folder_without_data_is_told_what_to_do_first(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for asked in (["plan", "p", "--title", "t"], ["round", "r", "--name", "n", "--year", "2026"]):
            assert main(["new", *asked, *data_of(tmp_path)]) == 2
            assert "kokai new site" in capsys.readouterr().err

    def test_errors_that_were_there_before_do_not_stop_it(self, site: Path) -> None:
        (site / "data/kaizuka/departments.yaml").write_text("departments: [{id: A}]\n", encoding="utf-8")
        assert main(["new", "plan", "p2", "--title", "t", *data_of(site)]) == 0


class TestQuestions:
    @pytest.mark.parametrize(
        ("typed", "year"),
        [
            ("令和八年度", "2026"), ("令和十年度", "2028"), ("令和十二年度", "2030"), ("令和二十年度", "2038"), ("令和二年", "2020"),
            ("令和元年度", "2019"), ("平成三十一年度", "2019"), ("昭和六十三年度", "1988"), ("二〇二六年度", "2026"), ("二〇二六", "2026"),
            ("２０２６", "2026"), ("R8", "2026"), ("令和８年度", "2026"),
        ],
    )  # fmt: skip
    def test_about_a_year_take_it_as_documents_write_it(self, typed: str, year: str) -> None:
        assert take_year(typed) == year

    @pytest.mark.parametrize(
        "typed",
        [
            "八",
            "十",
            "八年度",
            "令和",
            "令和年度",
            "令和八十年代",
            "令和百年度",
            "一二三",
            "令和十十年度",
            "令和〇年度",
            "令和一二三四年度",
            "平成四十年度",
        ],
    )
    def test_about_a_year_take_nothing_that_is_none(self, typed: str) -> None:
        with pytest.raises(ValueError, match="年度"):
            take_year(typed)

    @pytest.mark.parametrize(
        ("check", "unfit", "fit"),
        [
            (take_year, "0000", "1990"),
            (take_year, "9999", "令和12年度"),
            (take_address, "https://", "https://x.example"),
            (take_address, "https://x.example/a b.pdf", "https://x.example/a%20b.pdf?page=2#p3"),
            (take_address, "https://x.example/　計画.pdf", "https://x.example/計画.pdf"),
            (take_site_address, "https://x.example/?a=b", "https://x.example/kokai"),
            (take_site_address, "https://x.example/#top", "https://x.example"),
            (take_site_address, "https://x.example//kokai/", "http://localhost:8000/"),
        ],
    )
    def test_are_asked_again_for_what_the_checks_of_the_files_would_refuse(
        self, check: Callable[[str], str], unfit: str, fit: str
    ) -> None:
        typed = iter([unfit, fit])
        assert Questions({}, lambda _: next(typed)).may("x", "問い", check) in (fit, "2030")
        assert list(typed) == []

    def test_are_asked_until_the_answer_fits(self, capsys: pytest.CaptureFixture[str]) -> None:
        typed = iter(["大きい ID", "", "plan-2026"])
        shown: list[str] = []

        def ask(text: str) -> str:
            shown.append(text)
            return next(typed)

        questions = Questions({}, ask)
        assert questions.need("plan", "計画の id", take_id) == "plan-2026"
        assert shown == ["計画の id: "] * 3
        assert capsys.readouterr().out.count("半角の小文字") == 2

    def test_with_a_default_take_it_for_enter(self) -> None:
        assert Questions({}, lambda _: "").need("id", "自治体の id", take_id, "kaizuka") == "kaizuka"

    def test_that_need_no_answer_may_be_passed_over(self) -> None:
        assert Questions({}, lambda _: "").may("from", "最初の年度", take_year) == ""
        assert Questions({"from": ""}, None).may("from", "最初の年度", take_year) == ""

    def test_answered_by_an_option_are_not_asked(self) -> None:
        def refuse(_: str) -> str:
            raise AssertionError

        assert Questions({"title": " 題 "}, refuse).need("title", "題名", take_text) == "題"

    def test_stop_where_the_input_ends(self) -> None:
        def end(_: str) -> str:
            raise EOFError

        with pytest.raises(UnansweredError, match="何も書いていません"):
            Questions({}, end).need("title", "題名", take_text)


class TestLocalGovernments:
    def test_are_those_of_japan(self) -> None:
        known = local_governments()
        assert len(known) == 1788
        assert sum(each.name == each.prefecture for each in known.values()) == 47
        assert sum(each.name.endswith("区") for each in known.values()) == 23

    def test_have_right_check_digits_and_readings_in_hiragana(self) -> None:
        for code, each in local_governments().items():
            assert code == code[:5] + str(check_digit(code[:5]))
            assert re.fullmatch("[ぁ-んー]+", each.reading), each

    def test_agree_with_the_cities_of_the_demonstration_and_public_documents(self) -> None:
        told = {code: (each.prefecture, each.name, each.reading) for code, each in local_governments().items()}
        assert told["132195"] == ("東京都", "狛江市", "こまえし")
        assert told["141500"] == ("神奈川県", "相模原市", "さがみはらし")
        assert told["202037"] == ("長野県", "上田市", "うえだし")
        assert told["132047"] == ("東京都", "三鷹市", "みたかし")
        assert told["282219"] == ("兵庫県", "丹波篠山市", "たんばささやまし")

    @pytest.mark.parametrize(
        "text", ["272086", "27208", "２７２０８６", "貝塚市", "大阪府貝塚市", "大阪府 貝塚市", "貝塚"]
    )
    def test_are_found_as_people_write_them(self, text: str) -> None:
        assert [each.code for each in find_local_governments(text)] == ["272086"]

    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            ("東京都西多摩郡檜原村", ["133078"]),
            ("西多摩郡檜原村", ["133078"]),
            ("東京都　西多摩郡　檜原村", ["133078"]),
            ("北海道余市郡余市町", ["014087"]),
            ("福岡県京都郡みやこ町", ["406252"]),
            ("岡山県都窪郡早島町", ["334235"]),
            ("広島県安芸郡府中町", ["343021"]),
            ("茅部郡森町", ["013455", "224618"]),
            ("静岡県周智郡森町", ["224618"]),
            ("大和郡山市", ["292036"]),
            ("郡上市", ["212199"]),
            ("大阪府西多摩郡檜原村", []),
            ("檜原村議会", []),
            ("西多摩檜原村", []),
            ("郡檜原村", []),
            ("西多摩郡青梅市", []),
        ],
    )
    def test_of_towns_and_villages_are_found_with_their_county(self, text: str, codes: list[str]) -> None:
        assert [each.code for each in find_local_governments(text)] == codes

    def test_all_have_a_folder_that_is_an_id(self) -> None:
        for each in local_governments().values():
            assert take_id(name_folder(each.name, each.reading)), each

    def test_that_are_not_on_the_list_are_asked_for(self, tmp_path: Path) -> None:
        asked = ["new", "site", str(tmp_path), "--city", "992011", "--plan", "p", "--title", "計画"]
        assert main(asked) == 2
        assert main([*asked, "--prefecture", "見本県", "--name", "見本市", "--reading", "みほんし"]) == 0
        (folder,) = Data(tmp_path).site_with_warnings().municipalities
        assert (folder.municipality.id, folder.municipality.code) == ("mihon", "992011")

    @pytest.mark.parametrize(
        ("name", "reading", "folder"),
        [
            ("貝塚市", "かいづかし", "kaizuka"),
            ("大阪市", "おおさかし", "osaka"),
            ("東京都", "とうきょうと", "tokyo"),
            ("京都府", "きょうとふ", "kyoto"),
            ("北海道", "ほっかいどう", "hokkaido"),
            ("札幌市", "さっぽろし", "sapporo"),
            ("龍ケ崎市", "りゅうがさきし", "ryugasaki"),
            ("八丁市", "はっちょうし", "hatcho"),
            ("千代田区", "ちよだく", "chiyoda"),
            ("森町", "もりまち", "mori"),
            ("九十九里町", "くじゅうくりまち", "kujukuri"),
            ("桧市", "漢字", ""),
        ],
    )
    def test_have_folders_as_on_road_signs(self, name: str, reading: str, folder: str) -> None:
        assert name_folder(name, reading) == folder


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nl: []\nb: 2\n", "a: 1\nl:\n  - X\nb: 2\n"),
        ("l: [] # まだ\n#   - 例\n", "l:\n  - X # まだ\n#   - 例\n"),
        ("a: 1", "a: 1\nl:\n  - X\n"),
        ("l:\n  - {id: a}\n\n# 注\nb: 2\n", "l:\n  - {id: a}\n  - X\n\n# 注\nb: 2\n"),
        ("l:\n- id: a\n  n: {x: 1} # 注\nb: 2\n", "l:\n- id: a\n  n: {x: 1} # 注\n- X\nb: 2\n"),
        (
            "l:\n  - id: a\n    t: |-\n      文\n      文\nb: 2\n",
            "l:\n  - id: a\n    t: |-\n      文\n      文\n  - X\nb: 2\n",
        ),
        ("a: 1\r\nl:\r\n  - a\r\n", "a: 1\r\nl:\r\n  - a\r\n  - X\r\n"),
        ("l:\n  - a: x\n    b:\n      - c\n", "l:\n  - a: x\n    b:\n      - c\n  - X\n"),
    ],
)
def test_an_item_is_added_to_a_list_and_nothing_else_changes(before: str, after: str) -> None:
    assert append_item(before, "l", "X") == after
    assert yaml.safe_load(after)["l"][-1] == "X"


def test_an_item_of_several_lines_keeps_their_depth() -> None:
    assert append_item("l: []\nb: 2\n", "l", "id: x\n  n: 1") == "l:\n  - id: x\n    n: 1\nb: 2\n"
    assert append_item("l:\r\n- id: a\r\n", "l", "id: x\n  n: 1") == "l:\r\n- id: a\r\n- id: x\r\n  n: 1\r\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("l:\n  - id: a\n    n: 1 # 注\n  - id: b\n", "l:\n  - id: a\n    n: 1 # 注\n    c:\n      - X\n  - id: b\n"),
        ("l:\n- id: a\n  c:\n  - id: d\n", "l:\n- id: a\n  c:\n  - id: d\n  - X\n"),
        (
            "l:\n  - id: b\n    c:\n      - id: a\n        n: 1",
            "l:\n  - id: b\n    c:\n      - id: a\n        n: 1\n        c:\n          - X\n",
        ),
    ],
)
def test_an_item_is_added_below_a_record(before: str, after: str) -> None:
    assert append_below(before, "l", "a", "c", "X") == after


@pytest.mark.parametrize(
    "text", ["l: [{id: a}]\n", "l:\n  - id: b\n", "l:\n  - id: a\n    c: []\n", "- id: a\n", "l:\n  - x\n", "l: [\n"]
)
def test_a_record_that_cannot_be_added_to_is_told(text: str) -> None:
    with pytest.raises(NoPlaceError):
        append_below(text, "l", "a", "c", "X")


@pytest.mark.parametrize("text", ["l: [a]\n", "l: text\n", "{l: []}\n", "l: [\n", "- a\n", "a: 1\n---\n", "l:\n"])
def test_a_list_that_cannot_be_added_to_is_told(text: str) -> None:
    with pytest.raises(NoPlaceError):
        append_item(text, "l", "X")


@pytest.mark.parametrize("text", ["題", '"a" \\ b', "a: b # c", "- x", "yes", "'", "0123"])
def test_any_text_is_the_same_in_yaml(text: str) -> None:
    assert yaml.safe_load(quoted(text)) == text


def run(program: Iterable[str], where: Path, packages: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {
        "PYTHONPATH": str(packages)
    }
    return subprocess.run(
        [*program], cwd=where, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*install, "--target", str(folder / "packages"), str(wheel)], check=True, capture_output=True)
    return folder / "packages"


@pytest.mark.long
class TestTheWheelAlone:
    """Outside the repository, with nothing of it but the wheel: from nothing to a city's own pages."""

    def test_makes_a_site_in_which_nothing_of_the_demonstration_is_left(self, packages: Path, tmp_path: Path) -> None:
        kokai = [sys.executable, "-m", "generator"]
        where_it_is = run([sys.executable, "-c", "import generator; print(generator.__file__)"], tmp_path, packages)
        assert where_it_is.stdout.startswith(str(packages))
        town = tmp_path / "town"
        told = ""
        steps: list[tuple[Path, list[str]]] = [
            (tmp_path, ["new", "site", "town", *ASKED]),
            (town, ["new", "city", "那珂川市"]),
            (town, ["new", "plan", "reform", "--title", "行革プラン", "--city", "nakagawa"]),
            (town, ["new", "round", "yearly-2026", "--plan", "reform", "--name", "実績", "--year", "2026"]),
            (town, ["check", "--quiet"]),
            (town, ["build", "--quiet"]),
        ]
        for where, asked in steps:
            done = run([*kokai, *asked], where, packages)
            assert done.returncode == 0, done.stderr
            told = done.stderr
        assert "誤り 0 件" in told
        site = town / "site"
        pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
        assert "貝塚市総合計画" in pages["kaizuka/plan-2026/index.html"]
        assert "行革プラン" in pages["nakagawa/reform/index.html"]
        assert "このサイトには、まだ施策を載せていません。" in pages["index.html"]
        # Nobody has said yet of which years the plan is, whether it has pillars or measures, what may be done with the data.
        assert "新しい年度の計画" not in pages["index.html"]
        assert "施策の記載はありません" not in pages["index.html"]
        assert "この計画の柱は、まだ載せていません。" in pages["pillars/index.html"]
        assert "柱に分かれていません" not in pages["pillars/index.html"]
        for page in ("browse/table/index.html", "browse/amounts/index.html"):
            assert "施策は、まだ載せていません。" in pages[page]
        for page in ("about/index.html", "data/index.html"):
            assert "出典を書いてください" not in pages[page]
            assert "このサイトには、利用の条件がまだ書かれていません。" in pages[page]
        assert "結果の報告" not in pages["index.html"]
        assert "ウェブアクセシビリティ方針は、まだ定めていません" in pages["accessibility/index.html"]
        assert "このサイトの試験は、まだ行っていません" in pages["accessibility/result/index.html"]
        for path in site.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            assert not re.search("相模原|上田市|狛江|三鷹|実演".encode(), content), path
        assert "## 直した例" in run([*kokai, "explain", "K509"], tmp_path, packages).stdout
        assert run([*kokai, "explain", "書き方"], tmp_path, packages).stdout.startswith("# データの書き方")


@pytest.mark.parametrize(
    "text",
    [
        "l: &a\n  - {id: x}\n",
        "  a: 1\n",
        "a: 1\x85l:\x85  - {id: x}\x85",
        "l:\n  - name: |+\n      text\n\n\n",
    ],
)
def test_a_list_is_added_to_only_where_all_else_stays_as_it_was(text: str) -> None:
    try:
        made = append_item(text, "l", "{id: new}")
    except NoPlaceError:
        return
    before, after = yaml.safe_load(text), yaml.safe_load(made)
    assert after == {**before, "l": [*before.get("l", ()), {"id": "new"}]}


def test_a_city_is_added_to_a_site_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "city", "大阪市", "--data", str(tmp_path / "nowhere")]) == 2
    assert "サイトがありません" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_ends_the_writing_of_a_site_leaves_none_of_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The schemas for editors are among them: a second try finds nothing in its way."""
    folder = tmp_path / "site"
    place = together._place

    def stop(folder: Path, number: int, name: str) -> None:
        if name.startswith(".kokai/"):
            raise KeyboardInterrupt
        place(folder, number, name)

    monkeypatch.setattr(together, "_place", stop)
    assert main(["new", "site", str(folder), *ASKED]) == 2
    assert not folder.exists()
    monkeypatch.undo()
    assert main(["new", "site", str(folder), *ASKED]) == 0
    assert list((folder / ".kokai" / "schema").glob("*.schema.json"))
