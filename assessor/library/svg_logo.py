"""An SVG looked through: shapes are written again, what does no drawing is left out, what could act is refused."""

from __future__ import annotations

from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from assessor.library.svg_values import LOCAL, NUMBER, VALUES
from assessor.model.named_tuple import NamedTuple

MOST_BYTES: Final = 128 * 1024
MOST_ELEMENTS: Final = 2000
DEEPEST: Final = 24
_SVG: Final = "http://www.w3.org/2000/svg"
_SHAPES: Final = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_GRADIENTS: Final = ("linearGradient", "radialGradient")
_KEPT: Final = frozenset({"svg", "g", "defs", "stop", "clipPath", *_SHAPES, *_GRADIENTS})
_LEFT_OUT: Final = frozenset({"title", "desc", "metadata"})
_VIEW: Final = 4


class Unsafe(Exception):  # noqa: N818 - reads as what it says
    """Why a drawing is refused, where, and what to do."""

    def __init__(self, message: str, advice: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.advice, self.line, self.column = message, advice, line, column


class _Reference(NamedTuple):
    name: str
    kinds: tuple[str, ...]
    line: int
    column: int


def cleaned_svg(raw: bytes) -> bytes:
    """The same drawing of shapes alone; raises Unsafe at the first thing that is none."""
    reader = _Reader()
    try:
        reader.parser.Parse(raw, True)  # noqa: FBT003 - the parser's own signature
    except expat.ExpatError as fault:
        message = f"it is no sound XML ({expat.errors.messages[fault.code]})"
        raise Unsafe(message, "export it again as plain SVG", fault.lineno, fault.offset + 1) from None
    return reader.finished()


class _Reader:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator="|")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self._out: list[str] = []
        self._open: list[str] = []
        self._silent = 0
        self._count = self._shapes = 0
        self._ids: dict[str, str] = {}
        self._references: list[_Reference] = []

    def finished(self) -> bytes:
        """The drawing, once it is read to its end."""
        for used in self._references:
            if self._ids.get(used.name) not in used.kinds:
                message = f"'#{used.name}' is used, and no {used.kinds[0]} of this drawing has that id"
                raise Unsafe(message, "export it again as plain SVG", used.line, used.column)
        if not self._shapes:
            raise Unsafe("it draws nothing", "export the logo as shapes")
        return "".join(self._out).encode()

    def _refused(self, message: str, advice: str) -> Unsafe:
        return Unsafe(message, advice, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _doctype(self, _name: str, _system: str | None, _public: str | None, internal: int) -> None:
        if internal:
            raise self._refused("it declares things in its DOCTYPE", "remove the DOCTYPE")

    def _entity(self, *_parts: object) -> None:
        raise self._refused("it declares an entity", "remove the DOCTYPE")

    def _instruction(self, target: str, _data: str) -> None:
        raise self._refused(f"it holds an instruction to programs ('{target[:40]}')", "remove it")

    def _start(self, name: str, stated: dict[str, str]) -> None:
        self._count += 1
        self._open.append(name)
        if self._count > MOST_ELEMENTS or len(self._open) > DEEPEST:
            raise self._refused(
                f"it has more than {MOST_ELEMENTS} parts, or nests over {DEEPEST}", "simplify the drawing"
            )
        if self._silent:
            return
        space, _, tag = name.rpartition("|")
        if len(self._open) == 1 and (space, tag) != (_SVG, "svg"):
            raise self._refused("it does not begin with an <svg> of SVG's namespace", "export it again as plain SVG")
        if space != _SVG or tag in _LEFT_OUT:
            self._silent = len(self._open)
            return
        if tag not in _KEPT or (tag == "svg") != (len(self._open) == 1):
            raise self._refused(f"it holds <{tag[:40]}>; only shapes are printed", _advice(tag))
        self._shapes += tag in _SHAPES
        kept = self._kept(tag, stated)
        if "id" in kept:
            self._ids[kept["id"]] = tag
        head = "".join(f" {key}={quoteattr(value)}" for key, value in sorted(kept.items()))
        self._out.append(f'<svg xmlns="{_SVG}"{head}>' if tag == "svg" else f"<{tag}{head}>")

    def _end(self, name: str) -> None:
        if not self._silent:
            self._out.append(f"</{name.rpartition('|')[2]}>")
        if len(self._open) == self._silent:
            self._silent = 0
        self._open.pop()

    def _kept(self, tag: str, stated: dict[str, str]) -> dict[str, str]:
        """The attributes that draw, those of `style` among them."""
        found: dict[str, str] = {}
        for name, value in stated.items():
            space, _, key = name.rpartition("|")
            lower = key.lower()
            if lower in ("href", "src") or lower.startswith("on"):
                raise self._refused(
                    f"it holds '{key[:40]}', which leads or acts", "export it as plain SVG, without links or scripts"
                )
            if not space:
                found[key] = value
        for part in found.pop("style", "").split(";"):
            key, _, value = part.partition(":")
            if key.strip():
                found[key.strip()] = value.strip()
        kept = {key: value for key, value in found.items() if self._draws(key, value)}
        if tag == "svg":
            kept = self._sized(kept)
        for key in ("fill", "stroke", "clip-path"):
            local = LOCAL.fullmatch(kept.get(key, "").strip())
            if local is not None:
                self._used(key, local[1])
        return kept

    def _draws(self, key: str, value: str) -> bool:
        if "url(" in value.lower() and LOCAL.fullmatch(value.strip()) is None:
            raise self._refused(f"'{key[:40]}' leads out of the drawing", "put everything into the drawing itself")
        if key not in VALUES:
            return False
        if not VALUES[key](value):
            raise self._refused(f"'{key}' is not understood: {value.strip()[:60]}", "export it again as plain SVG")
        return True

    def _used(self, key: str, name: str) -> None:
        within = any(part.endswith("|clipPath") for part in self._open)
        if key == "clip-path" and within:
            raise self._refused("a clip path is clipped in turn", "simplify the drawing")
        kinds = ("clipPath",) if key == "clip-path" else _GRADIENTS
        place = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self._references.append(_Reference(name, kinds, *place))

    def _sized(self, kept: dict[str, str]) -> dict[str, str]:
        """A view box, which alone says how wide and high the drawing is."""
        width, height = kept.pop("width", ""), kept.pop("height", "")
        sides = [side.removesuffix("px").strip() for side in (width, height)]
        box = kept.get("viewBox") or f"0 0 {sides[0]} {sides[1]}"
        numbers = [float(part) for part in NUMBER.findall(box)] if VALUES["viewBox"](box) else []
        if len(numbers) != _VIEW or min(numbers[2:]) <= 0:
            raise self._refused("it states no size", "export it with a viewBox")
        plain = [f"{number:g}" for number in numbers]
        return {**kept, "viewBox": " ".join(plain), "width": plain[2], "height": plain[3]}


def _advice(tag: str) -> str:
    if tag in ("text", "tspan", "textPath"):
        return "turn letters into outlines before you export it"
    if tag == "style":
        return "export it with presentation attributes in place of a style sheet"
    return "export it as plain SVG of shapes, or take a PNG"
