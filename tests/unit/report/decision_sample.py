"""A result with a decision in it. Every number is invented, so that a test can tell where each one is printed."""

from __future__ import annotations

from typing import Any

from tests.unit.report.brief_sample import result

DEFAULTS = (
    ("managed_per_user", "Managed services, the usual full package", "USD a month for each user", 75, 125, 350, False),
    ("prevented_share", "Incidents that steady upkeep prevents", "share", 0, 0.25, 0.5, True),
    ("break_fix_hourly", "Hourly rate of a repair firm", "USD an hour", 75, 150, 300, False),
)


def _input(each: tuple[str, str, str, float, float, float, bool], stated: str) -> dict[str, Any]:
    name, title, unit, low, value, high, assumption = each
    return {
        "id": name,
        "title": title,
        "unit": unit,
        "low": low,
        "value": value,
        "high": high,
        "source": "A page",
        "assumption": assumption,
        "stated": name == stated,
    }


def _formula(name: str, per_month: float | None, low: float, high: float | None) -> dict[str, Any]:
    return {
        "formula": name,
        "per_month": per_month,
        "per_user": None if per_month is None else per_month / 25,
        "p5": low,
        "p50": per_month,
        "p95": high,
        "probability_above": 0.61,
        "told": "indifferent",
        "explanation": "Your rate lies inside the interval.",
        "lines": {
            "break_fix": {"fixed": 200.0, "per_incident": 336.0},
            "managed": {"fixed": 2888.0, "per_incident": 0.0},
        },
    }


def years(base: float) -> dict[str, Any]:
    """Simulated years around an amount."""
    factors = {"mean": 1.1, "p50": 1.0, "p80": 1.5, "p90": 1.8, "p95": 2.2, "p99": 3.0, "cvar95": 2.8}
    total = {name: base * factor for name, factor in factors.items()}
    return {
        "fees_annual": base / 2,
        "fee_lines": [
            {
                "what": "Managed services, the usual full package",
                "kind": "fee",
                "supplier": "northmsp",
                "function": None,
                "low": 22500,
                "value": 37500,
                "high": 105000,
                "inputs": ["managed_per_user"],
                "arithmetic": "$125 x 25 users x 12 months",
            }
        ],
        "onboarding": 3125.0,
        "added_user": 1500.0,
        "wait_hours": 4.0,
        "loss": {**{name: value - base / 2 for name, value in total.items()}, "se": {"mean": 10.0, "p99": base / 20}},
        "total": total,
        "functional": total["p80"],
        "histogram": {"edges": [0, base, 2 * base], "shares": [0.5, 0.5]},
    }


def economics() -> dict[str, Any]:
    """The costs of two models and of the recommendation."""
    formulas = [
        _formula("invoices_only", 8.0, 5.0, 14.0),
        _formula("with_onboarding_and_tools", 7.5, 4.5, 13.0),
        _formula("with_lost_work_and_prevention", None, 4.0, None),
    ]
    return {
        "currency": "USD",
        "tolerance": {"name": "moderate", "functional": "p80"},
        "inputs": [_input(each, "managed_per_user") for each in DEFAULTS],
        "frequency": {
            "incidents_per_month": 9.3,
            "p5": 7.1,
            "p95": 11.9,
            "source": "tickets",
            "prior": {},
            "observed": {"count": 56, "months": 6},
        },
        "crossover": formulas,
        "crossover_formula": "invoices_only",
        "crossover_incidents_per_month": 8.0,
        "band": {"low": 8, "high": 10, "holds": True, "explanation": "It holds for 20 to 30 users."},
        "arrangements": {"today": years(30000.0), "break_fix": years(40000.0), "managed": years(50000.0)},
        "capacity": {
            "available": 44.2,
            "needed": 61.5,
            "by_function": [
                {
                    "function": "a",
                    "title": "Desk work",
                    "hours": 20.5,
                    "tickets": 18.0,
                    "today": True,
                    "reached": "yes",
                },
                {"function": "b", "title": "Night work", "hours": 41.0, "tickets": 0, "today": False, "reached": "no"},
                {"function": "c", "title": "No work", "hours": 0, "tickets": 0, "today": False, "reached": "yes"},
            ],
            "seat": {"text": "A seat takes 4.2 positions."},
        },
        "comparison": {
            "break_fix": {"fees_annual": 2400, **years(31000.0)["total"]},
            "managed": {"fees_annual": 38500, **years(33000.0)["total"]},
            "cheaper": {"mean": "break_fix", "p95": "managed"},
        },
        "crossover_excluded_work": {"share": 0.08, "invoices_only": 8.64},
        "crossover_steps": [{"seats": 10, "per_month": 4.0}, {"seats": 25, "per_month": 8.0}],
        "ceiling_scenario": {"text": "$8,851 a minute, 63 large data centers in 2016."},
        "simulation": {"trials": 100000, "seed": 20261121, "generator": "PCG64", "counts": "poisson"},
    }


def line(function: str, supplier: str, *, changed: bool, annual: float) -> dict[str, Any]:
    """One function of the recommendation."""
    return {
        "function": function,
        "title": {"soc_mdr": "Security operations", "patching": "Patching"}.get(function, function),
        "supplier": supplier,
        "supplier_title": {"managed": "Managed service", "ourit": "Our own IT"}[supplier],
        "offering": "silver" if supplier == "managed" else None,
        "annual": annual,
        "reason_codes": ["obligations", "only_one"] if changed else ["today"],
        "today": ["ourit"],
        "changed": changed,
        "variables": {"incidents": 2.5, "obligations": 7, "hours": 11.0, "tail": 4321.0},
    }


def recommendation() -> dict[str, Any]:
    """Two functions, one of which moves."""
    return {
        "status": "optimal",
        "gap": 0.0,
        "arrangement": {"soc_mdr": ["managed"], "patching": ["ourit"]},
        "lines": [
            line("soc_mdr", "managed", changed=True, annual=37123.0),
            line("patching", "ourit", changed=False, annual=5432.0),
        ],
        "suppliers": [
            {"id": "managed", "title": "Managed service (silver)", "serves_today": False, "annual": 37123.0},
            {"id": "ourit", "title": "Our own IT", "serves_today": True, "annual": 5432.0},
        ],
        "annual_cost": 42555.0,
        "functional_cost": 51000.0,
        "unconstrained_cost": 30555.0,
        "price_of_compliance": 12000.0,
        "runner_up": {
            "annual_cost": 43777.0,
            "difference": 1222.0,
            "differences": [{"function": "patching", "supplier": "managed", "supplier_title": "Managed service"}],
        },
        "binding": [{"constraint": "capability:log-review", "text": "Log review every day costs $9,870.", "saving": 1}],
        "single_change": {
            "closes": ["hipaa:164.312(b)"],
            "annual_cost": 8765.0,
            "text": "Give desks to Managed service: it brings 1 obligation in place for $8,765 a year more.",
        },
        "closes": ["hipaa:164.312(b)", "hipaa:164.312(d)"],
        "residue": [{"ref": "hipaa:164.308(a)(2)", "why": "Log review: the hours there are do not reach it"}],
        "conditions": [{"text": "Business associate agreement with the provider"}],
        "advice_cost": 654.0,
        "obstacles": [],
        "obstacle_why": None,
        "sensitivity": [
            {
                "parameter": "managed_per_user",
                "title": "Managed services",
                "unit": "USD a month for each user",
                "value": 125.0,
                "switches_at": 187.0,
                "to": [],
            },
            {"parameter": "prevented_share", "title": "Prevented", "value": 0.25, "switches_at": None, "to": []},
        ],
        "concentration": [{"supplier": "managed", "text": "Managed service would hold 7 of 10 abilities."}],
    }


def situation(*, holds: str = "yes") -> dict[str, Any]:
    """One recognized situation with a remark against it."""
    return {
        "id": "no-internal-it",
        "title": "Nobody of your own for IT",
        "fits": "managed",
        "functions": [],
        "holds": holds,
        "text": "The provider is the IT department.",
        "source": "A guide",
        "because": [
            {
                "fact": "internal_fte",
                "title": "How many positions?",
                "value": 0,
                "said": "0 positions",
                "unit": "positions",
                "asks": "at most 0 positions",
                "holds": holds,
                "source": "The guide",
                "assumption": True,
            }
        ],
        "missing": [],
        "contradicted_by": [{"id": "dear", "text": "It costs more than it saves.", "source": None}],
    }


def weighing(told: str | None) -> dict[str, Any]:
    """A pro of managed service, computed, or cited when nothing is told."""
    figure = {
        "id": "spread",
        "title": "A bad year as a multiple of a usual one",
        "unit": "ratio",
        "value": 1.8,
        "against": "break_fix",
        "against_value": 2.4,
    }
    return {
        "id": "managed-predictable",
        "model": "managed",
        "aspect": "predictability",
        "polarity": "for",
        "statement": "A flat fee is predictable.",
        "source": "A guide (trade), page 1",
        "figure": figure if told else None,
        "borne_out": told,
    }


def decided(**changes: object) -> dict[str, Any]:
    """The small sample with a decision; what is named is replaced."""
    made: dict[str, Any] = {
        **result(),
        "economics": economics(),
        "recommendation": recommendation(),
        "situations": [situation()],
        "weighings": [weighing("yes"), weighing(None)],
    }
    return {**made, **changes}
