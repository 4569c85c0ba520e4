"""Values put into a YAML text, with every other character of it left as it is: comments, blank lines, order, layout.

Only the end of what is there has to be known beside its beginning, so the text is composed once for each edit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import yaml

from assessor.model.value import dataclass
from assessor.source.flow_style import flow
from assessor.source.flow_style import key as key_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.model.span import Pointer

_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_COMMENT: Final = re.compile(r"[ \t]+#[^\n\r]*")
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STEP: Final = 2


@dataclass(frozen=True, slots=True)
class Edit:
    """One value to put at a place; keys that lead there are made where they are missing."""

    place: Pointer
    value: object


class NoPlaceForIt(Exception):  # noqa: N818 - a signal to the caller, who says what to do by hand
    """The text has a shape into which nothing can be put without changing the rest of it."""


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits made, in their order."""
    for edit in edits:
        text = _put(text, edit)
    return text


def changed(data: Any, edits: Sequence[Edit]) -> Any:
    """The data that the edited text must read back as."""
    copy = _copy(data)
    for edit in edits:
        here = copy
        for step in edit.place[:-1]:
            if isinstance(here, dict) and here.get(step) is None:
                here[step] = {}
            here = here[step]
        here[edit.place[-1]] = _copy(edit.value)
    return copy


def _copy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, (list, tuple)) else value


class _Text:
    """A text with the offsets of its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def at(self, mark: Any) -> int:
        """The offset of a place."""
        return int(self._starts[mark.line]) + int(mark.column)

    def end(self, node: Any) -> int:
        """Where the last character of a node's content stands, and not what follows it."""
        if isinstance(node, yaml.ScalarNode):
            end = self.at(node.end_mark)
            return len(self.text[:end].rstrip()) if node.style in ("|", ">") else end
        if node.flow_style or not node.value:
            return self.at(node.end_mark)
        last = node.value[-1]
        if isinstance(node, yaml.SequenceNode):
            return self.end(last)
        return max(self.end(last[1]), self.colon(last[0]))

    def colon(self, key: Any) -> int:
        """The place after the colon of a key."""
        place: int = self.text.index(":", self.at(key.end_mark))
        return place + 1

    def line_end(self, offset: int) -> int:
        """The end of the line a place is on, its comment included."""
        found = _BREAK.search(self.text, offset)
        return found.start() if found is not None else len(self.text)

    def with_piece(self, start: int, end: int, piece: str) -> str:
        """The text with another piece between two places."""
        return self.text[:start] + piece + self.text[end:]


def _put(text: str, edit: Edit) -> str:
    page = _Text(text)
    here: Any = yaml.compose(text, Loader=_LOADER)
    key, steps = None, list(edit.place)
    braces: tuple[Any, Any] | None = None  # the outermost mapping on the way that stands in braces, with its key
    while steps:
        if braces is None and isinstance(here, yaml.MappingNode) and here.flow_style:
            braces = key, here
        pair = _below(here, steps[0])
        if pair is None:
            break
        key, here = pair
        steps.pop(0)
    if braces is not None and isinstance(edit.value, Mapping) and _opens(page, *braces):
        return _put(_opened(page, *braces), edit)
    if not steps:
        return _replaced(page, key, here, edit.value)
    if any(not isinstance(step, str) for step in steps):
        raise NoPlaceForIt(str(edit.place))
    names = [str(step) for step in steps]
    if isinstance(here, yaml.MappingNode) and here.flow_style:
        return _into_braces(page, here, names, edit.value)
    if isinstance(here, yaml.MappingNode) and here.value:
        return _below_the_last(page, here, names, edit.value)
    if key is not None and isinstance(here, yaml.ScalarNode) and here.tag.endswith(":null"):
        return _replaced(page, key, here, _nested(names, edit.value))
    raise NoPlaceForIt(str(edit.place))


def _opens(page: _Text, key: Any, node: Any) -> bool:
    """Whether a mapping in braces stands on one line and can be written one key below the other."""
    one_line = node.start_mark.line == node.end_mark.line
    after_key = key is None or key.start_mark.line == node.start_mark.line
    rest = page.text[page.end(node) : page.line_end(page.end(node))]
    return bool(node.value) and one_line and after_key and (not rest.strip() or _COMMENT.fullmatch(rest) is not None)


def _opened(page: _Text, key: Any, node: Any) -> str:
    """The text with a mapping in braces written one key below the other, its comment beside the first line."""
    start, end = page.at(node.start_mark), page.end(node)
    stop = page.line_end(end)
    comment = page.text[end:stop].rstrip()
    indent = " " * (int(node.start_mark.column) if key is None else int(key.start_mark.column) + _STEP)
    entries = [f"{page.text[page.at(name.start_mark) : page.end(part)]}" for name, part in _parts(page, node)]
    if key is None:
        first, *others = entries
        lines = [f"{first}{comment}", *(f"{indent}{entry}" for entry in others)]
        return page.with_piece(start, stop, page.newline.join(lines))
    before = len(page.text[:start].rstrip())
    lines = [comment, *(f"{indent}{entry}" for entry in entries)]
    return page.with_piece(before, stop, page.newline.join(lines))


def _parts(page: _Text, node: Any) -> Iterator[tuple[Any, Any]]:
    for name, part in node.value:
        if page.end(part) <= page.at(name.end_mark):  # a key without a value has no text to take over
            raise NoPlaceForIt(name.value)
        yield name, part


def _below(node: Any, step: str | int) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _nested(names: Sequence[str], value: object) -> object:
    for name in reversed(names):
        value = {name: value}
    return value


def _replaced(page: _Text, key: Any, node: Any, value: object) -> str:
    """Another value for a key that is there; a comment beside the key stays."""
    if key is None:
        raise NoPlaceForIt(flow(value))
    start, end = page.colon(key), page.end(node)
    if node.start_mark.line == key.end_mark.line and end > start:
        first = page.at(node.start_mark)
        if first < end:
            return page.with_piece(first, end, flow(value))
    beside = _COMMENT.match(page.text, start)
    kept = beside[0] if beside is not None and beside.end() <= max(end, start) else ""
    return page.with_piece(start, max(end, start), f" {flow(value)}{kept}")


def _into_braces(page: _Text, node: Any, names: Sequence[str], value: object) -> str:
    entry = f"{key_text(names[0])}: {flow(_nested(names[1:], value))}"
    if not node.value:
        place = page.at(node.start_mark) + 1
        return page.with_piece(place, place, entry)
    last = node.value[-1]
    place = max(page.end(last[1]), page.at(last[0].end_mark))
    return page.with_piece(place, place, f", {entry}")


def _below_the_last(page: _Text, node: Any, names: Sequence[str], value: object) -> str:
    place = page.line_end(page.end(node))
    indent = int(node.value[0][0].start_mark.column)
    piece = "".join(f"{page.newline}{line}" for line in _lines(names, value, indent))
    return page.with_piece(place, place, piece)


def _lines(names: Sequence[str], value: object, indent: int) -> Iterator[str]:
    """Keys one below the other; a mapping at the end of them likewise, its own values on one line each."""
    for depth, name in enumerate(names[:-1]):
        yield f"{' ' * (indent + depth * _STEP)}{key_text(name)}:"
    left = " " * (indent + (len(names) - 1) * _STEP)
    if isinstance(value, Mapping) and any(isinstance(part, Mapping) for part in value.values()):
        yield f"{left}{key_text(names[-1])}:"
        for key, part in value.items():
            yield f"{left}{' ' * _STEP}{key_text(str(key))}: {flow(part)}"
    else:
        yield f"{left}{key_text(names[-1])}: {flow(value)}"
