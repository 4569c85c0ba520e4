"""The sections of the brief: letter, body, six annexes; which are asked for, and links into those that are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from assessor.errors import AssessorError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

SECTIONS: Final = ("letter", "body", "annex-a", "annex-b", "annex-c", "annex-d", "annex-e", "annex-f")
_LINK: Final = re.compile(r'<a href="#([^"]*)">(.*?)</a>', re.DOTALL)
_ID: Final = re.compile(r'\sid="([^"]*)"')

# What each begins with.
_FIRST: Final = ("letter", "summary", "obligations", "cards", "evidence", "decision", "arguments", "reading")


class Entry(NamedTuple):
    """A line of the contents: the section it belongs to, its label, where it leads and what stands there."""

    section: str
    label: str
    anchor: str
    title: str


_CONTENTS: Final = (
    Entry("body", "1", "frameworks", "In each framework's own terms"),
    Entry("body", "2", "register", "Gap register"),
    Entry("body", "3", "plan", "Plan: today, 30, 60, 90 days"),
    Entry("body", "4", "findings", "Findings, high and medium"),
    Entry("body", "5", "matrix", "Who is responsible"),
    Entry("body", "6", "owed", "Your own duties"),
    Entry("body", "7", "questions", "Questions to ask first"),
    Entry("body", "8", "since", "What changed since"),
    Entry("annex-a", "A", "obligations", "Obligations, one by one"),
    Entry("annex-b", "B", "cards", "Why an obligation is not in place"),
    Entry("annex-c", "C", "evidence", "Evidence, records, duties in full"),
    Entry("annex-d", "D", "decision", "The decision and its figures"),
    Entry("annex-e", "E", "arguments", "Situations and arguments"),
    Entry("annex-f", "F", "reading", "How to read this; method, sources, standing of the law"),
)


def chosen(wanted: Iterable[str] | None) -> tuple[str, ...]:
    """The sections asked for, in the order of the brief; all where none is named.

    Raises AssessorError at an unknown name.
    """
    named = SECTIONS if wanted is None else tuple(wanted)
    for name in named:
        if name not in SECTIONS:
            raise AssessorError(f"there is no section '{name}'", hint=f"sections: {', '.join(SECTIONS)}")
    return tuple(name for name in SECTIONS if name in named)


def shown_in(page: str) -> tuple[str, ...]:
    """The sections a page shows; one without matter is not seen."""
    known = frozenset(_ID.findall(page))
    return tuple(name for name, anchor in zip(SECTIONS, _FIRST, strict=True) if anchor in known)


def contents(sections: Collection[str], empty: Collection[str]) -> tuple[Entry, ...]:
    """The lines of the contents for what is printed and has matter."""
    return tuple(entry for entry in _CONTENTS if entry.section in sections and entry.anchor not in empty)


def without_dead_links(page: str) -> str:
    """The page with links that lead nowhere, because their section is left out, as plain text."""
    known = frozenset(_ID.findall(page))
    return _LINK.sub(lambda link: link[0] if link[1] in known else link[2], page)
