"""The values of a drawing: which attributes may stand there, and what they may say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NUMBER: Final = r"[+-]?(?:\d{1,7}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][+-]?\d{1,2})?"
_NUMBERS: Final = re.compile(rf"\s*{_NUMBER}(?:(?:\s*,\s*|\s+|(?=[+-])|(?<=\d)(?=\.)){_NUMBER})*\s*")
NUMBER: Final = re.compile(_NUMBER)
_LENGTH: Final = re.compile(rf"\s*{_NUMBER}(?:px|pt|mm|%)?\s*")
_COLOR: Final = re.compile(
    r"#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}|[A-Za-z]{3,24}|rgb\(\s*\d{1,3}%?(?:\s*,\s*\d{1,3}%?){2}\s*\)"
)
LOCAL: Final = re.compile(r"url\(\s*['\"]?#([A-Za-z_][A-Za-z0-9_.-]{0,80})['\"]?\s*\)")
NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,80}")
_STEP: Final = re.compile(r"\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)\s*,?")
_STEPS: Final = {"matrix": (6,), "translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "skewX": (1,), "skewY": (1,)}
_MOVES: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_MOVE: Final = re.compile(r"\s*([MLHVCSQTAZmlhvcsqtaz])([^A-DF-Za-df-z]*)")
_VIEW: Final = 4
_FLAGS: Final = re.compile(
    rf"({_NUMBER})[\s,]*({_NUMBER})[\s,]*({_NUMBER})[\s,]*([01])[\s,]*([01])[\s,]*({_NUMBER})[\s,]*({_NUMBER})"
)


def _count(text: str) -> int:
    """How many numbers there are, -1 where something else stands there."""
    if not text.strip():
        return 0
    return len(NUMBER.findall(text)) if _NUMBERS.fullmatch(text) else -1


def _path(text: str) -> bool:
    """A path whose every move has its numbers."""
    at = 0
    while at < len(text.rstrip()):
        move = _MOVE.match(text, at)
        if move is None or (at == 0 and move[1] not in "Mm"):
            return False
        if move[1] in "Aa":
            if not move[2].strip() or _FLAGS.sub("", move[2]).strip(" ,\t\r\n"):
                return False
        else:
            count, needed = _count(move[2].strip(" ,\t\r\n")), _MOVES[move[1].upper()]
            if count < 0 or (count != 0 if needed == 0 else count == 0 or count % needed):
                return False
        at = move.end()
    return True


def _transform(text: str) -> bool:
    steps = list(_STEP.finditer(text))
    return _STEP.sub("", text).strip() == "" and all(_count(step[2]) in _STEPS[step[1]] for step in steps)


def _paint(text: str) -> bool:
    return _COLOR.fullmatch(text.strip()) is not None or LOCAL.fullmatch(text.strip()) is not None


def _words(*words: str) -> Callable[[str], bool]:
    return lambda text: text.strip() in words


def _length(text: str) -> bool:
    return _LENGTH.fullmatch(text) is not None


_RULE: Final = _words("nonzero", "evenodd")
VALUES: Final[Mapping[str, Callable[[str], bool]]] = {
    **dict.fromkeys(
        ("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "fx", "fy"), _length
    ),
    **dict.fromkeys(("stroke-width", "stroke-miterlimit", "stroke-dashoffset", "offset"), _length),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity", "stop-opacity"), _length),
    **dict.fromkeys(("fill", "stroke"), _paint),
    "stop-color": lambda text: _COLOR.fullmatch(text.strip()) is not None,
    "d": _path,
    "points": lambda text: _count(text) > 0 and _count(text) % 2 == 0,
    "transform": _transform,
    "gradientTransform": _transform,
    "gradientUnits": _words("userSpaceOnUse", "objectBoundingBox"),
    "clipPathUnits": _words("userSpaceOnUse"),
    "spreadMethod": _words("pad"),
    "viewBox": lambda text: _count(text) == _VIEW,
    "clip-path": lambda text: LOCAL.fullmatch(text.strip()) is not None or text.strip() == "none",
    "fill-rule": _RULE,
    "clip-rule": _RULE,
    "stroke-linecap": _words("butt", "round", "square"),
    "stroke-linejoin": _words("miter", "round", "bevel"),
    "stroke-dasharray": lambda text: text.strip() == "none" or _count(text) > 0,
    "display": _words("inline", "none"),
    "visibility": _words("visible", "hidden"),
    "id": lambda text: NAME.fullmatch(text) is not None,
}
"""What may stand in a drawing, and whether a value is one of it. Anything else is left out of the drawing."""
