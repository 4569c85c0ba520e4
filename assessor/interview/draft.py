"""The engagement as an interview writes it: the text, what it says, and what is still open in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.all_open import all_open
from assessor.assess.engine import assess_engagement
from assessor.library.answer_edits import answer_edits
from assessor.library.engagement import Source
from assessor.library.engagement_links import check_engagement
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.framework import schema_folders
from assessor.model.structured import engagement_of
from assessor.model.value import dataclass, replace
from assessor.source.document import Document
from assessor.source.edits import Edit, NoPlaceForIt, edited
from assessor.source.reader import read
from assessor.source.schema import schemas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assessor.assess.framework import ScoringFramework
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Plan
    from assessor.result.question import Answer, OpenQuestions


class CannotWrite(Exception):  # noqa: N818 - what an answer would make of the file, told to whoever gave it
    """An answer that would make the file invalid, or for which it has no place."""

    def __init__(self, problem: Diagnostic | None) -> None:
        super().__init__()
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a text says; `engagement` and `found` are there once it names a framework."""

    engagement: Engagement
    chosen: bool
    found: OpenQuestions | None


class Drafts:
    """Texts of one engagement under one plan: reads, judges and changes them."""

    def __init__(self, plan: Plan, folder: Path, registry: Sequence[ScoringFramework]) -> None:
        self.plan = plan
        self._registry = registry
        self._folder = folder
        self._narrowed = plan
        self._seen: tuple[str, View] | None = None

    def view(self, text: str) -> View:
        """What a sound text says, judged; the last one is remembered."""
        if self._seen is None or self._seen[0] != text:
            self._seen = (text, self._view(text))
        return self._seen[1]

    def _view(self, text: str) -> View:
        source, chosen, problems = self._read(text)
        if source is None:
            raise CannotWrite(problems[0] if problems else None)
        engagement = source.engagement
        if not chosen:
            return View(engagement=replace(engagement, frameworks=()), chosen=False, found=None)
        if tuple(part.info.id for part in self._narrowed.catalogs) != engagement.frameworks:
            self._narrowed = self.plan.narrowed(engagement.frameworks)
        assessment = assess_engagement(self._narrowed, engagement, arrangements=("today",))
        found = all_open(assessment, self._registry)
        return View(engagement=engagement, chosen=True, found=found)

    def _read(self, text: str) -> tuple[Source | None, bool, list[Diagnostic]]:
        """A text as `check` reads it; one that names no framework yet is held against any of them."""
        document, problems = read(text.encode(), "")
        if document is None or not isinstance(document.data, dict):
            return None, False, problems
        chosen = "frameworks" in document.data
        if not chosen:
            data = {**document.data, "frameworks": list(self.plan.terrain.frameworks)[:1]}
            document = Document(document.path, data, document.marks)
        problems = schemas(schema_folders(self._registry)).validate(document, "engagement")
        if problems:
            return None, chosen, problems
        engagement = engagement_of(document.data, self._registry, document.span)
        source = Source(engagement=engagement, document=document, folder=self._folder, name="", sha256="")
        return source, chosen, []

    def checked(self, text: str) -> str:
        """The same text, if it holds no error."""
        source, _, problems = self._read(text)
        if source is not None:
            problems = check_engagement(source, self.plan, self._registry)
        errors = [item for item in problems if item.severity is Severity.ERROR]
        if source is None or errors:
            raise CannotWrite(errors[0] if errors else None)
        return text

    def written(
        self, text: str, answers: Sequence[Answer], comment: str = "", headings: Mapping[str, str] | None = None
    ) -> str:
        """The text with answers put in; raises CannotWrite where it would hold an error then."""
        headings = headings or {}
        try:
            for answer in answers:
                document, _ = read(text.encode(), "")
                data, heading = document and document.data, headings.get(answer.place[0], "")
                entry = [Edit(answer.place, answer.value, entry=True)] if answer.entry else None
                for edit in entry or answer_edits(answer.place, answer.value, data):
                    text = edited(text, [replace(edit, comment=comment, heading=heading)])
        except NoPlaceForIt as fault:
            raise CannotWrite(None) from fault
        return self.checked(text)

    def with_provider(self, text: str, provider: Mapping[str, str], heading: str) -> str:
        """The text with one more provider."""
        try:
            text = edited(text, [Edit(("providers",), provider, entry=True, heading=heading)])
        except NoPlaceForIt as fault:
            raise CannotWrite(None) from fault
        return self.checked(text)
