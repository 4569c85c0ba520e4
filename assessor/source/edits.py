"""Values put into a YAML text, with every other character of it left as it is: comments, blank lines, order, layout.

The text is composed anew for each edit, and what comes out is read back: it says what it said, the edits, nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import yaml

from assessor.model.named_tuple import NamedTuple
from assessor.model.value import dataclass
from assessor.source.block_style import STEP, entry, lines, spread, under
from assessor.source.flow_style import flow
from assessor.source.flow_style import key as key_text
from assessor.source.layout import NAMED_BY, Layout, below
from assessor.source.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.model.span import Pointer

_COMMENT: Final = re.compile(r"[ \t]+#[^\n\r]*")


@dataclass(frozen=True, slots=True)
class Edit:
    """One value to put at a place; keys that lead there are made where they are missing.

    An entry of a list is named by its number, its `id` or, where it has none, its `provider`; with `entry`, the value
    is one more entry of the list at the place. `comment` stands beside a line that is new, `heading` above a new key of
    the whole file.
    """

    place: Pointer
    value: object
    entry: bool = False
    comment: str = ""
    heading: str = ""


class NoPlaceForIt(Exception):  # noqa: N818 - a signal to the caller, who says what to do by hand
    """The text has a shape into which nothing can be put without changing the rest of it."""


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits made, in their order; raises NoPlaceForIt where it would not read back as just that."""
    before, _ = read(text.encode(), "")
    if before is None:
        raise NoPlaceForIt(text)
    wanted = changed(before.data, edits)
    for edit in edits:
        text = _put(text, edit)
    after, _ = read(text.encode(), "")
    if after is None or after.data != wanted:
        raise NoPlaceForIt(text)
    return text


def changed(data: Any, edits: Sequence[Edit]) -> Any:
    """The data that the edited text must read back as; raises NoPlaceForIt where the data has no such place."""
    copy = _copy(data)
    for edit in edits:
        here: Any = copy
        last: Any = edit.place[-1]
        for step in edit.place[:-1]:
            here = _entered(here, step, {})
        if edit.entry:
            _entered(here, last, []).append(_copy(edit.value))
        elif isinstance(here, dict) or (isinstance(last, int) and last < len(here)):
            here[last] = _copy(edit.value)
        else:
            raise NoPlaceForIt(last)
    return copy


def _entered(here: Any, step: str | int, new: Any) -> Any:
    """What stands below a step; something new where nothing does."""
    if isinstance(here, dict):
        if here.get(step) is None:
            here[step] = new
        found = here[step]
    elif isinstance(here, list) and isinstance(step, int):
        found = here[step] if step < len(here) else None
    else:
        entries = here if isinstance(here, list) else ()
        found = next((item for item in entries if isinstance(item, dict) and step in _names(item)), None)
    if not isinstance(found, (dict, list)) or (isinstance(new, list) and not isinstance(found, list)):
        raise NoPlaceForIt(step)
    return found


def _names(entry: Mapping[str, Any]) -> list[Any]:
    """What names an entry of a list: its `id`; where it has none, whom it is about."""
    return [entry[key] for key in NAMED_BY if key in entry][:1]


def _copy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, (list, tuple)) else value


class _Way(NamedTuple):
    """How far a text leads to a place: the last node there is, its key, and the steps that are missing.

    `braces` is the outermost mapping on the way that stands in braces, with its key.
    """

    here: Any
    key: Any
    missing: list[str | int]
    braces: tuple[Any, Any] | None


def _way(page: Layout, place: Pointer) -> _Way:
    key, here, missing = None, page.root, list(place)
    braces: tuple[Any, Any] | None = None
    while missing:
        if braces is None and isinstance(here, yaml.MappingNode) and here.flow_style:
            braces = key, here
        pair = below(here, missing[0])
        if pair is None:
            break
        key, here = pair
        missing.pop(0)
    return _Way(here, key, missing, braces)


def _put(text: str, edit: Edit) -> str:
    page = Layout(text)
    way = _way(page, edit.place)
    key, here = way.key, way.here
    value = [edit.value] if edit.entry else edit.value
    if way.braces is not None and spread(value) and _opens(page, *way.braces):
        return _put(_opened(page, *way.braces), edit)
    if not way.missing and not edit.entry:
        return _replaced(page, key, here, value)
    if not way.missing and isinstance(here, yaml.SequenceNode):
        return _with_entry(page, here, edit)
    names = [step for step in way.missing if isinstance(step, str)]
    if names and names == way.missing and isinstance(here, yaml.MappingNode):
        return _with_keys(page, here, names, edit)
    if key is not None and isinstance(here, yaml.ScalarNode) and here.tag.endswith(":null") and names == way.missing:
        if here.value or way.braces is not None:
            return _replaced(page, key, here, _nested(names, value))
        return page.with_lines(page.colon(key), [*under(names, value, int(key.start_mark.column), edit.comment)])
    raise NoPlaceForIt(str(edit.place))


def _with_keys(page: Layout, node: Any, names: Sequence[str], edit: Edit) -> str:
    """New keys in a mapping."""
    value = [edit.value] if edit.entry else edit.value
    if node.flow_style or not node.value:
        return _into_braces(page, node, names, value)
    top = node is page.root
    head = ["", *([f"# {edit.heading}"] if edit.heading else [])] if top else []
    added = lines(names, value, int(node.value[0][0].start_mark.column), edit.comment, top=top)
    return page.with_lines(page.end(node), [*head, *added])


def _opens(page: Layout, key: Any, node: Any) -> bool:
    """Whether a mapping in braces stands on one line and can be written one key below the other."""
    one_line = node.start_mark.line == node.end_mark.line
    after_key = key is None or key.start_mark.line == node.start_mark.line
    rest = page.text[page.end(node) : page.line_end(page.end(node))]
    return bool(node.value) and one_line and after_key and (not rest.strip() or _COMMENT.fullmatch(rest) is not None)


def _opened(page: Layout, key: Any, node: Any) -> str:
    """The text with a mapping in braces written one key below the other, its comment beside the first line."""
    start, end = page.start(node), page.end(node)
    stop = page.line_end(end)
    comment = page.text[end:stop].rstrip()
    indent = " " * (int(node.start_mark.column) if key is None else int(key.start_mark.column) + STEP)
    items = [f"{page.text[page.start(name) : page.end(part)]}" for name, part in _parts(page, node)]
    if key is None:
        first, *others = items
        opened = [f"{first}{comment}", *(f"{indent}{item}" for item in others)]
        return page.with_piece(start, stop, page.newline.join(opened))
    before = len(page.text[:start].rstrip())
    opened = [comment, *(f"{indent}{item}" for item in items)]
    return page.with_piece(before, stop, page.newline.join(opened))


def _parts(page: Layout, node: Any) -> Iterator[tuple[Any, Any]]:
    for name, part in node.value:
        if page.end(part) <= page.at(name.end_mark):  # a key without a value has no text to take over
            raise NoPlaceForIt(name.value)
        yield name, part


def _nested(names: Sequence[str], value: object) -> object:
    for name in reversed(names):
        value = {name: value}
    return value


def _replaced(page: Layout, key: Any, node: Any, value: object) -> str:
    """Another value for a key that is there; a comment beside the key stays."""
    if key is None:
        raise NoPlaceForIt(flow(value))
    start, end = page.colon(key), page.end(node)
    if node.start_mark.line == key.end_mark.line and end > start:
        first = page.start(node)
        if first < end:
            return page.with_piece(first, end, flow(value))
    beside = _COMMENT.match(page.text, start)
    kept = beside[0] if beside is not None and beside.end() <= max(end, start) else ""
    return page.with_piece(start, max(end, start), f" {flow(value)}{kept}")


def _into_braces(page: Layout, node: Any, names: Sequence[str], value: object) -> str:
    piece = f"{key_text(names[0])}: {flow(_nested(names[1:], value))}"
    if not node.value:
        place = page.start(node) + 1
        return page.with_piece(place, place, piece)
    last = node.value[-1]
    place = max(page.end(last[1]), page.at(last[0].end_mark))
    return page.with_piece(place, place, f", {piece}")


def _with_entry(page: Layout, node: Any, edit: Edit) -> str:
    """One more entry of a list that is there."""
    if not node.flow_style:
        return page.with_lines(page.end(node), [*entry(edit.value, int(node.start_mark.column), edit.comment)])
    place = page.end(node.value[-1]) if node.value else page.start(node) + 1
    return page.with_piece(place, place, f"{', ' if node.value else ''}{flow(edit.value)}")
