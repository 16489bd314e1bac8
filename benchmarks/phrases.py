"""Japanese text of an invented city, put together from word lists and sentence patterns of this file."""

from collections.abc import Sequence
from random import Random
from typing import Final

THINGS: Final = (
    "公園の遊具", "生活道路", "市立図書館", "保育施設", "学校の体育館", "消防団の車両", "水道管", "下水道管", "空き家", "商店街の街路灯",
    "観光案内板", "遊休農地", "里山", "用水路", "公民館", "市営住宅", "駐輪場", "コミュニティバス", "防災倉庫", "総合窓口",
    "広報紙", "統計資料", "歴史的な公文書", "職員研修", "契約の手続", "庁舎の設備", "証明書の交付", "国民健康保険", "介護予防教室", "がん検診",
    "予防接種", "学校給食", "文化財", "市民プール", "姉妹都市との交流", "男女共同参画講座", "地域の見守り", "消費生活相談", "環境学習", "資源ごみの回収",
    "太陽光発電", "橋りょう", "地籍の調査", "都市計画図", "街なみの景観", "立地企業の相談", "若者の就労", "創業の支援", "放課後の居場所", "子育て相談",
    "ひとり親家庭の支援", "障害のある人の外出", "高齢者の移動", "避難所の運営", "防犯カメラ", "自転車の安全教室", "交差点の見通し", "雨水の貯留施設", "ペットの飼い方", "墓地の管理",
    "税の納付方法", "公共施設の予約", "オープンデータ", "職員の時間外勤務", "窓口の待ち時間", "議会の中継", "選挙の投票所", "監査の報告", "市史の編さん", "森の学校",
)  # fmt: skip
DEEDS: Final = (
    "整備", "改修", "充実", "見直し", "推進", "利用促進", "点検", "再編", "効率化", "電子化",
    "長寿命化", "担い手育成", "有効活用", "保全", "実態調査", "更新", "共同運用", "体制強化", "周知", "適正管理",
)  # fmt: skip
MANNERS: Final = (
    "地域とともに進める", "誰もが使いやすい", "災害に備えた", "次の世代につなぐ", "デジタル技術を生かした", "環境にやさしい", "広域で取り組む",
    "民間の力を生かした", "身近な場所での", "切れ目のない", "データに基づく", "多様な担い手による",
)  # fmt: skip
PEOPLE: Final = (
    "市民", "子育て中の家庭", "高齢の方", "障害のある方", "市内の事業者", "自治会", "町内会", "市内の学校", "はじめて利用する方", "外国籍の市民",
    "通勤や通学をする方", "農業者", "商店会", "ボランティア団体", "地域の団体",
)  # fmt: skip
MEANS: Final = (
    "関係する課との定例の打合せ", "地区ごとの説明会", "無作為抽出によるアンケート", "専門家の助言", "近隣の市との情報交換", "申請様式の簡素化",
    "オンラインでの受付", "現地での聞き取り", "点検結果の一覧の作成", "職員による出前講座", "協定の締結", "業務の流れの見直し", "試行期間の設定",
    "利用状況の分析", "案内表示の改善", "手引きの作成", "民間事業者との対話", "国の補助制度の活用",
)  # fmt: skip
ENDS: Final = (
    "安心して暮らせるまち", "利用のしやすさ", "将来の負担の軽減", "災害時の迅速な対応", "地域のつながり", "行政運営の透明性", "市民サービスの向上",
    "費用の平準化", "移動のしやすさ", "健康づくり", "学びの機会", "にぎわい",
)  # fmt: skip
STATES: Final = (
    "設備の老朽化が進んでいる", "利用者が年々減っている", "問合せが特定の時期に集中している", "担い手の高齢化が課題となっている", "手続に時間がかかるという声がある",
    "地区によって取組に差がある", "必要な情報が届きにくい", "維持に要する費用が増えている",
)  # fmt: skip
# Names of districts are put together, so that a search index meets as many different words as in a real city.
_DISTRICTS: Final = (
    "青葉", "泉", "梅園", "大沼", "柏木", "北浜", "くぬぎ", "小松", "桜谷", "三本松", "清水", "杉並木", "瀬戸口", "曽根", "高台", "千草",
    "月見", "寺前", "徳丸", "中里", "新田", "野々花", "橋本下", "日向", "藤棚", "星見", "本陣", "松風", "水車", "百合野", "若草", "鷲尾",
)  # fmt: skip
_KINDS_OF_DISTRICTS: Final = (
    "町",
    "台",
    "が丘",
    "新町",
    "本町",
    "東",
    "西",
    "南",
    "北",
    "中央",
    "団地",
    "地区",
    "小学校区",
    "中学校区",
    "自治会館前",
    "坂上",
)
UNITS: Final = ("人", "件", "回", "箇所", "団体", "世帯", "冊", "台")

_PROMISES: Final = (
    "{people}が{thing}を安心して利用できるよう、{means}を行いながら{deed}に取り組む。",
    "{thing}について{state}ことから、{means}により{deed}を進める。",
    "{end}を目指し、{manner}{thing}の{deed}を計画的に実施する。",
    "{place}を皮切りに{thing}の{deed}を進め、その成果を踏まえて対象を市内全域に広げる。",
    "{thing}の{deed}に当たっては、{people}の意見を聴く機会を設け、{means}に努める。",
    "また、{thing}と{other}を合わせて見直すことで、{end}につなげる。",
    "あわせて、{means}と{means2}を組み合わせ、{people}への周知を図る。",
)
_REPORTS: Final = (
    "{month}月に{place}で{thing}の{deed}に着手し、{month2}月までに予定していた作業を終えた。",
    "{people}を対象に{means}を{count}回行い、寄せられた意見を{thing}の{deed}に反映した。",
    "{thing}の{deed}については、{means}に時間を要したため、一部を翌年度に実施することとした。",
    "{means}を通じて、{thing}の利用に関する課題を整理し、{end}に向けた方針をまとめた。",
    "{place}と{place2}において説明会を開催し、延べ{count}人の参加があった。",
    "関係する{count}の課で構成する会議を設け、{thing}の{deed}の進め方を協議した。",
    "また、{other}についても{means2}を行い、{people}から一定の評価を得た。",
    "引き続き、{state}点を踏まえ、{manner}{deed}の方法を検討する必要がある。",
)
_STEPS: Final = (
    "{thing}の現状の把握", "{deed}の方針の決定", "{place}における{thing}の試行", "{means}の実施", "{people}への説明", "{thing}の{deed}に要する経費の算定",
    "{other}との調整", "結果の公表",
)  # fmt: skip


class Phrases:
    """Draws text. Equal random sources give equal text."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._titles: set[str] = set()

    def _pick(self, words: Sequence[str]) -> str:
        return words[int(self._random.random() * len(words))]

    def _fill(self, pattern: str) -> str:
        draw, pick = self._random.random, self._pick
        return pattern.format(
            people=pick(PEOPLE), thing=pick(THINGS), other=pick(THINGS), deed=pick(DEEDS), manner=pick(MANNERS), means=pick(MEANS),
            means2=pick(MEANS), end=pick(ENDS), state=pick(STATES), place=self.place(), place2=self.place(),
            month=int(draw() * 6) + 4, month2=int(draw() * 3) + 10, count=int(draw() * 60) + 2,
        )  # fmt: skip

    def title(self) -> str:
        """The title of a measure or pillar; never the same twice."""
        while True:
            plain = f"{self._pick(THINGS)}の{self._pick(DEEDS)}"
            kind = self._random.random()
            title = (
                f"{self._pick(MANNERS)}{plain}"
                if kind < 0.4
                else f"{self.place()}における{plain}"
                if kind < 0.6
                else plain
            )
            if title not in self._titles:
                self._titles.add(title)
                return title

    def aim(self) -> str:
        """The title of a pillar."""
        return f"{self._pick(MANNERS)}{self._pick(ENDS)}の実現"

    def promise(self, sentences: int) -> str:
        """What is to be done: one paragraph for each two or three sentences."""
        return self._paragraphs(_PROMISES, sentences)

    def report(self, sentences: int) -> str:
        """What was done."""
        return self._paragraphs(_REPORTS, sentences)

    def step(self) -> str:
        """The title of a step."""
        return self._fill(self._pick(_STEPS))

    def state(self) -> str:
        """One sentence about how things are."""
        return f"{self._pick(THINGS)}については、{self._pick(STATES)}。"

    def effect(self) -> str:
        """One sentence about what is gained."""
        return f"{self._pick(PEOPLE)}にとっての{self._pick(ENDS)}につながる。"

    def counted(self) -> str:
        """The name of an indicator that counts something."""
        return f"{self._pick(THINGS)}に関する{self._pick(('利用者数', '相談件数', '実施回数', '参加者数', '整備数', '登録数'))}"

    def unit(self) -> str:
        """A unit for a counting indicator."""
        return self._pick(UNITS)

    def place(self) -> str:
        """A district of the city."""
        return self._pick(_DISTRICTS) + self._pick(_KINDS_OF_DISTRICTS)

    def _paragraphs(self, patterns: Sequence[str], sentences: int) -> str:
        paragraphs: list[str] = []
        while sentences > 0:
            some = min(sentences, 2 + int(self._random.random() * 2))
            paragraphs.append("".join(self._fill(self._pick(patterns)) for _ in range(some)))
            sentences -= some
        return "\n\n".join(paragraphs)
