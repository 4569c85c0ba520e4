"""YAML text to a Document, every fault a diagnostic with its place.

Drives libyaml's events directly: one pass builds data and marks together, at about a third of the cost of
PyYAML's own construction, and nothing (alias, tag, merge key) is ever expanded.
"""

from __future__ import annotations

from typing import Any

import yaml

from assessor.model.diagnostic import Diagnostic
from assessor.model.span import Span
from assessor.source import dialect
from assessor.source.document import COLUMN_BITS, Document
from assessor.source.syntax import RETYPE, syntax_fault

_SCALAR = yaml.ScalarEvent
_MAPPING = yaml.MappingStartEvent
_MAPPING_END = yaml.MappingEndEvent
_SEQUENCE_END = yaml.SequenceEndEvent
_ALIAS = yaml.AliasEvent
_MERGE = "<<"
_DOCUMENT_END = yaml.DocumentEndEvent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNSEEN = (
    (dialect.CONTROL, "text/control-character", "control character"),
    (dialect.BIDI, "text/direction-override", "character that changes the reading direction"),
)
# Bytes that cannot be part of any of these, so that most files need no search.
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\t\n\r"


class _TooDeep(Exception):  # noqa: N818 - a signal inside this module
    pass


class _Plain(dict[str, object]):
    """The value of each plain scalar, worked out once."""

    def __missing__(self, text: str) -> object:
        value = self[text] = dialect.scalar(text)
        return value


class _Builder:
    """Builds one document from events; collects diagnostics instead of raising."""

    def __init__(self, text: str, path: str) -> None:
        loader: Any = _LOADER(text)
        self.next = loader.get_event
        self.dispose = loader.dispose
        self.path = path
        self.plain = _Plain()
        self.problems: list[Diagnostic] = []

    def report(self, mark: Any, code: str, message: str, advice: str) -> None:
        if len(self.problems) < dialect.MAX_PROBLEMS:
            span = Span(self.path, mark.line + 1, mark.column + 1)
            self.problems.append(Diagnostic(code, message, span, advice))

    def document(self) -> tuple[Any, Any]:
        """Data and marks of the first document; reports a second one."""
        self.next()  # stream start
        if type(self.next()) is yaml.StreamEndEvent:
            self.problems.append(_empty(self.path))
            return None, 0
        data, marks = self.node(self.next(), 0)
        event = self.next()
        if type(event) is _DOCUMENT_END:
            event = self.next()
        if type(event) is yaml.DocumentStartEvent:
            self.report(
                event.start_mark,
                "yaml/several-documents",
                "a second document starts here",
                "keep one document per file: remove the line '---'",
            )
        return data, marks

    def node(self, event: Any, depth: int) -> tuple[Any, Any]:
        mark = event.start_mark
        place = mark.line << COLUMN_BITS | mark.column
        if (event.anchor or event.tag) and self.refused(event):
            return None, place
        kind = type(event)
        if kind is _SCALAR:
            return self.scalar(event), place
        if depth >= dialect.MAX_DEPTH:
            raise _TooDeep(mark)
        if kind is _MAPPING:
            return self.mapping(place, depth + 1)
        return self.sequence(place, depth + 1)

    def refused(self, event: Any) -> bool:
        """Report anchor, alias or tag; whether there is no value either."""
        mark = event.start_mark
        if type(event) is _ALIAS:
            self.report(mark, "yaml/alias", f"alias *{event.anchor} refers to text elsewhere", _NO_ANCHORS)
            return True
        if event.anchor is not None:
            self.report(mark, "yaml/anchor", f"anchor &{event.anchor} is not part of this format", _NO_ANCHORS)
        if event.tag is not None and event.tag != "!":
            self.report(mark, "yaml/tag", f"tag {event.tag} is not part of this format", "remove the tag")
        return False

    def scalar(self, event: Any) -> object:
        return self.plain[event.value] if event.implicit[0] else self.quoted(event)

    def quoted(self, event: Any) -> str:
        r"""Text as it stands; what `decode` refuses in the raw text may not come in as an escape such as "\u202e"."""
        text: str = event.value
        if not text.isprintable():
            for pattern, code, what in _UNSEEN:
                if (found := pattern.search(text)) is not None:
                    message = f"{what} U+{ord(found[0]):04X}, written as an escape"
                    self.report(event.start_mark, code, message, "remove it")
        return text

    def sequence(self, place: int, depth: int) -> tuple[Any, Any]:
        items: list[Any] = []
        marks: list[Any] = []
        mark: Any
        take, plain = self.next, self.plain
        while (kind := type(event := take())) is not _SEQUENCE_END:
            if kind is _SCALAR and event.anchor is None and event.tag is None:  # the common case of `node`, in place
                mark = event.start_mark
                items.append(plain[event.value] if event.implicit[0] else self.quoted(event))
                marks.append(mark.line << COLUMN_BITS | mark.column)
            else:
                item, below = self.node(event, depth)
                items.append(item)
                marks.append(below)
        return items, [place, marks]

    def mapping(self, place: int, depth: int) -> tuple[Any, Any]:
        data: dict[str, Any] = {}
        keys: dict[str, int] = {}
        marks: dict[str, Any] = {}
        mark: Any
        take, plain = self.next, self.plain
        while type(event := take()) is not _MAPPING_END:
            if type(event) is _SCALAR and event.anchor is None and event.tag is None:  # as in `sequence`
                mark = event.start_mark
                key = plain[event.value] if event.implicit[0] else self.quoted(event)
                at = mark.line << COLUMN_BITS | mark.column
            else:
                key, at = self.node(event, depth)
            if type(key) is not str or key == _MERGE:
                key = self.unfit(event, key)
            if key in data:
                self.duplicate(event.start_mark, key, keys[key])
            if type(event := take()) is _SCALAR and event.anchor is None and event.tag is None:  # as in `sequence`
                mark = event.start_mark
                value = plain[event.value] if event.implicit[0] else self.quoted(event)
                below = mark.line << COLUMN_BITS | mark.column
            else:
                value, below = self.node(event, depth)
            if key is not None and key not in data:
                data[key] = value
                keys[key] = at
                marks[key] = below
        return data, [place, keys, marks]

    def unfit(self, event: Any, value: object) -> str | None:
        """Report a key that is not text, or that merges; None unless it is a quoted "<<"."""
        if value == _MERGE:
            if not event.implicit[0]:
                return _MERGE
            self.report(event.start_mark, "yaml/merge-key", "merge key << is not part of this format", _NO_ANCHORS)
            return None
        shown = event.value if type(event) is _SCALAR else "a list or mapping"
        if type(event) is not _ALIAS:
            self.report(
                event.start_mark,
                "yaml/key-not-text",
                f"key {shown or 'null'} is read as {_kind(value)}, expected text",
                f'put it in quotes: "{shown}":' if type(event) is _SCALAR else "use a plain text key",
            )
        return None

    def duplicate(self, mark: Any, key: str, first: int) -> None:
        line = (first >> COLUMN_BITS) + 1
        self.report(
            mark,
            "yaml/duplicate-key",
            f"key '{key}' appears twice in one mapping, first on line {line}",
            "keep one of them",
        )


_NO_ANCHORS = "write the value out; anchors, aliases and merge keys are refused because they hide what is stated"


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true/false"
    if isinstance(value, (int, float)):
        return "a number"
    return "a list" if isinstance(value, list) else "a mapping"


def _empty(path: str) -> Diagnostic:
    return Diagnostic(
        "yaml/empty", "the file is empty", Span(path), "fill it in, or remove it; 'assessor init' writes a starter file"
    )


def decode(raw: bytes, path: str) -> tuple[str, list[Diagnostic]]:
    """Bytes to text: UTF-8 only, no control or direction-changing characters."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", [_encoding(path, 1, 1, "the file is UTF-16")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return "", [_encoding(path, line, column, f"byte 0x{raw[fault.start]:02x} is not UTF-8")]
    problems: list[Diagnostic] = []
    if not raw.translate(None, _PRINTABLE):
        return text, problems
    for pattern, code, what in _UNSEEN:
        for found in list(pattern.finditer(text))[: dialect.MAX_PROBLEMS]:
            before_text = text[: found.start()]
            span = Span(path, before_text.count("\n") + 1, len(before_text.rpartition("\n")[2]) + 1)
            problems.append(Diagnostic(code, f"{what} U+{ord(found[0]):04X}", span, "remove it"))
    return text, problems


def _strange_breaks(text: str, path: str) -> list[Diagnostic]:
    """Characters that end a line for YAML and for hardly any editor: every place after one would be told wrongly."""
    if text.isascii():
        return []
    problems = []
    for found in list(dialect.STRANGE_BREAK.finditer(text))[: dialect.MAX_PROBLEMS]:
        start = text.rfind("\n", 0, found.start()) + 1
        span = Span(path, text.count("\n", 0, start) + 1, found.start() - start + 1)
        message = f"line separator U+{ord(found[0]):04X}, which ends the line for YAML"
        problems.append(Diagnostic("text/control-character", message, span, "remove it, or end the line with Enter"))
    return problems


def _encoding(path: str, line: int, column: int, what: str) -> Diagnostic:
    return Diagnostic("text/encoding", f"{what}, expected UTF-8", Span(path, line, column), "save the file as UTF-8")


def read(raw: bytes, path: str, *, limit: int = dialect.MAX_BYTES) -> tuple[Document | None, list[Diagnostic]]:
    """One YAML text as a Document, or None, with every problem found. `path` is printed, nothing is opened."""
    if len(raw) > limit:
        message = f"the file has {len(raw)} bytes, more than the limit of {limit}"
        return None, [Diagnostic("text/too-large", message, Span(path), "split it, or check that it is the right file")]
    text, problems = decode(raw, path)
    problems += _strange_breaks(text, path)
    if problems:
        return None, problems
    builder = _Builder(text, path)
    try:
        data, marks = builder.document()
    except yaml.MarkedYAMLError as fault:
        builder.problems.append(syntax_fault(fault, text, path))
        return None, builder.problems
    except yaml.YAMLError as fault:
        builder.problems.append(Diagnostic("yaml/syntax", str(fault).partition("\n")[0], Span(path), RETYPE))
        return None, builder.problems
    except _TooDeep as fault:
        builder.report(fault.args[0], "yaml/too-deep", f"nested deeper than {dialect.MAX_DEPTH} levels", "flatten it")
        return None, builder.problems
    finally:
        builder.dispose()
    return (None if builder.problems else Document(path, data, marks)), builder.problems
