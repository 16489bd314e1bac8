"""The success criteria of JIS X 8341-3:2016 (those of WCAG 2.0) and of WCAG 2.2, level A and AA, by number."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class Criterion(NamedTuple):
    """A success criterion: its names, its level, and the standards that hold it."""

    japanese: str
    english: str
    level: str
    jis: bool = True
    wcag22: bool = True


CRITERIA: Final[Mapping[str, Criterion]] = MappingProxyType({
    "1.1.1": Criterion("非テキストコンテンツ", "Non-text Content", "A"),
    "1.2.1": Criterion("音声だけ及び映像だけ（収録済み）", "Audio-only and Video-only (Prerecorded)", "A"),
    "1.2.2": Criterion("キャプション（収録済み）", "Captions (Prerecorded)", "A"),
    "1.2.3": Criterion("音声解説又はメディアに対する代替コンテンツ（収録済み）", "Audio Description or Media Alternative (Prerecorded)", "A"),
    "1.2.4": Criterion("キャプション（ライブ）", "Captions (Live)", "AA"),
    "1.2.5": Criterion("音声解説（収録済み）", "Audio Description (Prerecorded)", "AA"),
    "1.3.1": Criterion("情報及び関係性", "Info and Relationships", "A"),
    "1.3.2": Criterion("意味のある順序", "Meaningful Sequence", "A"),
    "1.3.3": Criterion("感覚的な特徴", "Sensory Characteristics", "A"),
    "1.3.4": Criterion("表示の向き", "Orientation", "AA", jis=False),
    "1.3.5": Criterion("入力目的の特定", "Identify Input Purpose", "AA", jis=False),
    "1.4.1": Criterion("色の使用", "Use of Color", "A"),
    "1.4.2": Criterion("音声の制御", "Audio Control", "A"),
    "1.4.3": Criterion("コントラスト（最低限レベル）", "Contrast (Minimum)", "AA"),
    "1.4.4": Criterion("テキストのサイズ変更", "Resize Text", "AA"),
    "1.4.5": Criterion("文字画像", "Images of Text", "AA"),
    "1.4.10": Criterion("リフロー", "Reflow", "AA", jis=False),
    "1.4.11": Criterion("非テキストのコントラスト", "Non-text Contrast", "AA", jis=False),
    "1.4.12": Criterion("テキストの間隔", "Text Spacing", "AA", jis=False),
    "1.4.13": Criterion("ホバー又はフォーカスで表示されるコンテンツ", "Content on Hover or Focus", "AA", jis=False),
    "2.1.1": Criterion("キーボード", "Keyboard", "A"),
    "2.1.2": Criterion("キーボードトラップなし", "No Keyboard Trap", "A"),
    "2.1.4": Criterion("文字キーのショートカット", "Character Key Shortcuts", "A", jis=False),
    "2.2.1": Criterion("タイミング調整可能", "Timing Adjustable", "A"),
    "2.2.2": Criterion("一時停止、停止及び非表示", "Pause, Stop, Hide", "A"),
    "2.3.1": Criterion("3回の閃光、又は閾値以下", "Three Flashes or Below Threshold", "A"),
    "2.4.1": Criterion("ブロックスキップ", "Bypass Blocks", "A"),
    "2.4.2": Criterion("ページタイトル", "Page Titled", "A"),
    "2.4.3": Criterion("フォーカス順序", "Focus Order", "A"),
    "2.4.4": Criterion("リンクの目的（コンテキスト内）", "Link Purpose (In Context)", "A"),
    "2.4.5": Criterion("複数の手段", "Multiple Ways", "AA"),
    "2.4.6": Criterion("見出し及びラベル", "Headings and Labels", "AA"),
    "2.4.7": Criterion("フォーカスの可視化", "Focus Visible", "AA"),
    "2.4.11": Criterion("隠されないフォーカス（最低限）", "Focus Not Obscured (Minimum)", "AA", jis=False),
    "2.5.1": Criterion("ポインタのジェスチャ", "Pointer Gestures", "A", jis=False),
    "2.5.2": Criterion("ポインタのキャンセル", "Pointer Cancellation", "A", jis=False),
    "2.5.3": Criterion("ラベルを含む名前", "Label in Name", "A", jis=False),
    "2.5.4": Criterion("動きによる起動", "Motion Actuation", "A", jis=False),
    "2.5.7": Criterion("ドラッグ動作", "Dragging Movements", "AA", jis=False),
    "2.5.8": Criterion("ターゲットのサイズ（最低限）", "Target Size (Minimum)", "AA", jis=False),
    "3.1.1": Criterion("ページの言語", "Language of Page", "A"),
    "3.1.2": Criterion("一部分の言語", "Language of Parts", "AA"),
    "3.2.1": Criterion("フォーカス時", "On Focus", "A"),
    "3.2.2": Criterion("入力時", "On Input", "A"),
    "3.2.3": Criterion("一貫したナビゲーション", "Consistent Navigation", "AA"),
    "3.2.4": Criterion("一貫した識別性", "Consistent Identification", "AA"),
    "3.2.6": Criterion("一貫したヘルプ", "Consistent Help", "A", jis=False),
    "3.3.1": Criterion("エラーの特定", "Error Identification", "A"),
    "3.3.2": Criterion("ラベル又は説明", "Labels or Instructions", "A"),
    "3.3.3": Criterion("エラー修正の提案", "Error Suggestion", "AA"),
    "3.3.4": Criterion("エラー回避（法的、金融及びデータ）", "Error Prevention (Legal, Financial, Data)", "AA"),
    "3.3.7": Criterion("冗長な入力項目", "Redundant Entry", "A", jis=False),
    "3.3.8": Criterion("アクセシブルな認証（最低限）", "Accessible Authentication (Minimum)", "AA", jis=False),
    "4.1.1": Criterion("構文解析", "Parsing", "A", wcag22=False),
    "4.1.2": Criterion("名前、役割及び値", "Name, Role, Value", "A"),
    "4.1.3": Criterion("ステータスメッセージ", "Status Messages", "AA", jis=False),
})  # fmt: skip
