"""Mending what is mechanical: quotes around text, true and false, a misspelled word whose right spelling is plain.

Only the characters of one scalar change, so comments and layout stay. A mend is applied where the diagnostic points and
the text there still is what it was about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from assessor.model.diagnostic import MendKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.model.diagnostic import Diagnostic

_SPECIAL = '\\"'


def mended(text: str, problems: Iterable[Diagnostic]) -> tuple[str, list[Diagnostic]]:
    """The text with every mend of its problems applied, and the problems that were mended; other text is as it was."""
    scalars = _scalars(text)
    changes: list[tuple[int, int, str, Diagnostic]] = []
    for item in problems:
        if item.mend is None or (found := scalars.get((item.span.line, item.span.column))) is None:
            continue
        start, end, plain = found
        if item.mend.kind is MendKind.QUOTE:
            if not plain:
                continue
            new = '"' + "".join(f"\\{char}" if char in _SPECIAL else char for char in text[start:end]) + '"'
        else:
            new = item.mend.text
        changes.append((start, end, new, item))
    done: list[Diagnostic] = []
    after = len(text) + 1
    for start, end, new, item in sorted(changes, key=lambda change: -change[0]):
        if end <= after:  # two mends of one scalar: the first one found is taken, the other one waits for the next run
            text = text[:start] + new + text[end:]
            after = start
            done.append(item)
    return text, done[::-1]


def _scalars(text: str) -> dict[tuple[int, int], tuple[int, int, bool]]:
    """Each scalar by line and column, with where it begins and ends, and whether it stands without quotes."""
    found: dict[tuple[int, int], tuple[int, int, bool]] = {}
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.ScalarToken):
                start, end = token.start_mark, token.end_mark
                found[start.line + 1, start.column + 1] = (start.index, end.index, token.plain)
    except yaml.YAMLError:
        pass  # what was scanned before the fault can be mended
    return found
