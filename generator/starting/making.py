"""What `kokai new` writes: the texts of a site, a municipality, a plan, a round of reporting, made of answers. Nothing is written here."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator import __version__
from generator.load.data_format import PRESENT_FORMAT
from generator.model.city import check_digit
from generator.model.plans import RoundKind
from generator.starting.lists import NoPlaceError, append_item, line_of
from generator.starting.municipalities import LocalGovernment, find_local_governments, local_governments, read_code
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
from generator.starting.texts import (
    BESIDE,
    editor_settings,
    fill,
    pinned_extras,
    pinned_packages,
    quoted,
)

NOT_DECIDED: Final = "https://mikettei.invalid/"
"""Stands for an address that is not decided yet: no host can ever be called so (RFC 2606)."""
_VSCODE: Final = ".vscode"
_CODE_LINE: Final = re.compile(r"^code:[ \t]*[\"']?([0-9]{5})[0-9]?\b", re.MULTILINE)
"""The code of a municipality in its file, but for the check digit."""


class Starting(NamedTuple):
    """What is to be written. ``data``: new files by their path below the data folder; ``beside``: new files of the site's folder, by theirs.

    ``changed``: files below the data folder that get an item more, as they were and as they will be.
    """

    data: Mapping[str, str]
    beside: Mapping[str, bytes] = {}
    changed: Mapping[str, tuple[str, str]] = {}


def make_site(questions: Questions, wheel: tuple[str, bytes] | None, more: Mapping[str, str] = {}) -> Starting:
    """A site with one municipality and one plan. ``wheel``: name and bytes of the file from which this program was installed; ``more``: files that are written beside."""
    city = _ask_city(questions)
    city_id = questions.need("id", _id_question(city), take_id, _id_of(city))
    plan_id, plan = _ask_plan(questions)
    site_name = questions.need("site-name", "サイトの名前", take_text, f"{city.name}の計画と実績")
    address = questions.may("address", "公開先のアドレス（https://… で始まり / で終わる）", take_site_address)
    answers = {
        "site_name": quoted(site_name),
        "site_title": site_name,
        "description": quoted(f"{city.name}が公表した計画と、その実績を載せるサイトです。"),
        "address": quoted(address or NOT_DECIDED),
        "address_note": "" if address else "# まだ決まっていないので、どこにもないアドレスを書いてあります。\n",
        "version": __version__,
        "format": str(PRESENT_FORMAT),
        "city": city_id,
        "city_title": city.name,
        "plan": plan_id,
    }
    data = {"site.yaml": fill("site/site.yaml", answers), **_city_files(city_id, city)}
    data, _ = _with_plan(data, city_id, plan_id, plan)
    texts = {name: fill(f"site/{text}", answers) for name, text in BESIDE.items()}
    texts |= {
        f"{_VSCODE}/settings.json": editor_settings(),
        f"{_VSCODE}/extensions.json": fill("site/extensions.json", {}),
    }
    texts |= {"requirements.txt": pinned_packages(__version__), **pinned_extras(__version__)}
    beside = {name: text.encode() for name, text in (*texts.items(), *more.items())}
    if wheel is not None:
        beside[f"wheels/{wheel[0]}"] = wheel[1]
    return Starting(data, beside)


def make_city(questions: Questions, data: Path) -> Starting:
    """A municipality more, of a site that is there."""
    if not (data / "site.yaml").is_file():
        raise UnansweredError(f"「{data}」にサイトがありません。先に「kokai new site」で作ってください。")
    city = _ask_city(questions)
    _refuse_same_city(data, city)
    return Starting(_city_files(questions.need("id", _id_question(city), take_id, _id_of(city)), city))


def make_plan(questions: Questions, data: Path) -> Starting:
    """A plan more, of a municipality that is there."""
    cities = sorted(file.parent.name for file in data.glob("*/municipality.yaml"))
    if not cities:
        raise UnansweredError(
            f"「{data}」に自治体がありません。先に「kokai new city」か「kokai new site」で作ってください。"
        )
    city = _choose(questions, "city", "自治体の id", cities)
    plan_id, plan = _ask_plan(questions)
    documents = f"{city}/documents.yaml"
    before = _read(data / documents)
    if plan.url and not (data / city / plan_id).exists():  # a plan that is there is told as that
        _refuse_taken(data / documents, before, "documents", plan_id, "文書")
    new, changed = _with_plan({documents: before}, city, plan_id, plan)
    after = new.pop(documents)
    return Starting(new, changed={documents: (before, after)} if changed else {})


def make_round(questions: Questions, data: Path) -> Starting:
    """A round of reporting more, of a plan that is there: its line in ``plan.yaml``.

    No file of results: where there is one, pages say that the round was reported.
    """
    plans = sorted(file.parent.relative_to(data).as_posix() for file in data.glob("*/*/plan.yaml"))
    if not plans:
        raise UnansweredError(
            f"「{data}」に計画がありません。先に「kokai new plan」か「kokai new site」で作ってください。"
        )
    plan = _choose(questions, "plan", "計画", plans)
    file = f"{plan}/plan.yaml"
    before = _read(data / file)
    round_id = questions.need("round", "報告の回の id（例: yearly-2026）", take_id)
    _refuse_taken(data / file, before, "rounds", round_id, "報告の回")
    name = questions.need("name", "報告の回の名前（報告書のとおりに。例: 令和8年度実績）", take_text)
    kind = questions.need("kind", "種類（年度・中間・期末）", _take_kind, "年度")
    year = questions.need("year", "どの年度の報告か（例: 2026、令和8年度）", take_year)
    after = _append(
        file, before, "rounds", f"{{id: {round_id}, name: {quoted(name)}, kind: {kind}, fiscal_year: {year}}}"
    )
    return Starting({}, changed={file: (before, after)})


class _Plan(NamedTuple):
    """Answers about a plan; "" for what is not known yet."""

    title: str
    first: str
    last: str
    url: str
    year: str


def _ask_city(questions: Questions) -> LocalGovernment:
    code = questions.need("city", "自治体の名前か、全国地方公共団体コード", _take_city)
    if code in local_governments():
        known = local_governments()[code]
        for option, told in (("prefecture", known.prefecture), ("name", known.name), ("reading", known.reading)):
            questions.refuse(
                option, f"コード {code} は「{known.prefecture}{known.name}（{known.reading}）」です。", unless=told
            )
        return known
    # Newer than the list, or an association of municipalities, which the list does not hold.
    return LocalGovernment(
        code,
        questions.need("prefecture", f"コード {code} は一覧にありません。都道府県", take_text),
        questions.need("name", "自治体の名前", take_text),
        questions.need("reading", "読みがな（ひらがな）", take_text),
    )


def _take_city(text: str) -> str:
    """The code of the municipality that is named, with its check digit."""
    found = find_local_governments(text)
    if len(found) == 1:
        return found[0].code
    if found:
        several = "、".join(f"{each.code} {each.prefecture}{each.name}" for each in found)
        raise ValueError(f"一つに決まりません。コードを書いてください（{several}）。")
    code = read_code(text)
    if not code:
        raise ValueError("自治体の一覧にありません。全国地方公共団体コード（数字 6 桁）を書いてください。")
    right = code[:5] + str(check_digit(code[:5]))
    if code not in (right, right[:5]):
        near = "".join(f"（{each.prefecture}{each.name}）" for each in find_local_governments(right))
        raise ValueError(f"コードの検査数字が違います。上 5 桁が正しければ「{right}」{near}です。")
    return right


def _id_question(city: LocalGovernment) -> str:
    return f"{city.prefecture}{city.name}の id（フォルダーとアドレスになります）"


def _id_of(city: LocalGovernment) -> str:
    return name_folder(city.name, city.reading)


def _ask_plan(questions: Questions) -> tuple[str, _Plan]:
    plan_id = questions.need("plan", "計画の id（例: plan-2026。フォルダーとアドレスになります）", take_id)
    title = questions.need("title", "計画の題名（文書のとおりに）", take_text)
    first = questions.may("from", "計画期間の最初の年度（例: 2026、令和8年度）", take_year)
    last = questions.may("to", "計画期間の最後の年度", lambda text: _not_before(first, take_year(text)))
    if questions.is_given("document-year"):  # a year alone would be written nowhere
        url = questions.need(
            "document-url", "計画書が公開されているアドレス。--document-year は、これと一緒に書きます", take_address
        )
    else:
        url = questions.may("document-url", "計画書が公開されているアドレス", take_address)
    year = questions.need("document-year", "計画書を出した年度", take_year) if url else ""
    return plan_id, _Plan(title, first, last, url, year)


def _not_before(first: str, last: str) -> str:
    if first and int(last) < int(first):
        raise ValueError(f"最初の年度（{first}）より前です。")
    return last


def _refuse_same_city(data: Path, city: LocalGovernment) -> None:
    """Raise :class:`UnansweredError` where the site has the municipality already, under whatever id: it would have two pages that know nothing of each other."""
    for file in sorted(data.glob("*/municipality.yaml")):
        told = _CODE_LINE.search(_read(file))
        if told is not None and told[1] == city.code[:5]:
            its_id = file.parent.name
            raise UnansweredError(
                f"{city.prefecture}{city.name}（{city.code}）は、もうあります（{file}）。"
                f"計画は「kokai new plan --city {its_id}」で足せます。何も書いていません。"
            )


def _city_files(city_id: str, city: LocalGovernment) -> dict[str, str]:
    answers = {key: quoted(value) for key, value in city._asdict().items()}
    names = ("municipality.yaml", "departments.yaml", "documents.yaml")
    return {f"{city_id}/{name}": fill(f"city/{name}", answers) for name in names}


def _with_plan(files: Mapping[str, str], city: str, plan_id: str, plan: _Plan) -> tuple[dict[str, str], bool]:
    """The files with those of the plan; whether its document was added to the municipality's."""
    ends = [f"{key}: {year}" for key, year in (("from", plan.first), ("to", plan.last)) if year]
    answers = {
        "title": quoted(plan.title),
        "period": "{" + ", ".join(ends) + "}",
        "source": f"{{document: {plan_id}}}" if plan.url else "{}",
    }
    places = {"plan.yaml": "plan.yaml", "pillars.yaml": "pillars.yaml", "measures/measures.yaml": "measures.yaml"}
    made = {**files, **{f"{city}/{plan_id}/{name}": fill(f"plan/{text}", answers) for name, text in places.items()}}
    if plan.url:
        documents = f"{city}/documents.yaml"
        item = f"{{id: {plan_id}, title: {quoted(plan.title)}, fiscal_year: {plan.year}, url: {quoted(plan.url)}}}"
        made[documents] = _append(documents, files[documents], "documents", item)
    return made, bool(plan.url)


def _refuse_taken(path: Path, text: str, key: str, its_id: str, what: str) -> None:
    """Raise :class:`UnansweredError` where the list has a record of this id, with the line of the file as it stands: the line of the new one is in no file."""
    line = line_of(text, key, its_id)
    if line:
        raise UnansweredError(
            f"{what}の id「{its_id}」は、もう使われています（{path}:{line}）。別の id にしてください。何も書いていません。"
        )


def _append(file: str, text: str, key: str, item: str) -> str:
    try:
        return append_item(text, key, item)
    except NoPlaceError:
        raise UnansweredError(
            f"「{file}」の「{key}」に書き足せません。次の行を、自分で書き足してください: {item}"
        ) from None


def _choose(questions: Questions, option: str, question: str, there: Iterable[str]) -> str:
    """One of the folders that are there, by its name or its path; where there is one only, that one."""
    known = list(there)

    def take(text: str) -> str:
        found = [each for each in known if text in (each, each.rpartition("/")[2])]
        if len(found) != 1:
            raise ValueError(f"{'、'.join(known)} のどれかを書いてください。")
        return found[0]

    return questions.need(option, f"{question}（{'、'.join(known)}）", take, known[0] if len(known) == 1 else "")


def _take_kind(text: str) -> str:
    for kind in RoundKind:
        if text in (str(kind), *kind.japanese):
            return str(kind)
    raise ValueError("「年度」「中間」「期末」のどれかを書いてください。")


def _read(path: Path) -> str:
    """A file's text with its line ends. Raises :class:`UnansweredError` where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise UnansweredError(f"「{path}」がありません。") from None
    except UnicodeDecodeError:
        raise UnansweredError(f"「{path}」の文字コードが UTF-8 ではありません。") from None
