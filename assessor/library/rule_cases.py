"""Case files to cases, and the engagement inside each to the source that a file of its own would be."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assessor.library.engagement import Source
from assessor.library.loader import read_file
from assessor.model.diagnostic import Diagnostic
from assessor.model.framework import schema_folders
from assessor.model.rule_case import RuleCase
from assessor.model.shape import structure
from assessor.model.structured import engagement_of
from assessor.model.value import dataclass
from assessor.source.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.model.framework import Framework
    from assessor.model.plan import Plan
    from assessor.model.span import Pointer

KIND: Final = "cases"
# What a case may leave out, because nothing it expects hangs on it.
AS_OF, NAME = "2026-11-21", "Example"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCase:
    """A case, and where it stands in the document it was read from."""

    case: RuleCase
    document: Document
    at: Pointer


def holds_cases(document: Document) -> bool:
    """Whether a data file declares itself a case file."""
    return bool(document.data["schema"] == f"{KIND}/1")


def read_cases(
    files: Iterable[tuple[str, bytes]], registry: Sequence[Framework]
) -> tuple[list[ReadCase], list[Diagnostic]]:
    """Every case of the given files (path as printed, bytes), in their order; what they name is not checked yet."""
    found: list[ReadCase] = []
    problems: list[Diagnostic] = []
    for path, content in files:
        document, faults = read_file(content, path, registry)
        problems += faults
        if document is None:
            continue
        if not holds_cases(document):
            kind = document.data["schema"].removesuffix("/1")
            message = f"a file of kind '{kind}' does not belong among cases"
            span = document.span(("schema",))
            problems.append(
                Diagnostic("schema/misplaced", message, span, "start it with 'schema: cases/1', or move it")
            )
            continue
        found += [case_at(document, index) for index in range(len(document.data["cases"]))]
    return found, problems


def case_at(document: Document, index: int) -> ReadCase:
    """One case of a case file that is valid."""
    at: Pointer = ("cases", index)
    item = document.data["cases"][index]
    return ReadCase(case=structure(RuleCase, item, document.span, at), document=document, at=at)


def source_of(read: ReadCase, plan: Plan, registry: Sequence[Framework]) -> tuple[Source | None, list[Diagnostic]]:
    """The engagement inside a case, held against the schema of engagement files; faults have their place in the case.

    What may be left out is added: the frameworks are those of the obligations whose verdicts are expected.
    """
    from assessor.source.schema import schemas  # noqa: PLC0415 - jsonschema only where something is wrong

    document = _engagement_document(read, plan)
    problems = schemas(schema_folders(registry)).validate(document, "engagement")
    if problems:
        return None, problems
    path = Path(read.document.path)
    content = json.dumps(document.data, sort_keys=True).encode()
    source = Source(
        engagement=engagement_of(document.data, registry, document.span),
        document=document,
        folder=path.parent,
        name=path.name,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return source, []


def _engagement_document(read: ReadCase, plan: Plan) -> Document:
    """The part of the document that is the engagement, with what was left out; places stay those of the file."""
    marks = read.document.marks
    for step in (*read.at, "engagement"):
        if not isinstance(marks, int):  # else nobody asked for places
            marks = marks[-1][step]
    data: dict[str, Any] = {"as_of": AS_OF, **read.case.engagement}
    data.setdefault("frameworks", _frameworks(read.case, plan))
    stated = data.setdefault("organization", {})
    if isinstance(stated, dict):
        data["organization"] = {"name": NAME, **stated}
    return Document(read.document.path, data, marks)


def _frameworks(case: RuleCase, plan: Plan) -> list[str]:
    catalogs = {expected.obligation.partition(":")[0] for expected in case.expect}
    return [item.id for item in plan.terrain.frameworks.values() if item.catalog in catalogs]
