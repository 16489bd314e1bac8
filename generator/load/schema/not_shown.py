"""Fields of data/ that no page shows, and why, by the label of the shape and the key.

A test finds every other field on a page of the sample city, and none of these. Fields that hold further mappings are not named: what is in
them is.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_WORDING: Final = "its published wording is shown; this is what the program reads in it"
_PERIOD: Final = "one of the ways to write the period, which is shown by its name"
_TIED: Final = "says to what the others belong, which is where they are shown"
_OF_LEDGER: Final = (
    "the ledger's own note of what was released: held against each build, shown only where something is gone"
)
_LEDGER: Final = {
    "公開した版": ("tag", "date", "tool", "counts"),
    "公開したアドレス": ("address", "kind", "since", "title", "files", "anchors"),
}
_ON_STUBS: Final = "stands on the page that answers in the place of what is gone, and the sample city has lost nothing"
_OF_VERSIONS: Final = "shown on the page of a measure of which there is a version; the sample city was never released"
_OF_ARCHIVE: Final = "what frozen pages and archives are held against; readers find it in the manifest of the release"
_DRAFT: Final = "marks what nobody has looked at yet, which no build lets pass"
_OF_SEARCH: Final = "leads the search from a reader's word to that of the pages"

NOT_SHOWN: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("site.yaml", "format"): "says of the files how they are written, and nothing of the site",
        ("site.yaml", "languages"): "of the first format, in which it was taken and never shown",
        ("公開の版", "notes"): "the foot of a page has room for tag and date alone; the feeds tell them",
        (
            "いっしょに検索するサイト",
            "address",
        ): "told to browsers (content security policy) and to the search, which leads there",
        ("いっしょに検索するサイト", "name"): "told to the search, which shows it with what it finds there",
        **{(shape, key): _OF_LEDGER for shape, keys in _LEDGER.items() for key in keys},
        **{("なくなったアドレス", key): _ON_STUBS for key in ("kind", "to", "date", "reason", "archived")},
        ("検索の言葉", "id"): _OF_SEARCH,
        ("検索の言葉", "terms"): _OF_SEARCH,
        ("検索の言葉", "words"): _OF_SEARCH,
        ("検索の言葉", "same"): _OF_SEARCH,
        ("検索の言葉", "source"): "tells editors where a word was found",
        ("municipality.yaml", "languages"): "which languages the city's documents have; all are Japanese so far",
        ("文書", "file"): "the document in the folder of sources, for `check --sources`; no reader has that folder",
        ("施策の版", "measure"): "names the measure on whose page the version is listed",
        **{("施策の版", key): _OF_VERSIONS for key in ("n", "date")},
        ("施策の版", "tag"): "names the release; its page, which is frozen, tells it",
        **dict.fromkeys((("施策の版", "data"), ("施策の版", "page")), _OF_ARCHIVE),
        **{("リリースの保管ファイル", key): _OF_ARCHIVE for key in ("tag", "versions", "data", "program")},
        **{("凍結したファイル", key): _OF_ARCHIVE for key in ("file", "tag", "sha256")},
        ("報告の回", "id"): "names the round within data/",
        (
            "報告の回",
            "publish_on",
        ): "until that day nothing of the round is told; from then on the day tells readers nothing",
        **dict.fromkeys((("measures のファイル", "draft"), ("results のファイル", "draft")), _DRAFT),
        ("報告の回", "complete"): "decides whether `kokai remind` asks for what the document does not tell",
        ("results のファイル", "round"): _TIED,
        ("柱の実績", "pillar"): _TIED,
        ("施策の実績", "measure"): _TIED,
        ("評価", "rating"): _WORDING,
        ("評価", "scale"): "names the scale whose levels explain the published wording",
        **{
            (shape, key): _PERIOD
            for shape in ("値", "目標値", "実績値", "値の切れ目")
            for key in ("calendar_year", "school_year")
        },
        **{
            (shape, "state"): "another way to write that a value is provisional" for shape in ("値", "目標値", "実績値")
        },
        **{(shape, "rating"): _WORDING for shape in ("値", "目標値", "実績値")},
        ("値の切れ目", "targets_follow"): "decides whether targets are compared across the break",
        ("目標値", "text"): _WORDING,
        ("実績値", "text"): _WORDING,
        ("目標値", "every_year_until"): "one target for each year up to it; each of them is shown",
        ("職員数など", "persons"): _WORDING,
        ("職員数など", "share"): _WORDING,
        ("時期", "begins"): _WORDING,
        ("時期", "ends"): _WORDING,
        ("時期", "state"): _WORDING,
        ("優先順位", "rank"): _WORDING,
        ("今後の方向", "kind"): _WORDING,
        (
            "評価の段階",
            "reads_as",
        ): "which way the scale runs, for holding the city's judgement against the computed one",
    }
)
