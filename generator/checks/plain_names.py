"""Names that say by themselves which way is the good one: 交通事故件数 is not to grow, がん検診受診率 not to fall.

Only a few names that leave no doubt are heard, and only where nothing else of the plan tells which way is meant.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.amounts import is_rank, names_a_bound, plain
from generator.model.basics import Absent
from generator.model.figures import UPWARD, Accumulation, Direction, Indicator, Number
from generator.model.periods import last_month
from generator.model.said import texts_about
from generator.problems.problem import Problem, problem

_DOWNWARD: Final = (Direction.AT_MOST, Direction.DECREASE, Direction.LESS_THAN)
_COUNT: Final = "の?(?:発生|認知)?(?:総)?(?:件数|数)"
_LESS: Final = re.compile(
    f"(?:苦情|クレーム|不祥事|不法投棄|交通事故|労働災害|火災|刑法犯|犯罪|事故){_COUNT}\\Z|待機児童の?(?:総)?数\\Z"
    "|(?:死者|死傷者|負傷者|自殺者)の?数\\Z|(?:自殺死亡|離職|失業|漏水|滞納|未納)率\\Z|(?:滞納|未納)(?:総)?額\\Z"
    "|(?:給水|汚水処理)原価\\Z|(?:企業債|地方債|市債|町債|村債|起債)の?(?:現在)?残高\\Z|(?:実質公債費|将来負担)比率\\Z|(?:空き家|喫煙|罹患|有病|老朽化|管路経年化)率\\Z"
    "|不登校(?:の)?(?:児童|生徒|児童生徒)?の?(?:数|割合|出現率)\\Z|(?:むし歯|虫歯|肥満)の(?:ある|)(?:[^の]{0,8}の)?割合\\Z"
    "|(?:申請|受付|通報|覚知|請求|依頼|申込み?)から[^から]{1,12}までの(?:平均)?(?:日数|時間|期間)\\Z|待ち時間\\Z|所要(?:時間|日数)\\Z"
    "|(?:時間外|超過)勤務時間数?\\Z|(?:ごみ|廃棄物|温室効果ガス|二酸化炭素|CO2)の?(?:総)?排出量\\Z"
)
_MORE: Final = re.compile(
    "(?:受診|加入|回収|回答|普及|就職|合格|達成|資源化|リサイクル|再生利用|耐震化|収納|徴収|投票|接種|水洗化|有収|解決|解消|削減|正答|定着)率\\Z|満足度\\Z"
    "|(?:管路更新|耐震適合|充足|進学|認知|整備|受検|登録|策定|設置|実施)率\\Z"
)
_TURNED: Final = re.compile(
    "未|不(?!祥事|法投棄|登校)|非|無|なし|ゼロ|防|対策|減(?!率)|抑|解決(?!率)|解消(?!率)|処理(?!原価)|対応|検挙|支援|相談|参加|利用|訓練|改善|した|率の|差\\Z"
)
"""What turns such a name round, or makes another thing of it: 無事故, 事故防止講座, 支援した待機児童数, 未受診率."""
_RANKING: Final = re.compile("(?:ランキング|順位)\\Z")
_ORDER_SAID: Final = re.compile(
    "ワースト|悪い|多い|少ない|高い|低い|大きい|小さい|下から|(?i:worst)|点|ポイント|スコア"
)
_BRACKETED: Final = re.compile("[(\\[][^()\\[\\]]*[)\\]]")


def check_plain_name(indicator: Indicator) -> Iterator[Problem]:
    """Of an indicator without a value from which the plan sets out; targets that go the way of the direction, or tell their bound, mean it."""
    if isinstance(indicator.called, Absent) or _tells_the_way(indicator):
        return
    whole = plain(indicator.called)
    name = "" if _TURNED.search(whole) else _BRACKETED.sub("", whole).strip()
    upward, downward = indicator.direction in UPWARD, indicator.direction in _DOWNWARD
    meant = ""
    if upward and _LESS.search(name) and indicator.accumulation is not Accumulation.CUMULATIVE:
        meant = "少ないほど良い"
    elif downward and _MORE.search(name):
        meant = "多いほど良い"
    elif upward and _RANKING.search(name) and not is_rank(indicator) and isinstance(indicator.unit, Absent):
        meant = "" if any(map(_ORDER_SAID.search, texts_about(indicator))) else "小さいほど良い"
    if meant:
        direction = Direction.DECREASE if upward else Direction.INCREASE
        told = {"name": indicator.called, "said": meant, "direction": str(indicator.direction), "meant": str(direction)}
        yield problem("K585", indicator.place, **told)


def _tells_the_way(indicator: Indicator) -> bool:
    """Whether a baseline, the course of the targets, their bounds or their signs tell which way is meant."""
    if not isinstance(indicator.baseline, Absent) and isinstance(indicator.baseline.value, Number):
        return True
    targets = sorted((each.figure for each in indicator.targets), key=lambda figure: last_month(figure.period))
    if any(isinstance(each.as_published, str) and names_a_bound(each.as_published) for each in targets):
        return True
    numbers = [each.value.value for each in targets if isinstance(each.value, Number)]
    if not numbers or min(numbers) < 0:
        return True
    return numbers[-1] != numbers[0] and (numbers[-1] > numbers[0]) is (indicator.direction in UPWARD)
