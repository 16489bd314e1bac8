"""What is said of an evaluation beside its grade: A（見込） is none yet, A（外部評価） none of the division, a reason may end with another grade."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from generator.amounts import NAMED_YEAR, periods_in
from generator.checks.evaluation_names import STAGED, stage_called, tell_stage, told_of_year
from generator.model.basics import Absent
from generator.model.plans import Round, RoundKind, Scale, ScaleStep
from generator.model.raters import stage_of
from generator.model.ratings import plain_label, step_in, step_named
from generator.model.results import Evaluation, Evaluator, MeasureResult, PillarResult, PlanResult
from generator.model.said import sentences_in, texts_reported
from generator.problems.problem import Problem, problem

_ORIGINAL: Final = "原文"
_REASON: Final = "理由"
_REPORT: Final = "そばの報告の文"
_CALLED: Final = "(?:の)?(?:評価|判定|実績|分|時点|末)*(?:の)?(?:評価|判定)?"
_OF_YEAR: Final = re.compile(
    rf"(?P<before>{NAMED_YEAR}){_CALLED}[:は ]\s*[^()は]{{1,12}}|[^()]{{1,12}}\((?P<behind>{NAMED_YEAR}){_CALLED}\)"
)
"""The year that a wording calls its own: A（令和5年度）, 令和5年度：A; of B（令和5年度はA）none."""
_REMARKED: Final = re.compile(
    r"(?P<before>[^():、。]{1,16})[:は]\s*[^():、。は]{1,8}|[^():※、。]{1,12}\s*(?:[(\[〔【](?P<inside>[^()\[\]〔〕【】]*)[)\]〕】]|※\s?(?P<behind>[^※]*)|\s(?P<after>[^():、。\s]+))"
    r"|(?:[A-Z]{1,2}[+-]?|[◎○〇●△▲×☆★]{1,5}|[IVX]{1,4})(?:評価|判定|ランク)?(?P<tail>[一-鿿ぁ-んァ-ヶ]{2,10})"
)
"""A wording of one grade and one remark: A（見込）, 見込：A, A見込."""
_WORD: Final = "(?:の)?(?:評価|判定|値|段階|ランク)?"
_NOT_SO: Final = (
    (
        re.compile(rf"(?:年度末|最終|実績|評価|達成)?(?:の)?(?:見込み?|見通し|予測|予想|予定|想定){_WORD}"),
        "まだ決まっていない、見込みの評価と読めます",
    ),
    (
        re.compile(rf"(?:仮|速報|案|素案|原案|評価案|未確定|確定前|調整中|集計中|精査中|協議中|審議中){_WORD}"),
        "まだ確定していない評価と読めます",
    ),
    (re.compile(rf"(?:年度)?目標(?:値|評価|段階|とする段階)?{_WORD}"), "目標とする段階と読めます"),
    (
        re.compile(rf"(?:前|昨)(?:年度?|回|期)(?:の)?(?:評価|実績|判定|結果)?(?:を?再掲)?{_WORD}"),
        "前の年度や前の回の評価と読めます",
    ),
)
_PART_WAY: Final = re.compile(
    r"(?:中間|年度途中|途中経過|上半期|前期|第?[1-3一二三]四半期|(?:[4-9]|1[0-2]|[12])月(?:[0-9]{1,2}日|末)?(?:現在|時点)|(?:[4-9]|1[0-2]|[12])月末)(?:時点|現在)?(?:の)?(?:評価|判定)?"
)
_OF_PART: Final = "年度の途中の評価と読めますが、年度の報告の評価です"
_BY: Final = "(?:による)?(?:の)?(?:評価|判定|点検|採点)?(?:結果)?"
_OWN: Final = (Evaluator.DIVISION, Evaluator.MANAGER, Evaluator.HEADQUARTERS, Evaluator.CITY)
_PANELS: Final = (Evaluator.EXTERNAL, Evaluator.CITIZENS_PANEL)
_RATERS: Final = (
    (
        rf"(?:外部|第三者)(?:評価)?(?:委員会?|有識者|機関)?|有識者(?:会議)?|学識(?:経験者|者)?|[^、。()]{{0,8}}(?:審議会|懇談会|懇話会)|[市町村区住]民(?:会議|委員会?|評価委員会?)?{_BY}",
        _PANELS,
    ),
    ("(?:[市町村区])?議会|監査委員?", (Evaluator.COUNCIL, Evaluator.EXTERNAL)),
    ("[^、。()]{0,8}評価委員会?", (*_PANELS, Evaluator.HEADQUARTERS, Evaluator.CITY)),
    ("自己|内部|[市町村区](?:役所)?|庁内", _OWN),
    (
        "(?:担当|所管|主管|実施)(?:課|部|局|室|部署|部局|所属)|事務局",
        (Evaluator.DIVISION, Evaluator.MANAGER, Evaluator.CITY),
    ),
    ("所属長|(?:担当)?[課部局]長", (Evaluator.MANAGER, Evaluator.DIVISION, Evaluator.CITY)),
    (
        "(?:推進|行財政改革(?:推進)?|行革(?:推進)?|総合計画(?:推進)?)?本部(?:会議)?|庁内(?:会議|委員会)|政策会議",
        (Evaluator.HEADQUARTERS, Evaluator.CITY),
    ),
)
_READ: Final = tuple((re.compile(f"(?:{form}){_BY}"), fits) for form, fits in _RATERS)
"""Whom a remark names, and as whom such a one may be typed."""
_CAUSE: Final = r"(?:[^。]*(?:ため|ので|(?:こと|[いるた])から|により|よって|であり|し|て|ず|より|以上)、?)?"
_STEP: Final = r"「?(?P<step>[^、。「」はをがにとも]{1,8}?)」?"
_SUBJECT: Final = "(?:(?:本|当該|総合|全体の?|今年度の?|本年度の?)?(?:評価|判定|評定|達成度|進捗度|評価区分|ランク)(?:結果)?(?:は|を))"
_GRADE: Final = "(?:評価|判定|ランク|評定)"
_GIVEN: Final = "(?:とした|としました|とする|とします|と(?:評価|判定|判断|評定)(?:した|しました|する|している)|に(?:引き?下げ|引き?上げ|格下げ|格上げ|下げ|上げ|変更|見直)(?:し)?(?:た|ました))"
_RATED: Final = (
    re.compile(rf"{_CAUSE}(?:{_SUBJECT})?(?:[^、。はを]{{1,8}}から)?{_STEP}(?:{_GRADE})?{_GIVEN}"),
    re.compile(rf"{_CAUSE}{_SUBJECT}{_STEP}{_GRADE}?(?:である|です|となった|となりました)?"),
    re.compile(rf"{_CAUSE}{_STEP}{_GRADE}(?:である|です|となった|となりました)?"),
    re.compile(
        r"[^。]*(?:ため|ので|ことから|により|よって|ず|以上(?:のこと)?から)、?「?(?P<step>[A-Z]{1,2}[+-]?|[◎○●△▲×☆★]{1,5}|[IVX]{1,4})」?(?:となった|となりました|である|です)?"
    ),
)
"""A reason that gives the step itself: …ため、B評価とした, 評価はBである."""
_GIVES: Final = _RATED[:1]
_REASON_YEAR: Final = re.compile(
    rf"(?:(?:本|この|当該)?評価は、?)?(?P<year>{NAMED_YEAR})(?:の|に(?:対する|係る|おける))?(?:実績|取組|取り組み|事業|達成状況)?(?:の|に(?:対する|基づく|よる)|による|を)?(?:評価)(?:結果)?(?:した(?:もの)?|している|しました)?(?:です|である|を(?:記載|再掲)(?:した|している)?|のもの)?"
)
_LETTER: Final = re.compile(r"[A-Z]{1,2}[+-]?|[◎○●△▲×☆★]{1,5}|[IVX]{1,4}")


def check_evaluation_words(
    evaluation: Evaluation, told: Round | None, scales: Mapping[str, Scale]
) -> Iterator[Problem]:
    """One evaluation of the round ``told``: its wording calls it no other's and no other time's, its reason gives no other step."""
    said = evaluation.as_published
    if isinstance(said, Absent):
        return
    year = told.fiscal_year if told else 0
    written = unicodedata.normalize("NFKC", said).strip()
    if what := told_of_year(_OF_YEAR, written, year) or _what_is_said(evaluation, written, told):
        yield problem("K582", evaluation.place, where=_ORIGINAL, wording=said, what=what)
    if isinstance(evaluation.reason, Absent):
        return
    for sentence in sentences_in(evaluation.reason):
        what = _other_grade(sentence, evaluation, scales, _RATED) or told_of_year(_REASON_YEAR, sentence, year)
        if what:
            yield problem("K582", evaluation.place, where=_REASON, wording=sentence, what=what)
            return


def check_reported_grades(
    reports: Iterable[PlanResult | PillarResult | MeasureResult], scales: Mapping[str, Scale]
) -> Iterator[Problem]:
    """A report of one evaluation alone whose own text gives another grade: 「…ため、B評価とした」 beside A."""
    for report in reports:
        told = [each for each in report.evaluations if not isinstance(each.as_published, Absent)]
        for text in texts_reported(report) if len(told) == 1 else ():
            for sentence in sentences_in(text):
                if what := _other_grade(sentence, told[0], scales, _GIVES):
                    yield problem("K582", told[0].place, where=_REPORT, wording=sentence, what=what)
                    return


def _what_is_said(evaluation: Evaluation, written: str, told: Round | None) -> str:
    """As what the one remark of a wording tells the grade, where that is another thing than the evaluation; "" where it does not."""
    found = _REMARKED.fullmatch(written)
    remark = "" if found is None else next((each.strip() for each in found.groups() if each), "")
    if not remark:
        return ""
    for form, what in _NOT_SO:
        if form.fullmatch(remark):
            return f"{what}が、その回の評価として書かれています"
    whole = told is not None and told.kind is not RoundKind.INTERIM and isinstance(told.as_of, Absent)
    if whole and _PART_WAY.fullmatch(remark):
        return _OF_PART
    stage = STAGED.fullmatch(remark)
    typed = stage_of(evaluation)
    if stage is not None and not isinstance(typed, Absent):
        return "" if stage_called(stage) is typed else tell_stage(remark, typed)
    return _other_rater(evaluation, remark)


def _other_rater(evaluation: Evaluation, remark: str) -> str:
    fits: list[Collection[Evaluator]] = [each for form, each in _READ if form.fullmatch(remark)]
    if not fits or evaluation.by is Evaluator.NOT_STATED or any(evaluation.by in each for each in fits):
        return ""
    by = f"{evaluation.by}（{evaluation.by.japanese[0]}）"
    return f"「{remark}」の評価と読めますが、評価した人（by）は「{by}」です"


def _other_grade(
    sentence: str, evaluation: Evaluation, scales: Mapping[str, Scale], forms: Iterable[re.Pattern[str]]
) -> str:
    """What a sentence gives in place of the evaluation's own step; "" where it gives none, or one of a year that it names."""
    named = [found["step"] for found in (form.fullmatch(sentence) for form in forms) if found]
    if not named or periods_in(sentence):
        return ""
    scale = None if isinstance(evaluation.scale, Absent) else scales.get(evaluation.scale.target)
    if scale is None:
        own, others = _bare(str(evaluation.as_published)), [_bare(each) for each in named]
        other = next((each for each in others if _LETTER.fullmatch(each)), "")
        differs = isinstance(evaluation.scale, Absent) and _LETTER.fullmatch(own) is not None and other not in ("", own)
        return _tell_grade(other, own) if differs else ""
    step = step_in(evaluation, scale)
    steps = [each for each in (step_named(each, scale) for each in named) if isinstance(each, ScaleStep)]
    if isinstance(step, Absent) or not steps or any(each.id == step.id for each in steps):
        return ""
    return _tell_grade(steps[0].label, step.label)


def _tell_grade(other: str, own: str) -> str:
    return f"「{other}」と読めますが、評価の段階は「{own}」です"


def _bare(label: str) -> str:
    return re.sub(rf"{_GRADE}\Z", "", plain_label(label)).strip("「」 ")
