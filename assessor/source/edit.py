"""A value put into a YAML text at its place; every other line, comment and order stays as somebody wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

from assessor.source.reader import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STEP: Final = 2
_LITERAL: Final = ("|", ">")


class CannotPut(Exception):  # noqa: N818 - a text so laid out that a line cannot be put in without changing others
    """A text in which there is no place for a value."""


def put(text: str, place: Sequence[str], value: str, *, comment: str = "", heading: str = "") -> str:
    """The text with a value, itself YAML on one line, at a place; keys that are not there yet are written.

    An entry of a list is named by its `id`. `comment` stands behind a new line, `heading` above a new top-level key.
    Raises CannotPut where the text would not read back as itself with that one value.
    """
    return _checked(text, lambda root: _put(text, root, place, value, comment, heading), place)


def add(text: str, key: str, pairs: Sequence[tuple[str, str]], *, heading: str = "") -> str:
    """The text with one more entry in the list under a top-level key; the first of its pairs names it."""
    return _checked(text, lambda root: _add(text, root, key, pairs, heading), (key, pairs[0][1]))


def _checked(text: str, edit: Callable[[Any], str], place: Sequence[str]) -> str:
    root = yaml.compose(text, Loader=_LOADER)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise CannotPut
    new = edit(root)
    before, _ = read(text.encode(), "")
    after, _ = read(new.encode(), "")
    if before is None or after is None or not _same(before.data, after.data, place):
        raise CannotPut
    return new


def _same(before: Any, after: Any, place: Sequence[str]) -> bool:
    """Whether two texts say the same but at a place."""
    if not place:
        return True
    step, rest = place[0], place[1:]
    if isinstance(after, dict):
        stated = before if isinstance(before, dict) else {}
        others = {key: item for key, item in stated.items() if key != step}
        kept = {key: item for key, item in after.items() if key != step}
        return others == kept and step in after and _same(stated.get(step), after[step], rest)
    if isinstance(after, list):
        entries = before if isinstance(before, list) else []
        kept_entries = [item for item in after if not _named(item, step)]
        if kept_entries != [item for item in entries if not _named(item, step)]:
            return False
        old, new = (next((item for item in items if _named(item, step)), None) for items in (entries, after))
        return new is not None and _same(old, new, rest)
    return False


def _named(item: Any, name: str) -> bool:
    return isinstance(item, dict) and item.get("id") == name


def _put(text: str, root: Any, place: Sequence[str], value: str, comment: str, heading: str) -> str:
    node, depth = root, 0
    while depth < len(place):
        below = _below(node, place[depth])
        if below is None:
            break
        node, depth = below, depth + 1
    rest = place[depth:]
    if not rest:
        return _replaced(text, node, value)
    if isinstance(node, yaml.MappingNode):
        if node.flow_style:
            return _into_flow(text, node, _flow(rest, value))
        at = _end_of_line(text, _end(text, node))
        lines = _lines(rest, value, node.start_mark.column, depth, comment)
        return _inserted(text, at, ["", *_heading(heading), *lines] if depth == 0 else lines)
    if isinstance(node, yaml.ScalarNode) and node.value in ("", "~", "null"):
        if depth == 1 and not node.value:
            at = _end_of_line(text, node.start_mark.index)
            return _inserted(text, at, _lines(rest, value, _STEP, depth, comment))
        return _replaced(text, node, f"{{{_flow(rest, value)}}}")
    raise CannotPut


def _add(text: str, root: Any, key: str, pairs: Sequence[tuple[str, str]], heading: str) -> str:
    node = _below(root, key)
    flow = "{" + ", ".join(f"{name}: {value}" for name, value in pairs) + "}"
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        at = node.end_mark.index - 1
        return text[:at] + (f", {flow}" if node.value else flow) + text[at:]
    indent, at, above = _STEP, _end_of_line(text, _end(text, root)), ["", *_heading(heading), f"{key}:"]
    if isinstance(node, yaml.SequenceNode):
        indent, at, above = node.start_mark.column, _end_of_line(text, _end(text, node)), []
    elif isinstance(node, yaml.ScalarNode) and not node.value:
        at, above = _end_of_line(text, node.start_mark.index), []
    elif node is not None:
        raise CannotPut
    (name, value), *others = pairs
    pad = " " * indent
    lines = [f"{pad}- {name}: {value}", *(f"{pad}  {other}: {item}" for other, item in others)]
    return _inserted(text, at, [*above, *lines])


def _heading(heading: str) -> list[str]:
    return [f"# {heading}"] if heading else []


def _below(node: Any, step: str) -> Any:
    """The value under a key, or the entry of a list with that id."""
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            named = _below(entry, "id") if isinstance(entry, yaml.MappingNode) else None
            if isinstance(named, yaml.ScalarNode) and named.value == step:
                return entry
    return None


def _lines(rest: Sequence[str], value: str, indent: int, depth: int, comment: str) -> list[str]:
    """New keys, one below the other; the innermost mapping stands on one line unless it is a section of the file."""
    behind = f" # {comment}" if comment else ""
    if len(rest) == 1:
        return [f"{' ' * indent}{_key(rest[0])}: {value}{behind}"]
    if len(rest) == 2 and depth > 0:  # noqa: PLR2004 - a key and the one below it
        return [f"{' ' * indent}{_key(rest[0])}: {{{_flow(rest[1:], value)}}}{behind}"]
    below = _lines(rest[1:], value, indent + _STEP, depth + 1, comment)
    return [f"{' ' * indent}{_key(rest[0])}:", *below]


def _flow(rest: Sequence[str], value: str) -> str:
    first, *others = rest
    return f"{_key(first)}: {value}" if not others else f"{_key(first)}: {{{_flow(others, value)}}}"


def _key(name: str) -> str:
    plain = name.replace("-", "").replace("_", "")
    return name if plain.isascii() and plain.isalnum() and plain[0].isalpha() else f'"{name}"'


def _into_flow(text: str, node: Any, added: str) -> str:
    at = node.end_mark.index - 1
    before = text[:at].rstrip()
    return (
        f"{before}{'' if before.endswith(('{', ',')) else ','}{'' if before.endswith('{') else ' '}{added}{text[at:]}"
    )


def _replaced(text: str, node: Any, value: str) -> str:
    start, end = node.start_mark.index, _end(text, node)
    space = " " if start == end and text[start - 1 : start] not in (" ", "\n") else ""
    return text[:start] + space + value + text[end:]


def _end(text: str, node: Any) -> int:
    """Where the last thing a node holds ends; libyaml lets a block reach to what comes after it."""
    if isinstance(node, yaml.ScalarNode):
        end: int = node.end_mark.index
        return len(text[:end].rstrip()) if node.style in _LITERAL else end
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(text, last[1] if isinstance(node, yaml.MappingNode) else last)


def _end_of_line(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def _inserted(text: str, at: int, lines: Sequence[str]) -> str:
    return text[:at] + "".join(f"\n{line}" for line in lines) + (text[at:] or "\n")
