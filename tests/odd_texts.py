"""Texts that nobody means to write, for tests: any characters, pieces of YAML in any order, files of the sample city gone wrong."""

from typing import Final

from hypothesis import strategies as st

from sample import SAMPLE

SAMPLES: Final = {
    path.relative_to(SAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(SAMPLE.rglob("*.yaml"))
}

FRAGMENTS: Final = st.sampled_from(
    ["a: ", "- ", "b:\n", "  ", "\n", "\t", "[", "]", "{", "}", ",", ": ", "'", '"', "|\n", ">-\n", "&x ", "*x", "!t ", "#", "#REF!", "---\n",
     "...\n", "%", "@", "? ", "：", "\u3000", "見本市", "010", "~", "\\", "\r\n", "\ufeff", "<<: ", "-", "1,000", "\x00", "\u2028", "%YAML 1.3\n",
     "2024", "true", "id: ", "value: ", "missing: not_public", "9" * 50, "\ud800"]
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """``text`` with a few pieces taken out, doubled or put in."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        until = min(len(text), at + draw(st.integers(0, 12)))
        text = text[:at] + draw(st.one_of(FRAGMENTS, st.just(""), st.just(text[at:until] * 2))) + text[until:]
    return text


@st.composite
def exchanged(draw: st.DrawFn, text: str) -> str:
    """``text`` with a line doubled, taken out, or changed for another one."""
    lines = text.splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 3))):
        at, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        lines[at] = draw(st.sampled_from(["", lines[at] * 2, lines[other], lines[at].replace("2024", "2023")]))
    return "".join(lines)


@st.composite
def broken_files(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the sample city, by its name, and its text gone wrong."""
    name = draw(st.sampled_from(sorted(SAMPLES)))
    return name, draw(st.one_of(mutated(SAMPLES[name]), exchanged(SAMPLES[name])))


ANY_TEXT: Final = st.one_of(
    st.text(),
    st.text(st.characters()),
    st.lists(FRAGMENTS, max_size=30).map("".join),
    broken_files().map(lambda broken: broken[1]),
)
