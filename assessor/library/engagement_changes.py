"""`--what-if KEY=VALUE`: an engagement with some of its values changed, read as strictly as the file itself.

A key is a path of names joined by dots; an entry of a list is addressed by its id or else by what it speaks of (an
obligation, a provider), and a name that holds dots may stand in double quotes. A value is YAML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.model.diagnostic import Diagnostic
from assessor.model.framework import schema_folders
from assessor.model.placeholders import places
from assessor.model.span import Span
from assessor.model.spelling import did_you_mean
from assessor.model.structured import engagement_of
from assessor.model.value import dataclass, replace
from assessor.source.document import FOREIGN_LINES, Document, shifted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.library.engagement import Source
    from assessor.model.framework import Framework

OVERLAYS = ("overlay", "pack")  # the second is how versions before wrote it
MAX_CHANGES = 50
_MAX_STEPS = 12
_MAX_KEY = 300
_SHOWN_KEY = 60
_LISTED = 12
# What an entry of a list is told apart by, first found first.
_NAMES = ("id", "obligation", "requirement", "capability", "provider", "brand", "document", "name")


@dataclass(frozen=True, slots=True)
class Change:
    """One `KEY=VALUE` as given; `number` counts from 1 in the order of the command line."""

    number: int
    key: str
    text: str

    @property
    def span(self) -> Span:
        """The place diagnostics name."""
        shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in self.key)
        cut = shown if len(shown) <= _SHOWN_KEY else f"{shown[: _SHOWN_KEY - 1]}…"
        return Span(f"--what-if {self.number}: {cut}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What became of one change: the new value and the old one, or that the file said nothing there."""

    change: Change
    value: Any
    was: Any = None
    stated: bool = True


def split(texts: Sequence[str]) -> tuple[Change, ...]:
    """`KEY=VALUE` texts as changes; everything after the first `=` is the value."""
    parts = [text.partition("=") for text in texts]
    return tuple(Change(number, key.strip(), value) for number, (key, _, value) in enumerate(parts, 1))


def apply(
    source: Source, changes: Sequence[Change], registry: Sequence[Framework]
) -> tuple[Source | None, list[Changed], list[Diagnostic]]:
    """The engagement with all changes made that can be, every problem found; None when no more can be checked.

    No two changes may touch the same place, so their order never matters. Links are not checked here.
    """
    problems = list(_overlaps(changes))
    if problems:
        return None, [], problems
    document = Document(source.document.path, _copy(source.document.data), _copy(source.document.marks))
    made: list[Changed] = []
    for change in sorted(changes, key=lambda item: item.key):
        done, faults = _one(document, change)
        problems += faults
        if done is not None:
            made.append(done)
    from assessor.source.schema import schemas  # noqa: PLC0415 - jsonschema only where something is changed

    labels = {change.number: change.span.path for change in changes}
    others = tuple(labels.get(number, "") for number in range(1, max(labels, default=0) + 1))
    document = replace(document, others=others)
    faults = schemas(schema_folders(registry)).validate(document, "engagement")
    if faults:
        return None, [], [*problems, *faults]
    trial = not places(source.document.data)
    engagement = engagement_of(document.data, registry, document.span, trial=trial)
    engagement = replace(engagement, sold=source.engagement.sold)
    return replace(source, engagement=engagement, document=document), made, problems


def _overlaps(changes: Sequence[Change]) -> Iterator[Diagnostic]:
    """More changes than a person compares, or two of which one stands in the other."""
    if len(changes) > MAX_CHANGES:
        message = f"{len(changes)} changes at once; at most {MAX_CHANGES} can be compared"
        yield Diagnostic(
            "what-if/too-many", message, changes[MAX_CHANGES].span, "write a second engagement file instead"
        )
        return
    paths = [f"{'.'.join(steps_of(change.key) or ())}." for change in changes]
    for index, path in enumerate(paths):
        for earlier in range(index):
            if (
                path != "."
                and paths[earlier] != "."
                and path.startswith(paths[earlier]) | paths[earlier].startswith(path)
            ):
                message = f"this changes the same place as --what-if {changes[earlier].number}"
                yield Diagnostic("what-if/twice", message, changes[index].span, "state it once")
                break


def _one(document: Document, change: Change) -> tuple[Changed | None, list[Diagnostic]]:
    from assessor.source.reader import read  # noqa: PLC0415 - yaml only where something is changed

    span = change.span
    steps = steps_of(change.key)
    if steps is None:
        message = "the key is not a path of names joined by dots"
        return None, [
            Diagnostic(
                "what-if/key", message, span, f"write a key such as organization.users, with at most {_MAX_STEPS} names"
            )
        ]
    if not change.text.strip():
        return None, [Diagnostic("what-if/no-value", "there is no value after '='", span, "write a value, null or []")]
    value, problems = read(_bytes(change.text), span.path)
    if value is None:
        return None, problems
    try:
        return _put(document, change, steps, value), []
    except _NoPlace as fault:
        return None, [Diagnostic("what-if/unknown-path", fault.message, span, fault.advice)]


def _bytes(text: str) -> bytes:
    """The bytes of an argument as the shell gave them, whatever they are."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


class _NoPlace(Exception):  # noqa: N818 - a signal inside this module
    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.message, self.advice = message, advice


def _put(document: Document, change: Change, steps: list[str], value: Document) -> Changed:
    """Walk to the place, making mappings that are not there yet, and put the value in."""
    base = change.number * FOREIGN_LINES
    here, mark = document.data, document.marks
    while True:
        step, rest = _step(here, steps)
        last = not rest
        if isinstance(here, list):
            index = _index(here, step, steps, value.data if last else None)
            if index == len(here):
                here.append(None)
                mark[1].append(base)
            was, stated = here[index], here[index] is not None
            if last:
                here[index], mark[1][index] = value.data, shifted(value.marks, base)
                return Changed(change=change, value=value.data, was=was, stated=stated)
            here, mark = here[index], mark[1][index]
        else:
            stated = step in here
            was = here.get(step)
            if last:
                here[step] = value.data
                mark[1][step], mark[2][step] = base, shifted(value.marks, base)
                return Changed(change=change, value=value.data, was=was, stated=stated)
            if was is None:
                here[step] = {}
                mark[1][step], mark[2][step] = base, [base, {}, {}]
            elif not isinstance(was, (dict, list)):
                message = f"'{_shown(step)}' holds a single value, so there is nothing below it"
                raise _NoPlace(message, "shorten the key")
            here, mark = here[step], mark[2][step]
        steps = rest


def _step(here: Any, steps: list[str]) -> tuple[str, list[str]]:
    """The next name of a path: the longest run of names that together is a key or an id here, else the first."""
    known = set(here) if isinstance(here, dict) else {_name(item) for item in here}
    for count in range(len(steps), 1, -1):
        joined = ".".join(steps[:count])
        if joined in known:
            return joined, steps[count:]
    return steps[0], steps[1:]


def _index(here: list[Any], step: str, steps: list[str], value: Any) -> int:
    """The place of the entry a name means; one past the end for a whole new entry that names itself so."""
    names = [_name(item) for item in here]
    if names.count(step) > 1:
        raise _NoPlace(f"{names.count(step)} entries are called '{_shown(step)}'", "replace the whole list")
    if step in names:
        return names.index(step)
    known = [name for name in names if name is not None]
    if isinstance(value, dict) and len(steps) == 1 and _name(value) == step:
        return len(here)
    if not known:
        raise _NoPlace(f"'{_shown(step)}' cannot be found in a list whose entries have no id", "replace the whole list")
    near = did_you_mean(step, known)
    listed = f"known: {', '.join(known)}" if len(known) <= _LISTED else f"{len(known)} are known; check the spelling"
    raise _NoPlace(f"no entry is called '{_shown(step)}'", near or listed)


def _name(item: Any) -> str | None:
    if not isinstance(item, dict):
        return None
    found = next((item[name] for name in _NAMES if name in item), None)
    return found if isinstance(found, str) else None


def steps_of(key: str) -> list[str] | None:
    """The names of a dotted path, or None where it is no path; a name in double quotes may hold dots."""
    steps: list[str] = []
    quoted, part = False, ""
    for char in key:
        if char == '"':
            quoted = not quoted
        elif char == "." and not quoted:
            steps.append(part)
            part = ""
        else:
            part += char
    steps.append(part)
    sound = not quoted and all(steps) and len(steps) <= _MAX_STEPS and len(key) <= _MAX_KEY and key.isprintable()
    return steps if sound else None


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN_KEY else f"{text[: _SHOWN_KEY - 1]}…"


def _copy(value: Any) -> Any:
    """A copy that may be changed without changing the original; far cheaper than the general one."""
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value
