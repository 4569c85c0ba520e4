"""A small assessment result with every kind of row the brief can show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ARRANGEMENTS = ["today", "break_fix", "managed", "co_managed"]
VERDICTS = {
    "164.308(a)(1)(ii)(D)": ["partial", "gap", "satisfied", "satisfied"],
    "164.308(a)(2)": ["satisfied_with_customer_duties"] * 4,
    "164.308(a)(4)(ii)(A)": ["not_applicable"] * 4,
    "164.310(d)(2)(i)": ["satisfied", "satisfied", "satisfied", "satisfied"],
    "164.310(d)(2)(ii)": ["gap", "gap", "partial", "satisfied"],
    "164.312(a)(2)(iv)": ["compensated", "compensated", "compensated", "compensated"],
    "164.312(b)": ["not_assessable", "gap", "satisfied", "satisfied"],
    "164.312(d)": ["not_tested", "gap", "satisfied", "satisfied"],
}
TITLES = {
    "164.308(a)(1)(ii)(D)": "Information system activity review",
    "164.308(a)(2)": "Assigned security responsibility",
    "164.308(a)(4)(ii)(A)": "Isolating clearinghouse functions",
    "164.310(d)(2)(i)": "Disposal",
    "164.310(d)(2)(ii)": "Media re-use",
    "164.312(a)(2)(iv)": "Encryption and decryption",
    "164.312(b)": "Audit controls",
    "164.312(d)": "Person or entity authentication",
}


def _demand(*, duty: bool) -> dict[str, object]:
    return {
        "clause": 0,
        "capability": None if duty else "log-review",
        "duty": "rd-h1" if duty else None,
        "population": None,
        "control": None if duty else "AU-6",
        "control_title": None if duty else "Audit record review, analysis, and reporting",
        "kind": "duty" if duty else "interval",
        "every": None if duty else "P1D",
        "basis": "engine_default",
        "citation": None,
        "because": "The rule says regularly and gives no number.",
        "asks": "every 1 day (engine default; any schedule up to 31 days passes)",
        "functions": [] if duty else ["soc_mdr"],
    }


def _verdict(verdict: str, *, today: bool) -> dict[str, object]:
    failing = {
        "demand": 0,
        "predicate": "contract",
        "needs": "signed BAA",
        "has": "missing",
        "provider": "northmsp",
        "function": "soc_mdr",
    }
    unknown = {
        "demand": 0,
        "predicate": "cadence",
        "needs": "every 1 day",
        "has": "not stated",
        "provider": None,
        "function": "soc_mdr",
    }
    result = {"partial": "part", "gap": "unmet", "not_assessable": "unknown"}.get(verdict, "met")
    return {
        "verdict": verdict,
        "carried_by": "none",
        "reason": "No clearinghouse." if verdict == "not_applicable" else None,
        "failing": [failing] if verdict in {"partial", "gap"} else [],
        "unknown": [unknown] if verdict == "not_assessable" else [],
        "witness": [{"demand": 0, "function": "soc_mdr", "provider": "northmsp", "result": result, "offering": None}],
        "duties": [{"id": "rd-h1", "state": "assigned", "who": "Practice manager"}] if "duties" in verdict else [],
        "conditions": [] if today else [{"kind": "gate", "id": "baa", "text": "Business associate agreement signed."}],
        "nearest": ["Sign the BAA (now missing)."] if today and result != "met" else [],
        "advice": [{"demand": 0, "kind": "cadence", "wants": "every 1 day", "has": "every 7 days"}],
        "evidence": "declared" if today else None,
        "confidence": 0.25,
    }


def _obligation(identifier: str) -> dict[str, object]:
    return {
        "ref": f"hipaa:{identifier}",
        "id": identifier,
        "catalog": "hipaa",
        "parent": f"hipaa:{identifier.split('(', maxsplit=1)[0]}",
        "title": TITLES[identifier],
        "statement": f"{TITLES[identifier]} is looked after.",
        "citation": f"45 CFR {identifier}",
        "specification": "required",
        "reason": "No clearinghouse." if VERDICTS[identifier][0] == "not_applicable" else None,
        "supporting": ["AU-7"],
        "demands": [_demand(duty=identifier == "164.308(a)(2)")],
        "verdicts": {
            name: _verdict(verdict, today=name == "today")
            for name, verdict in zip(ARRANGEMENTS, VERDICTS[identifier], strict=True)
        },
    }


def _numbers(carried: int) -> dict[str, object]:
    return {
        "satisfied": 1,
        "satisfied_with_customer_duties": 1,
        "compensated": 1,
        "partial": 1,
        "gap": 1,
        "not_applicable": 1,
        "not_tested": 1,
        "not_assessable": 1,
        "score": 0.6,
        "carried_score": carried / 8,
        "coverage": 5 / 7,
        "confidence": 0.25,
        "applicable": 7,
        "decided": 5,
        "in_place": 3,
        "carriable": 8,
        "carried": carried,
    }


def result() -> dict[str, object]:
    """A fresh copy that a test may change."""
    return {
        "format": "assessment/1",
        "as_of": "2026-11-21",
        "engine": "assessor 0.1.0",
        "digest": "7e1698afcead07237011e82df6d1a957c4ea1988f5c2fe294aea1af6b43051a4",
        "inputs": [
            {"path": "clinic.yaml", "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}
        ],
        "catalogs": [
            {"id": "hipaa", "title": "HIPAA Security Rule", "edition": "45 CFR Part 164", "sha256": "aa" * 32}
        ],
        "rules": {"version": "2026.11", "sha256": "bb" * 32},
        "organization": {
            "name": "Elm Street Clinic",
            "sector": "healthcare",
            "facts": {"covered_entity": True, "users": 45},
        },
        "frameworks": [
            {"id": "hipaa", "title": "HIPAA", "words": {"gap": "not met, says the auditor"}, "issuer": "OCR enforces"}
        ],
        "arrangements": list(ARRANGEMENTS),
        "arrangement_titles": {
            "today": {"title": "Today", "label": "Today"},
            "break_fix": {"title": "Break-fix support", "label": "Break-fix"},
            "managed": {"title": "Managed services", "label": "Managed"},
            "co_managed": {"title": "Co-managed IT", "label": "Co-managed"},
        },
        "functions": [{"id": "soc_mdr", "title": "Security operations and detection", "kind": "delegable"}],
        "capabilities": [{"id": "log-review", "title": "Security log review"}],
        "providers": [{"id": "northmsp", "name": "North MSP", "model": "managed"}],
        "groups": [
            {"ref": "hipaa:164.308", "catalog": "hipaa", "title": "Administrative safeguards", "parent": None},
            {"ref": "hipaa:164.312", "catalog": "hipaa", "title": "Technical safeguards", "parent": None},
        ],
        "obligations": [_obligation(identifier) for identifier in VERDICTS],
        "duties": [
            {
                "id": "rd-h1",
                "title": "Assigned security responsibility",
                "statement": "Name one person who answers for security.",
                "owner": "executive",
                "citation": "45 CFR 164.308(a)(2)",
                "basis": "legal",
                "state": "assigned",
                "who": "Practice manager",
                "obligations": ["hipaa:164.308(a)(2)"],
            }
        ],
        "findings": [
            {
                "id": "F-001",
                "cause": "baa",
                "title": "North MSP has no signed business associate agreement",
                "kind": "contract",
                "criterion": "45 CFR 164.308(b)(3)",
                "condition": "The agreement is stated to be missing.",
                "cause_text": "North MSP was given the work without the paper.",
                "effect": "Everything North MSP carries is partial at best.",
                "action": "Sign the agreement.",
                "severity": "high",
                "provider": "northmsp",
                "function": None,
                "capability": None,
                "obligations": ["hipaa:164.308(a)(1)(ii)(D)", "hipaa:164.310(d)(2)(ii)"],
                "alone": 2,
                "verdict_counts": {"gap": 1, "partial": 1, "not_assessable": 0},
            },
            {
                "id": "F-002",
                "cause": None,
                "title": "Who runs security operations is not stated",
                "kind": "unstated_function",
                "criterion": "45 CFR 164.312(b)",
                "condition": "The engagement file does not mention it.",
                "cause_text": "The engagement file does not say.",
                "effect": "1 obligation cannot be judged.",
                "action": "State today.soc_mdr.",
                "severity": "low",
                "obligations": ["hipaa:164.312(b)"],
                "alone": 1,
                "verdict_counts": {"gap": 0, "partial": 0, "not_assessable": 1},
            },
        ],
        "finding_counts": {"high": 1, "medium": 0, "low": 1},
        "responsibilities": [
            _seat("service_desk", "Service desk", ["northmsp"], None),
            _seat("patching", "Patching", [], "unowned"),
            _seat("backup_dr", "Backup", None, "unknown"),
        ],
        "residue": [
            {
                "ref": "hipaa:164.308(a)(2)",
                "title": "Assigned security responsibility",
                "why": "duty",
                "duties": ["rd-h1"],
            }
        ],
        "residue_duties": [{"duty": "rd-h1", "count": 1, "obligations": ["hipaa:164.308(a)(2)"]}],
        "summary": {"hipaa": {name: _numbers(number) for number, name in enumerate(ARRANGEMENTS, 3)}},
        "evidence_requests": [
            {
                "capability": "log-review",
                "types": ["review_log"],
                "cadence": "P1D",
                "obligations": ["hipaa:164.312(b)"],
                "from": ["northmsp"],
            }
        ],
        "interval_notes": [
            {
                "visits_per_month": 2,
                "interval": "P1M",
                "interval_days": 30.4,
                "windows": 12,
                "one_window": 0.865,
                "all_year": 0.17,
            }
        ],
        "limits": ["Terms of a model are typical terms."],
    }


def _seat(function: str, title: str, today: list[str] | None, flag: str | None) -> dict[str, object]:
    return {
        "function": function,
        "title": title,
        "kind": "delegable",
        "today": today,
        "capabilities": ["log-review"],
        "obligations": 3,
        "perform": today or [],
        "evidence": today or [],
        "approve": ["customer"],
        "flag": flag,
    }


def canonical(value: Mapping[str, object]) -> bytes:
    """The bytes that travel inside the PDF."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
