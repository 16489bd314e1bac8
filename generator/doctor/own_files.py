"""Own files of a site over those of Kokai: which of them a new Kokai would leave behind."""

from collections.abc import Iterator
from pathlib import Path

from generator.doctor.bases import BASES, Overlaid, UnreadableBasesError, read_overlaid
from generator.doctor.observations import Concern, Observation
from generator.doctor.templates import look_at_templates
from generator.system.carried import CARRIED

_ACCEPT = "見終わったら「kokai doctor --accept」を実行します。"


def look_at_own_files(project: Path) -> Iterator[Observation]:
    """What lies over Kokai's files. Raises ``OSError``."""
    if project.resolve() == CARRIED:  # the repository of Kokai itself: its files are the package's
        return
    try:
        overlaid = read_overlaid(project)
    except UnreadableBasesError:
        do = f"前のコミットの {BASES} に戻すか、消してから「kokai doctor --accept」を実行してください。"
        yield Observation("bases", Concern.LOOK, "控えのファイルが壊れています。", do, (BASES,))
        return
    found = list(_look(overlaid))
    found += look_at_templates(overlaid)
    yield from found
    over = [name for name in overlaid.over() if name in overlaid.ours]
    if over and not found:
        what = "自分のファイルで置き換えているもののうち、Kokai 側が変わったものはありません。"
        yield Observation("own-files", Concern.FINE, what, files=tuple(over))


def _look(overlaid: Overlaid) -> Iterator[Observation]:
    over = overlaid.over()
    changed = tuple(name for name in over if overlaid.differs(name))
    if changed:
        versions = sorted({overlaid.bases[name].kokai for name in changed})
        what = f"上書きしたファイルで、Kokai 側が変わったもの（控えは Kokai {'、'.join(versions)} のとき）。"
        do = f"{_where()}要る変更を自分のファイルに写します。Kokai のもので足りるなら、自分のファイルを消します。{_ACCEPT}"
        yield Observation("changed", Concern.LOOK, what, do, changed)
    unknown = tuple(name for name in over if name not in overlaid.bases and not _is_same(overlaid, name))
    if unknown:
        what = "上書きしたファイルで、どの Kokai をもとにしたかの控えがないもの。"
        do = f"{_where()}要るものがあれば写します。これからは、Kokai 側が変わると、ここに名前が出ます。{_ACCEPT}"
        yield Observation("no-base", Concern.LOOK, what, do, unknown)
    same = tuple(name for name in over if _is_same(overlaid, name))
    if same:
        do = "消してもページは変わりません。消すと、新しい Kokai では、新しいファイルが使われます。"
        yield Observation("same", Concern.LOOK, "Kokai のものと一字も違わないファイル。", do, same)
    gone = tuple(name for name in over if name not in overlaid.ours)
    if gone:
        what = "上書きしたファイルで、Kokai にはもうないもの。"
        do = (
            f"ほかの自分のファイルが使っていなければ、効き目がありません。消すか、今のファイルに書き直します。{_ACCEPT}"
        )
        yield Observation("gone", Concern.LOOK, what, do, gone)


def _is_same(overlaid: Overlaid, name: str) -> bool:
    return name not in overlaid.bases and overlaid.own[name] == overlaid.ours.get(name)


def _where() -> str:
    return f"Kokai のファイル（{CARRIED} の同じ名前のもの。.github/ と README.md は「kokai new site」で別に作ったもの）と見比べ、"
