"""A few pages to search in, made of sentences from the published plans that the demonstration shows; and what an index shows of its pages."""

import itertools
import json
from pathlib import Path
from typing import Any

from generator.search import FoundFigure, SearchPage, pack_text
from generator.search.engine.browser import START_FILE
from generator.search.engine.formats import unpack

CAMERA_HTML = """
<h1>防犯カメラの設置等による安全安心のまちづくりの推進</h1>
<nav aria-label="このページの内容"><ul><li><a href="#targets">目標指標へ進む</a></li></ul></nav>
<p>犯罪の抑止と地域の防犯力の向上を図るため、商店会や町会などの団体が連携して行う防犯カメラの設置を支援するとともに、
生活安全推進協議会での検討等を踏まえ、市独自の防犯カメラを設置します。</p>
<h2 id="targets">目標指標</h2>
<ul><li>街頭防犯カメラの設置（3地区9台、市独自2台 合計11台）</li><li>路面シールの貼付（1地区3枚 全15地区）</li></ul>
<svg role="img"><title>棒グラフ</title><text>凡例</text></svg>
<div data-pagefind-ignore><h2>ほかの事業</h2><ul><li><a href="../09/">公用車の台数</a></li></ul></div>
"""
CAMERA = SearchPage(
    address="mitaka/soumu-2017/measures/10/",
    title="防犯カメラの設置等による安全安心のまちづくりの推進",
    text=pack_text(CAMERA_HTML),
    meta={
        "municipality": "三鷹市",
        "plan": "総務部の「運営方針と目標」",
        "year": "平成29年度（2017年度）",
        "department": "安全安心課",
        "kind": "事業",
        "status": "報告なし",
    },
    filters={"municipality": ("三鷹市",), "year": ("2017",), "status": ("not-reported",)},
)

OVERTIME_HTML = """
<h1>ワーク・ライフ・バランスの推進</h1>
<p>職員一人当たりの時間外勤務時間を月平均１２．６時間以下とする。</p>
<h2 id="results">結果</h2>
<p>平成30年度の職員一人当たりの時間外勤務時間は月平均12.1時間となった。</p>
"""
OVERTIME = SearchPage(
    address="sagamihara/soumu-2018/measures/1-1/",
    title="ワーク・ライフ・バランスの推進",
    text=pack_text(OVERTIME_HTML),
    meta={
        "municipality": "相模原市",
        "plan": "総務局運営方針",
        "year": "平成30年度（2018年度）",
        "department": "職員課",
        "kind": "取組",
        "status": "達成",
    },
    filters={"municipality": ("相模原市",), "year": ("2018", "2019"), "status": ("reached",)},
    figures=(
        FoundFigure(
            "indicator-overtime",
            "職員一人当たりの時間外勤務時間（時間）",
            "実績 月平均12.1時間（平成30年度）、目標 １２．６時間以下（平成30年度）、達成",
        ),
    ),
)

SEWER_HTML = """
<h1>下水道事業の経営基盤の強化</h1>
<p>将来都市像「ともに創る 文化育むまち ～水と緑の狛江～」</p>
<p>令和２年度より公営企業会計とし、発生主義による経理や複式簿記を導入した。</p>
<p>和泉本町と中和泉地区の下水道管渠のストックマネジメント実施計画を策定し、令和３年から令和７年にかけて修繕・改築を行うこととした。</p>
"""
SEWER = SearchPage(
    address="komae/reform-2020/measures/31/",
    title="下水道事業の経営基盤の強化",
    text=pack_text(SEWER_HTML),
    meta={
        "municipality": "狛江市",
        "plan": "第6次行財政改革推進計画",
        "year": "令和2年度（2020年度）",
        "department": "下水道課",
        "kind": "取組項目",
        "status": "",
    },
    filters={"municipality": ("狛江市",), "year": ("2020",)},
)

FOREIGN_SIGNS_HTML = "<h1>&lt;b&gt;記号&lt;/b&gt; &amp; 文字</h1><p>見本市は &lt;script&gt;alert(1)&lt;/script&gt; と &lt;mark&gt; を文字として載せる。</p>"
FOREIGN_SIGNS = SearchPage(
    address="about/",
    title="<b>記号</b> & 文字",
    text=pack_text(FOREIGN_SIGNS_HTML),
    meta={"kind": "案内"},
    filters={},
)

PAGES = (CAMERA, OVERTIME, SEWER, FOREIGN_SIGNS)
HTML_OF = {
    CAMERA.address: CAMERA_HTML,
    OVERTIME.address: OVERTIME_HTML,
    SEWER.address: SEWER_HTML,
    FOREIGN_SIGNS.address: FOREIGN_SIGNS_HTML,
}


def read_records(site: Path) -> dict[str, Any]:
    """What the engine shows of each page of a built site, by address: the one place of the tests that knows in which files."""
    folder = site / "pagefind"
    start = json.loads(unpack((folder / START_FILE).read_bytes()))["index"]
    cards = [json.loads(unpack((folder / "cards" / f"{name}.pf_cards").read_bytes())) for name in start["cards"]]
    records = {}
    for address, name, *values in itertools.chain.from_iterable(cards):
        record = json.loads(unpack((folder / "fragment" / f"{name}.pf_fragment").read_bytes()))
        records[f"/{address}"] = {
            "url": f"/{address}",
            "meta": dict(zip(start["fields"], values, strict=True)),
            **record,
        }
    return records
