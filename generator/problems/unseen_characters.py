"""Characters that nobody sees and that no published text needs: control characters, and marks that turn text round."""

import re
from typing import Final

# Nobody sees these characters in an editor; libyaml refuses some of them and ends a line at others (U+0085, U+2028).
# A joiner between two pictures is seen: it makes one picture of them (a family of three faces).
_PICTURE: Final = "\u2190-\u2bff\ufe0f\u20e3\U0001f000-\U0001faff"
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
    f"|(?<![{_PICTURE}])\u200d|\u200d(?![{_PICTURE}])"
)
