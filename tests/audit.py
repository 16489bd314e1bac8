"""Test the whole site for accessibility and write the dated result that the site publishes.

    python tests/audit.py [--site FOLDER] [--out FOLDER]

Every page is seen by axe here, and forty pages drawn by chance are looked at as fully as those that stand for their kind.
Exit codes: 0 nothing found, 1 faults found (the result says so), 2 the test itself could not be made.
"""

import argparse
import json
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

import msgspec

from built import UNDER
from gate.audit import Audit, draw, look_as_a_phone, read_sources
from gate.building import PROJECT, build_below, own_address, read_tested_site
from gate.defects import DEFECTS
from gate.newest_axe import use_newest_axe
from gate.proof import caught, find_ground, look_for, plant
from gate.result import describe_report, describe_result, today
from gate.tools import ToolsMissingError
from generator.gate.audit import look_at_representatives, look_at_the_rest, representatives
from generator.gate.axe import criteria_of_rules
from generator.gate.browsers import find_browser, read_version
from generator.gate.browsing import look_at_all
from generator.gate.findings import tell
from generator.gate.serving import serving
from generator.model.accessibility import AccessibilityResult, CriterionResult

_FOLDER: Final = PROJECT / "docs" / "accessibility"
_SEED: Final = "kokai"
_MOST_OF_A_KIND: Final = 6  # twice as many as in the tests, which have to be quick


def main(arguments: list[str] | None = None) -> int:
    """Run the test and give the exit code."""
    parser = argparse.ArgumentParser(description="サイト全体のアクセシビリティを試験し、公開する結果を書きます。")
    parser.add_argument("--site", type=Path, help="試験するサイト（既定: data/ から新しく作る）")
    parser.add_argument("--out", type=Path, default=_FOLDER, help="結果を書くフォルダー（既定: docs/accessibility/）")
    asked = parser.parse_args(arguments)
    program = find_browser()
    if program is None:
        print("ブラウザーがありません。「make audit」で実行してください。", file=sys.stderr)
        return 2
    if asked.site and not (asked.site / "index.html").is_file():
        print(f"{asked.site} にサイトがありません（index.html がありません）。", file=sys.stderr)
        return 2
    use_newest_axe()
    try:
        return _test(
            asked.site, asked.out, next((word for word in read_version(program).split() if word[0].isdigit()), "")
        )
    except ToolsMissingError as fault:
        print(fault, file=sys.stderr)
        return 2


def _test(site: Path | None, out: Path, browser: str) -> int:
    with tempfile.TemporaryDirectory(prefix="kokai-audit-") as scratch, serving() as serve:
        folder = Path(scratch)
        tested = site.resolve() if site else build_below(folder)
        audit, drawn = _look(tested, serve(tested, UNDER))
        planted = folder / "defects"
        addresses = plant(find_ground(tested, folder / "sample"), planted, DEFECTS)
        proof = caught(DEFECTS, look_for(planted, serve(planted, UNDER), DEFECTS, addresses))
        (rules,) = look_at_all([None], lambda opened, _: criteria_of_rules(opened))
        before = _last(out / "result.json")
        day = today()
        of = read_tested_site(tested)
        if not site:  # built for the test below another address than its own
            of = msgspec.structs.replace(of, address=own_address())
        result = describe_result(audit, rules, before, site=of, browser=browser, day=day, drawn=drawn, seed=_SEED)
        report = describe_report(audit, rules, browser=browser, day=day, proof=proof)
    out.mkdir(parents=True, exist_ok=True)
    (out / "result.json").write_bytes(msgspec.json.format(msgspec.json.encode(result), indent=1) + b"\n")
    (out / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(tell(audit.findings))
    missed = report["defects"]["missed"]
    print(
        f"欠陥の検出: {len(proof) - len(missed)} / {len(proof)} 件{'、見逃し: ' + '、'.join(missed) if missed else ''}"
    )
    print(f"結果: {out}（見つかった問題 {len(audit.findings)} 件）")
    return 1 if audit.findings or missed else 0


def _last(file: Path) -> dict[str, CriterionResult]:
    """Criteria of the last result, in which people may have written; none where there is no result yet."""
    if not file.is_file():
        return {}
    return dict(msgspec.json.decode(file.read_bytes(), type=AccessibilityResult).criteria)


def _look(site: Path, base: str) -> tuple[Audit, list[str]]:
    started = time.monotonic()
    audit = read_sources(site)
    drawn = draw(audit.surveyed, _SEED)
    look_at_representatives(audit, base, dict.fromkeys([*representatives(audit.surveyed, _MOST_OF_A_KIND), *drawn]))
    look_at_the_rest(audit, base, whole=True)
    look_as_a_phone(audit, base)
    took = timedelta(seconds=round(time.monotonic() - started))
    print(f"{len(audit.surveyed.leaves)} ページを試験しました（{took}）。")
    return audit, drawn


if __name__ == "__main__":
    sys.exit(main())
