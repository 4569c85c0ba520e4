"""What changed between two engagements as JSON data: codes and values, and beside them the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words import version_changes

if TYPE_CHECKING:
    from assessor.encode.encode import JsonObject
    from assessor.model.scales import Verdict
    from assessor.result.version_change import VersionChanges

FORMAT = "changes/1"


def changes_object(found: VersionChanges) -> JsonObject:
    """The parts that differ, and each verdict that moved with positions of its causes among the parts."""
    return {
        "format": FORMAT,
        "organization": found.organization,
        "summary": version_changes.head(found),
        "obligations": found.obligations,
        "exact": found.exact,
        "parts": [
            {
                "kind": part.kind,
                "place": list(part.place),
                "was": part.was,
                "now": part.now,
                "change": part.change,
                "text": version_changes.part(part),
            }
            for part in found.parts
        ],
        "verdicts": [
            {
                "ref": verdict.ref,
                "title": verdict.title,
                "before": _code(verdict.before),
                "after": _code(verdict.after),
                "causes": [list(cause) for cause in verdict.causes],
                "joint": any(len(cause) > 1 for cause in verdict.causes),
            }
            for verdict in found.verdicts
        ],
        "idle": list(found.idle),
    }


def _code(verdict: Verdict | None) -> str | None:
    return None if verdict is None else verdict.value
