"""Documents against their JSON Schema: every fault a diagnostic that says what was expected.

The schemas of the engine lie in `schemas/` beside this module. A framework brings a folder of its own: its kinds of
file (`KIND.schema.json`), and what an engagement may say under its own key (`KEY.block.json`).
"""

from __future__ import annotations

import json
import re
from functools import cache, partial
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any

from assessor.model.diagnostic import Diagnostic
from assessor.source.acceptor import Acceptor, Unknown
from assessor.source.dialect import MARKUP, MARKUP_PIECES, MAX_PROBLEMS, MAX_TEXT
from assessor.source.faults import leaves, worded
from assessor.source.formats import TEXT_FORMATS, follows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

    from jsonschema.protocols import Validator

    from assessor.model.span import Pointer
    from assessor.source.document import Document

# A reference from one schema file to another.
_OTHER = re.compile(r'"\$ref": "([a-z_]+)-1\.schema\.json#')
# One to a part of another file that stands under no name there.
_PART_OF = re.compile(r'"\$ref": "([a-z_]+)-1\.schema\.json#(/properties/[a-z_/]+)"')
_SCHEMA, _BLOCK = ".schema.json", ".block.json"
_FOLDER = files("assessor.source") / "schemas"
ENGAGEMENT, _COMMON = "engagement", "common"


class Schemas:
    """The file kinds an engine knows: its own and those of the folders it was given."""

    def __init__(self, folders: tuple[Traversable, ...] = ()) -> None:
        entries = [entry for folder in (_FOLDER, *folders) for entry in folder.iterdir()]
        self._kinds = {item.name.removesuffix(_SCHEMA): item for item in entries if item.name.endswith(_SCHEMA)}
        self._blocks = {item.name.removesuffix(_BLOCK): item for item in entries if item.name.endswith(_BLOCK)}
        self._validators: dict[str, Validator] = {}
        self._acceptors: dict[str, Callable[[Any], bool]] = {}

    def kinds(self) -> tuple[str, ...]:
        """Every file kind that has a schema."""
        return tuple(sorted(name for name in self._kinds if name != _COMMON))

    def schema(self, kind: str) -> dict[str, Any]:
        """The JSON Schema of a file kind; that of an engagement holds every framework's block."""
        schema = _read(self._kinds[kind])
        if kind == ENGAGEMENT:
            schema["properties"] |= {key: _read(entry) for key, entry in sorted(self._blocks.items())}
        return schema

    def standalone(self, kind: str) -> dict[str, Any]:
        """The JSON Schema of a file kind with everything it refers to inside, for editors that read one file."""
        schema, *others = self._family(kind).values()
        definitions = {name: part for other in others for name, part in other.get("$defs", {}).items()}
        text = json.dumps({**schema, "$defs": {**schema.get("$defs", {}), **definitions}})
        made: dict[str, Any] = json.loads(_PART_OF.sub(_named_part, text))
        for name, path in dict.fromkeys(_PART_OF.findall(text)):  # overlays take parts of other kinds of file
            part = json.dumps(_below(self.schema(name), path))
            made["$defs"][_part_name(name, path)] = json.loads(_OTHER.sub('"$ref": "#', part))
        bare: dict[str, Any] = json.loads(_OTHER.sub('"$ref": "#', json.dumps(made)))
        return bare

    def validate(self, document: Document, kind: str) -> list[Diagnostic]:
        """Every way in which a document is not a valid file of its kind, each told once."""
        problems = dict.fromkeys(_text_problems(document))
        if self.accepts(kind, document.data):
            return list(problems)
        for error in self.validator(kind).iter_errors(document.data):
            for leaf in leaves(error):
                if leaf.validator == "maxLength" and len(str(leaf.instance)) > MAX_TEXT:
                    continue  # told above, as text that is too long
                problems.update(dict.fromkeys(islice(worded(document, leaf), MAX_PROBLEMS)))
                if len(problems) >= MAX_PROBLEMS:
                    return list(problems)
        return list(problems)

    def accepts(self, kind: str, data: Any) -> bool:
        """The quick check of a file kind; where none can be compiled, it accepts nothing."""
        if kind not in self._acceptors:
            self._acceptors[kind] = self._acceptor(kind)
        return self._acceptors[kind](data)

    def _acceptor(self, kind: str) -> Callable[[Any], bool]:
        by_name = self._family(kind)
        try:
            return Acceptor(by_name).compile(next(iter(by_name)))
        except Unknown:
            return lambda _data: False

    def validator(self, kind: str) -> Validator:
        """The validator of a file kind, its references resolved among our own schemas."""
        if kind not in self._validators:
            from jsonschema import Draft202012Validator  # noqa: PLC0415 - a cached engagement never needs it
            from referencing import Registry, Resource  # noqa: PLC0415

            schema, *others = self._family(kind).values()
            resources = [Resource.from_contents(other) for other in others]
            known: Any = Registry().with_resources([(resource.id() or "", resource) for resource in resources])
            self._validators[kind] = Draft202012Validator(schema, registry=known, format_checker=_formats())
        return self._validators[kind]

    def _family(self, kind: str) -> dict[str, Any]:
        """A schema and every schema it refers to, by the name references use; its own comes first."""
        family: dict[str, Any] = {}
        waiting = [kind]
        while waiting:
            schema = self.schema(waiting.pop(0))
            family[schema["$id"].rpartition("/")[2]] = schema
            named = _OTHER.findall(json.dumps(schema))
            waiting += [name for name in dict.fromkeys(named) if f"{name}-1.schema.json" not in family]
        return family


@cache
def schemas(folders: tuple[Traversable, ...] = ()) -> Schemas:
    """The schemas of the engine and of some folders, read and compiled once."""
    return Schemas(folders)


def _part_name(kind: str, path: str) -> str:
    return f"{kind}{path.replace('/', '_')}"


def _named_part(found: re.Match[str]) -> str:
    return f'"$ref": "#/$defs/{_part_name(found[1], found[2])}"'


def _below(schema: Any, path: str) -> Any:
    for name in path.strip("/").split("/"):
        schema = schema[name]
    return schema


def _read(entry: Traversable) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(entry.read_text(encoding="utf-8"))
    return schema


def _formats() -> Any:
    from jsonschema import FormatChecker  # noqa: PLC0415 - a cached engagement never needs it

    checker = FormatChecker(formats=())
    for name in TEXT_FORMATS:
        checker.checks(name)(partial(follows, name))
    return checker


def _text_problems(document: Document) -> Iterator[Diagnostic]:
    """Markup and overlong text anywhere in the document, keys included."""
    texts: list[str] = []
    _gather_texts(document.data, texts)
    if _suspect(texts):
        yield from _problems_of(document, document.data, ())


def _gather_texts(value: object, texts: list[str]) -> None:
    """Every text in a value, keys included."""
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, dict):
        for key, item in value.items():
            texts.append(key)
            if isinstance(item, str):
                texts.append(item)
            elif isinstance(item, (dict, list)):
                _gather_texts(item, texts)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, str):
                texts.append(item)
            elif isinstance(item, (dict, list)):
                _gather_texts(item, texts)


def _suspect(texts: list[str]) -> bool:
    """Whether some text may hold markup or be too long; of all at once, since hardly any file has one that does."""
    if max(map(len, texts), default=0) > MAX_TEXT:
        return True
    joined = "\0".join(texts)  # no markup goes over a character that no text holds
    if joined.isascii():
        small = joined.lower()
        if not any(piece in small for piece in MARKUP_PIECES):
            return False
    return MARKUP.search(joined) is not None


def _problems_of(document: Document, value: object, at: Pointer) -> Iterator[Diagnostic]:
    if isinstance(value, dict):
        for key, item in value.items():
            if MARKUP.search(key):
                yield _markup(key, document, (*at, key), is_key=True)
            yield from _problems_of(document, item, (*at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _problems_of(document, item, (*at, index))
    elif isinstance(value, str):
        if MARKUP.search(value):
            yield _markup(value, document, at, is_key=False)
        if len(value) > MAX_TEXT:
            message = f"text of {len(value)} characters, expected at most {MAX_TEXT}"
            yield Diagnostic("text/too-long", message, document.span(at), "shorten it")


def _markup(text: str, document: Document, at: Pointer, *, is_key: bool) -> Diagnostic:
    found = MARKUP.search(text)
    span = document.key_span(at) if is_key else document.span(at)
    piece = found[0] if found else ""
    message = f"{'key' if is_key else 'text'} contains '{piece}', which looks like markup or code; expected plain text"
    return Diagnostic("text/markup", message, span, "write it in plain words")
