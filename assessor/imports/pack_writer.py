"""A draft as the files of a rule pack that `assessor check` passes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from assessor.source.flow_style import flow, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.imports.draft import Draft, DraftEdge, DraftRow

_AUTHOR: Final = "[who answers for it]"
_PATTERN: Final = r"^[A-Za-z0-9][A-Za-z0-9.()\[\]-]{0,59}$"


def pack_files(draft: Draft, *, written: str, origin: str) -> dict[str, bytes]:
    """The YAML files of the pack by path; `written` is the day, `origin` the name of the file it was read from."""
    judged = any(row.kind == "obligation" for row in draft.rows)
    texts = {
        "pack.yaml": _manifest(draft, origin, judged=judged),
        "controls/catalog/catalog.yaml": _catalog(draft, written),
    }
    if judged:
        texts["rules/frameworks/framework.yaml"] = _framework(draft)
        texts["rules/duties/duties.yaml"] = _duty(draft)
    if draft.edges:
        texts["rules/crosswalks/crosswalk.yaml"] = _crosswalk(draft, written, origin)
    return {path: "\n".join([*lines, ""]).encode() for path, lines in texts.items()}


def _manifest(draft: Draft, origin: str, *, judged: bool) -> list[str]:
    frameworks = {"frameworks": (draft.id,)} if judged else {}
    summary = f"A draft read from {origin}; what did not come over is listed in losses.txt beside this file."
    return [
        "schema: pack/1",
        "pack:",
        f"  id: {draft.id}",
        '  version: "0.1"',
        f"  title: {scalar(draft.title)}",
        f"  licence: {scalar(draft.licence)}",
        f'  authors: ["{_AUTHOR}"]',
        f"  summary: {scalar(summary)}",
        f"  source: {scalar(draft.source)}",
        f"  provides: {flow({'catalogs': (draft.id,), **frameworks})}",
    ]


def _catalog(draft: Draft, written: str) -> list[str]:
    counts: dict[str, int] = defaultdict(int)
    for row in draft.rows:
        counts[row.kind] += 1
    kind = "obligations" if counts["obligation"] else "controls"
    return [
        "schema: catalog/1",
        "catalog:",
        f"  id: {draft.id}",
        f"  title: {scalar(draft.title)}",
        f"  edition: {scalar(draft.edition)}",
        f"  kind: {kind}",
        f"  publisher: {scalar(draft.publisher)}",
        f"  source: {scalar(draft.source)}",
        f"  license: {scalar(draft.licence)}",
        f"  expected: {flow(dict(sorted(counts.items())))}",
        f"  id_pattern: {scalar(_PATTERN)}",
        f'  provenance: {{author: "{_AUTHOR}", written: "{written}", draft: true}}',
        "rows:",
        *(line for row in draft.rows for line in _row(row)),
    ]


def _row(row: DraftRow) -> Iterator[str]:
    yield f"  - id: {_quoted(row.id)}"
    yield f"    kind: {row.kind}"
    if row.parent is not None:
        yield f"    parent: {_quoted(row.parent)}"
    yield f"    title: {scalar(row.title)}"
    for name, text in (("statement", row.statement), ("citation", row.citation), ("note", row.note)):
        if text is not None:
            yield f"    {name}: {scalar(text)}"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _framework(draft: Draft) -> list[str]:
    issuer = "[who decides whether it is met]"
    return [
        "schema: frameworks/1",
        "frameworks:",
        f"  - id: {draft.id}",
        f"    title: {scalar(draft.title)}",
        f"    catalog: {draft.id}",
        "    evidence_floor: work_record",
        f"    issuer: {scalar(issuer)}",
    ]


def _duty(draft: Draft) -> list[str]:
    """One duty for all rows without an essential edge, so that nothing is met before somebody says so."""
    decided = {edge.row for edge in draft.edges if edge.essential}
    open_ = [f"{draft.id}:{row.id}" for row in draft.rows if row.kind == "obligation" and row.id not in decided]
    statement = "Meet every requirement below that the crosswalk gives to nobody else, and keep what shows it."
    return [
        "# Take a row out of this list as soon as the crosswalk says which work it needs: see docs/packs.md.",
        "schema: duties/1",
        "duties:",
        f"  - id: rd-{draft.id}",
        "    title: Requirements nobody mapped yet",
        f"    statement: {statement}",
        "    owner: executive",
        f"    attaches_to: [{', '.join(map(_quoted, open_))}]",
        f"    citation: {scalar(draft.title)}",
        "    basis: engine_default",
    ]


def _crosswalk(draft: Draft, written: str, origin: str) -> list[str]:
    by_row: dict[str, list[DraftEdge]] = defaultdict(list)
    for edge in draft.edges:
        by_row[edge.row].append(edge)
    note = f"Read from {origin}. A mapping says which texts are alike; what has to be done is yours to write."
    return [
        "schema: crosswalk/1",
        "crosswalk:",
        f"  source: {draft.id}",
        "  target: nist-800-53",
        f'  provenance: {{author: "{_AUTHOR}", written: "{written}", note: {scalar(note)}}}',
        "entries:",
        *(line for row in draft.rows if row.id in by_row for line in _entry(row.id, by_row[row.id])),
    ]


def _entry(row: str, edges: Sequence[DraftEdge]) -> Iterator[str]:
    yield f"  - obligation: {_quoted(row)}"
    essential = [edge for edge in edges if edge.essential]
    if essential:
        yield "    essential:"
    for edge in essential:
        yield f"      - control: {_quoted(edge.control)}"
        if edge.capabilities:
            yield f"        capabilities: {flow(edge.capabilities)}"
        yield f"        relationship: {edge.relationship}"
        yield f"        rationale: {scalar(edge.rationale)}"
    taken = {edge.control for edge in essential}
    supporting = dict.fromkeys(edge.control for edge in edges if edge.control not in taken)
    if supporting:
        yield f"    supporting: [{', '.join(map(_quoted, supporting))}]"
