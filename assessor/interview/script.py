"""A file of answers: what would be typed, by question, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assessor.model.condition import Stated
from assessor.model.diagnostic import Diagnostic
from assessor.model.framework import schema_folders
from assessor.model.shape import structure
from assessor.model.span import Span
from assessor.model.spelling import did_you_mean
from assessor.model.value import dataclass, field
from assessor.source.reader import read
from assessor.source.schema import schemas

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from assessor.model.framework import Framework
    from assessor.source.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewAnswers:
    """The file as it was written."""

    answers: Mapping[str, Stated | None] = field(default_factory=dict)
    as_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Answers by the id of their question, and the document that says where each stands."""

    stated: InterviewAnswers
    document: Document

    def typed(self, name: str) -> str | None:
        """What would be typed at a question: nothing where nobody knows; None where the file does not answer it."""
        if name not in self.stated.answers:
            return None
        value = self.stated.answers[name]
        match value:
            case None:
                return ""
            case bool():
                return "yes" if value else "no"
            case list():
                return ", ".join(value)
            case str():
                return value
            case _:
                return f"{value:.10g}"

    def impossible(self, name: str, expected: str) -> Diagnostic:
        """An answer that is none."""
        message = f"{self.typed(name)!r} does not answer '{name}'"
        return Diagnostic("interview/answer", message, self.document.span(("answers", name)), expected)

    def unused(self, asked: Collection[str]) -> list[Diagnostic]:
        """Answers to questions that were not asked."""
        problems = []
        for name in self.stated.answers:
            if name not in asked:
                near = did_you_mean(name, asked)
                message = f"'{name}' was not asked, so its answer is not used"
                advice = "remove it: by the other answers nothing hangs on it, or no question has that name"
                advice = f"{advice}; {near}" if near else advice
                span = self.document.key_span(("answers", name))
                problems.append(Diagnostic("interview/unused", message, span, advice))
        return problems


def read_script(path: Path, registry: Sequence[Framework]) -> tuple[Script | None, list[Diagnostic]]:
    """A file of answers, held against its schema."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None, [Diagnostic("file/missing", "there is no such file", Span(str(path)), "check the path")]
    except OSError as fault:
        problem = fault.strerror or "cannot be read"
        return None, [Diagnostic("file/unreadable", problem, Span(str(path)), "check the path")]
    document, problems = read(raw, str(path))
    if document is not None:
        problems = schemas(schema_folders(registry)).validate(document, "interview")
    if document is None or problems:
        return None, problems
    return Script(stated=structure(InterviewAnswers, document.data), document=document), []
