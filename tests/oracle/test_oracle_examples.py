"""The second evaluator against verdicts worked out by hand, each from a sentence of docs/method.md."""

from __future__ import annotations

import calendar
import copy
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from tests.oracle.evaluator import evaluate
from tests.oracle.scales import ALL_VERDICTS, DAY, enough_hours, holds, seconds
from tests.oracle.strategies import case_of_seed, cases, to_files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.oracle.scales import Mapping

WHO = {"applies_to": ["covered_entity", "business_associate"]}
PHI: Mapping = {"framework": "hipaa", "data_contact": "phi"}

# ---- the clinic: three obligations, two providers, one contract paper

CLINIC: Mapping = {
    "catalogs": [
        {
            "catalog": {"id": "hipaa", "kind": "obligations"},
            "rows": [
                {"id": "164.308(a)(1)", "kind": "group"},
                {"id": "164.308(a)(1)(ii)(D)", "kind": "obligation", "parent": "164.308(a)(1)", **WHO},
                {"id": "164.310(d)(2)(i)", "kind": "obligation", "specification": "required", **WHO},
                {"id": "164.308(b)(3)", "kind": "obligation", "specification": "required", **WHO},
            ],
        }
    ],
    "crosswalks": [
        {
            "crosswalk": {"source": "hipaa", "target": "nist-800-53"},
            "entries": [
                {
                    "obligation": "164.308(a)(1)(ii)(D)",
                    "essential": [
                        {
                            "control": "AU-6",
                            "capabilities": ["log-review"],
                            "demand": {"every": "P1D", "basis": "engine_default", "loosest": "P31D"},
                        }
                    ],
                },
                {
                    "obligation": "164.310(d)(2)(i)",
                    "essential": [{"control": "MP-6", "demand": {"event": "disposal", "basis": "legal"}}],
                },
                {"obligation": "164.308(b)(3)", "population": {"of": "providers", "gate": "baa"}},
            ],
        }
    ],
    "capabilities": [
        {
            "id": "log-review",
            "performed_by": "provider",
            "delivered_by": {"any_of": ["soc_mdr"]},
            "runs": "person",
            "controls": {"primary": ["AU-6"], "supporting": []},
            "evidence": {"class": "work_record"},
            "defaults": {"every": "P1D"},
            "effort": {"hours_per_run": 0.5, "priority": 3},
        },
        {
            "id": "media-disposal",
            "performed_by": "provider",
            "delivered_by": {"any_of": ["media_disposal", "field_service"]},
            "runs": "person",
            "controls": {"primary": ["MP-6"], "supporting": []},
            "evidence": {"class": "work_record"},
            "defaults": {"event": "disposal"},
            "effort": {"hours_per_run": 1, "priority": 2},
        },
    ],
    "functions": [
        {"id": "soc_mdr", "kind": "delegable", "co_managed_owner": "managed"},
        {"id": "field_service", "kind": "delegable", "co_managed_owner": "break_fix"},
        {"id": "media_disposal", "kind": "delegable", "co_managed_owner": "break_fix"},
        {"id": "hr_personnel", "kind": "reserved"},
        {"id": "independent_assessment", "kind": "independent"},
    ],
    "events": [
        {"id": "disposal", "origin": "customer"},
        {"id": "repair", "origin": "customer"},
        {"id": "alert", "origin": "outside"},
    ],
    "duties": [{"id": "rd-h5", "attaches_to": ["hipaa:164.308(b)(3)"]}],
    "gates": [
        {
            "id": "baa",
            "when": {"framework": "hipaa", "data_contact": "phi"},
            "needs": "baa",
            "reach": "provider",
            "decides": "hipaa:164.308(b)(3)",
            "duty": "rd-h5",
        }
    ],
    "models": [
        {
            "id": "break_fix",
            "kind": "support",
            "capacity": "none",
            "data_contact": ["phi"],
            "offerings": [
                {
                    "id": "per_job",
                    "services": {
                        "field_service": {
                            "lines": {
                                "media-disposal": {
                                    "every": None,
                                    "events": {"repair": None, "disposal": None},
                                    "hours": "8x5",
                                    "detection": "user_report",
                                    "evidence": "work_record",
                                }
                            }
                        },
                        "media_disposal": {
                            "lines": {
                                "media-disposal": {
                                    "every": None,
                                    "events": {"disposal": None},
                                    "hours": "8x5",
                                    "detection": "user_report",
                                    "evidence": "work_record",
                                }
                            }
                        },
                    },
                }
            ],
        },
        {
            "id": "managed",
            "kind": "support",
            "capacity": "none",
            "data_contact": ["phi"],
            "offerings": [
                {
                    "id": "silver",
                    "services": {
                        "media_disposal": {
                            "lines": {
                                "media-disposal": {
                                    "every": None,
                                    "events": {"disposal": "P5D"},
                                    "hours": "8x5",
                                    "detection": "user_report",
                                    "evidence": "work_record",
                                }
                            }
                        }
                    },
                },
                {
                    "id": "gold",
                    "extends": "silver",
                    "services": {
                        "soc_mdr": {
                            "lines": {
                                "log-review": {
                                    "every": "P1D",
                                    "events": {"alert": "PT1H"},
                                    "hours": "24x7",
                                    "detection": "analytic",
                                    "evidence": "system_record",
                                }
                            }
                        }
                    },
                },
            ],
        },
    ],
    "frameworks": [{"id": "hipaa", "catalog": "hipaa"}],
    "capacity": {},
}

CLINIC_ENGAGEMENT: Mapping = {
    "as_of": "2026-11-21",
    "organization": {"name": "Elm Street Clinic", "covered_entity": True, "internal_fte": 0.5},
    "frameworks": ["hipaa"],
    "providers": [
        {"id": "fixit", "model": "break_fix", "data_contact": ["phi"], "artefacts": {"baa": "fixit-baa.pdf"}},
        {
            "id": "northmsp",
            "model": "managed",
            "offering": "silver",
            "data_contact": ["phi"],
            "artefacts": {"baa": None},
            "services": {
                "soc_mdr": {
                    "sustains": "P1D",
                    "hours": "8x5",
                    "detection": "threshold",
                    "evidence": "work_record",
                    "lines": {"log-review": {"every": "P7D"}},
                }
            },
        },
    ],
    "today": {"soc_mdr": ["northmsp"], "media_disposal": ["fixit"], "independent_assessment": []},
    "duties": {"rd-h5": {"state": "assigned", "who": "Practice manager"}},
}

REVIEW, DISPOSAL, WRITTEN = "hipaa:164.308(a)(1)(ii)(D)", "hipaa:164.310(d)(2)(i)", "hipaa:164.308(b)(3)"


def expected(verdict: str, **rest: Any) -> Mapping:
    found: Mapping = {"verdict": verdict, "carried_by": "none", "cause": None, "alternative": None, "evidence": None}
    found |= {"ground": None, "duties": [], "conditions": [], "failing": [], "advice": []}
    return found | rest


def test_the_clinic_today_before_the_contract_is_signed() -> None:
    found = evaluate(CLINIC, CLINIC_ENGAGEMENT)
    assert list(found["verdicts"]) == ["today", "break_fix", "managed"]
    contract = {"failing": [(0, "contract")], "cause": "baa", "evidence": "declared"}
    written = {"carried_by": "customer", "duties": [("rd-h5", "assigned")]}  # partial: no ground
    assert found["verdicts"]["today"] == {
        REVIEW: expected("partial", advice=[(0, "cadence")], **contract),
        DISPOSAL: expected("satisfied", carried_by="provider", evidence="declared", ground="assumed"),
        WRITTEN: expected("partial", **contract, **written),
    }
    numbers = found["summary"]["hipaa"]["today"]
    assert (numbers["partial"], numbers["satisfied"], numbers["gap"]) == (2, 1, 0)
    assert numbers["score"] == pytest.approx(1 / 3)
    assert numbers["carried_score"] == pytest.approx(1 / 2)
    assert (numbers["coverage"], numbers["confidence"]) == (1, 0.25)


def test_the_clinic_today_once_the_contract_is_signed() -> None:
    engagement = copy.deepcopy(CLINIC_ENGAGEMENT)
    engagement["providers"][1]["artefacts"]["baa"] = "north-baa.pdf"
    found = evaluate(CLINIC, engagement)["verdicts"]["today"]
    carried = {"carried_by": "provider", "evidence": "declared"}
    written = {"carried_by": "customer", "evidence": "declared", "duties": [("rd-h5", "assigned")]}
    assert found == {
        REVIEW: expected("satisfied", advice=[(0, "cadence")], ground="stated", **carried),
        DISPOSAL: expected("satisfied", ground="assumed", **carried),  # on the usual terms of break-fix
        WRITTEN: expected("satisfied_with_customer_duties", ground="stated", **written),
    }


def test_the_clinic_under_pure_break_fix_and_pure_managed() -> None:
    found = evaluate(CLINIC, CLINIC_ENGAGEMENT)
    carried = {"carried_by": "provider"}
    written: Mapping = {"carried_by": "customer", "duties": [("rd-h5", "required")]}
    gate, papers = ("gate", "baa"), ("population", "baa")
    silver, gold = ("offering", "managed/silver"), ("offering", "managed/gold")
    # Nothing of the written contract is supplied by the model, so no offering is a condition of it.
    assert found["verdicts"]["break_fix"] == {
        REVIEW: expected("gap", failing=[(0, "cadence")]),
        DISPOSAL: expected("satisfied", conditions=[gate], **carried),
        WRITTEN: expected("satisfied_with_customer_duties", conditions=[papers], **written),
    }
    assert found["verdicts"]["managed"] == {
        REVIEW: expected("satisfied", conditions=[gate, gold], **carried),
        DISPOSAL: expected("satisfied", conditions=[gate, silver], **carried),
        WRITTEN: expected("satisfied_with_customer_duties", conditions=[papers], **written),
    }
    # 12: edges single author 0.5, offering 0.5; nothing compared in the gap; the written contract counts 1.
    assert found["summary"]["hipaa"]["break_fix"]["confidence"] == pytest.approx(2 / 3)
    assert found["summary"]["hipaa"]["break_fix"]["carried_score"] == pytest.approx(1 / 2)


# ---- one obligation, one capability, one provider: change one thing at a time

GOOD: Mapping = {
    "sustains": "P1D",
    "events": {"incident": "PT1H", "disposal": None},
    "establishes": True,
    "hours": "24x7",
    "detection": "analytic",
    "evidence": "system_record",
}
REF = "hipaa:1"


def work(terms: Mapping, *names: str) -> Mapping:
    """A service that promises these terms for each of its capabilities."""
    line = {"every" if aspect == "sustains" else aspect: value for aspect, value in terms.items()}
    return {"lines": dict.fromkeys(names or ("log-review", "scan"), line)}


def capability(name: str = "log-review", **rest: Any) -> Mapping:
    found: Mapping = {"id": name, "performed_by": "provider", "delivered_by": {"any_of": ["soc_mdr"]}}
    found |= {"runs": "person", "controls": {"primary": ["AU-6"], "supporting": []}}
    found |= {"evidence": {"class": "assertion"}, "defaults": {"every": "P1D"}}
    return found | {"effort": {"hours_per_run": 1, "priority": 3}} | rest


def model(name: str, **rest: Any) -> Mapping:
    found: Mapping = {"id": name, "kind": "support", "data_contact": [], "capacity": "none"}
    return found | {"services": {}, "offerings": [{"id": "only", "services": {"soc_mdr": work(GOOD)}}]} | rest


def case(demand: Mapping | None = None, *, terms: Mapping | None = None, **more: Any) -> tuple[Mapping, Mapping]:
    """One obligation asking one capability of `north`, whose contract states the terms."""
    edge = {"control": "AU-6", "capabilities": ["log-review"], "demand": demand or {}}
    entries = [{"obligation": "1", "essential": [edge]}]
    library: Mapping = {
        "catalogs": [{"catalog": {"id": "hipaa"}, "rows": [{"id": "1", "kind": "obligation"}]}],
        "crosswalks": [{"crosswalk": {"source": "hipaa"}, "entries": entries}],
        "capabilities": [capability(**more)],
        "functions": [
            {"id": "soc_mdr", "kind": "delegable", "co_managed_owner": "managed"},
            {"id": "patching", "kind": "delegable", "co_managed_owner": "managed"},
            {"id": "service_desk", "kind": "delegable", "takes_tickets": True},
            {"id": "hr_personnel", "kind": "reserved"},
            {"id": "independent_assessment", "kind": "independent"},
        ],
        "events": [{"id": "incident", "origin": "outside"}, {"id": "disposal", "origin": "customer"}],
        "duties": [{"id": "rd-1", "attaches_to": []}, {"id": "rd-2", "attaches_to": []}],
        "gates": [],
        "models": [model("managed")],
        "frameworks": [{"id": "hipaa", "catalog": "hipaa"}],
        "capacity": {"hours_per_fte": 100, "project_share": 0.2, "utilization": 0.5}
        | {"hours_per_ticket": 0.5, "tickets_per_user": 1},
    }
    services = {"soc_mdr": work(GOOD if terms is None else terms)}
    engagement: Mapping = {
        "as_of": "2026-11-21",
        "organization": {},
        "frameworks": ["hipaa"],
        "providers": [{"id": "north", "model": "managed", "services": services}],
        "today": {"soc_mdr": ["north"]},
    }
    library["models"][0]["offerings"] = []
    return library, engagement


def today(given_case: tuple[Mapping, Mapping]) -> Mapping:
    found: Mapping = evaluate(*given_case)["verdicts"]["today"][REF]
    return found


def without(terms: Mapping, *aspects: str) -> Mapping:
    return {aspect: value for aspect, value in terms.items() if aspect not in aspects}


DAILY = {"every": "P1D", "basis": "legal"}


def test_a_person_on_five_days_is_never_better_than_three_days() -> None:
    """5: "a person whose hours cover fewer than 7 days a week is never better than P3D"."""
    office = GOOD | {"hours": "8x5"}
    assert today(case(DAILY))["verdict"] == "satisfied"
    assert today(case(DAILY, terms=office))["failing"] == [(0, "cadence")]
    assert today(case(DAILY, terms=office))["verdict"] == "gap"
    assert today(case(DAILY, terms=office, runs="machine"))["verdict"] == "satisfied"
    assert today(case({"every": "P3D", "basis": "legal"}, terms=office))["verdict"] == "satisfied"


def test_unknown_hours_matter_only_where_they_would_decide() -> None:
    """5: "If hours are unknown and it would matter, unknown"."""
    silent = without(GOOD, "hours")
    assert today(case(DAILY, terms=silent))["verdict"] == "not_assessable"
    assert today(case({"every": "P7D", "basis": "legal"}, terms=silent))["verdict"] == "satisfied"
    late = silent | {"sustains": "P7D"}
    assert today(case(DAILY, terms=late))["verdict"] == "gap"


def test_an_engine_default_interval_fails_only_beyond_loosest_or_without_a_schedule() -> None:
    """4a: "any standing schedule up to `loosest` passes with an advice entry; no schedule at all fails"."""
    demand = {"every": "P1D", "loosest": "P31D", "basis": "engine_default"}
    monthly = today(case(demand, terms=GOOD | {"sustains": "P1M"}))
    assert (monthly["verdict"], monthly["advice"]) == ("satisfied", [(0, "cadence")])
    assert today(case(demand, terms=GOOD | {"sustains": "P3M"}))["verdict"] == "gap"
    assert today(case(demand, terms=GOOD | {"sustains": None}))["verdict"] == "gap"
    assert today(case(demand, terms=without(GOOD, "sustains")))["verdict"] == "not_assessable"


def test_evidence_of_an_engine_default_fails_only_below_the_floor() -> None:
    """5: "known class below both the demanded one and the floor"; "not below the floor is advice"."""
    asks: Mapping = {"evidence": {"class": "signed_record"}}
    assert today(case(terms=GOOD | {"evidence": "billing_record"}, **asks))["failing"] == [(0, "evidence")]
    assert today(case(terms=GOOD | {"evidence": "billing_record"}, **asks))["verdict"] == "partial"
    lower = today(case(terms=GOOD | {"evidence": "work_record"}, **asks))
    assert (lower["verdict"], lower["advice"]) == ("satisfied", [(0, "evidence")])
    binding = {"evidence": "signed_record", "basis": "legal"}
    assert today(case(binding, terms=GOOD))["verdict"] == "partial"
    assert today(case(binding, terms=without(GOOD, "evidence")))["verdict"] == "not_assessable"


def test_detection_of_an_engine_default_fails_only_on_a_known_none() -> None:
    """5: "known detection is none while more is asked; anything else lower is advice"; a work predicate."""
    wish = {"detection": "hunted", "basis": "engine_default"}
    assert today(case(wish, terms=GOOD | {"detection": "none"}))["verdict"] == "gap"
    assert today(case(wish, terms=GOOD | {"detection": "user_report"}))["advice"] == [(0, "detection")]
    assert today(case({"detection": "hunted", "basis": "legal"}))["failing"] == [(0, "detection")]


def test_an_event_with_a_time_allowed_needs_a_promised_time() -> None:
    """5: "with a binding within, the promised time must be known and <= within (null -> no)"."""
    asks = {"event": "disposal", "basis": "legal"}
    assert today(case(asks))["verdict"] == "satisfied"
    assert today(case(asks | {"within": "P5D"}))["verdict"] == "gap"
    assert today(case(asks | {"within": "P5D", "basis": "engine_default"}))["advice"] == [(0, "within")]
    assert today(case(asks, terms=GOOD | {"events": {}}))["verdict"] == "gap"
    assert today(case(asks, terms=without(GOOD, "events")))["verdict"] == "not_assessable"


def test_a_call_to_the_provider_is_a_duty() -> None:
    """5: "the customer must call: duty report:<event>"; 7: not stated -> unknown where the timing binds."""
    asks = {"event": "incident", "within": "PT24H", "basis": "legal"}
    assert today(case(asks))["duties"] == []
    called = today(case(asks, terms=GOOD | {"detection": "user_report"}))
    assert (called["verdict"], called["duties"]) == ("not_assessable", [("report:incident", "unknown")])
    assert today(case(asks, terms=without(GOOD, "detection")))["duties"] == called["duties"]
    library, engagement = case(asks, terms=GOOD | {"detection": "user_report"})
    engagement["duties"] = {"report:incident": "assigned"}
    called = today((library, engagement))
    assert (called["verdict"], called["carried_by"]) == ("satisfied_with_customer_duties", "shared")
    by_default = today(case(asks | {"basis": "engine_default"}, terms=GOOD | {"detection": "user_report"}))
    assert by_default["verdict"] == "satisfied_with_customer_duties"
    assert by_default["duties"] == [("report:incident", "unconfirmed")]


def test_a_state_is_met_by_whoever_establishes_it() -> None:
    """5: "else, if sustains is an interval -> yes"; "Where the state holds but sustains is null, advice"."""
    asks = {"state": True, "basis": "legal"}
    once = today(case(asks, terms=GOOD | {"sustains": None}))
    assert (once["verdict"], once["advice"]) == ("satisfied", [(0, "keep_state")])
    assert today(case(asks, terms=without(GOOD, "establishes")))["verdict"] == "satisfied"
    assert today(case(asks, terms={"sustains": None, "evidence": "work_record"}))["verdict"] == "gap"
    assert today(case(asks, terms={"evidence": "work_record"}))["verdict"] == "not_assessable"


def test_hours_bind_only_with_a_binding_basis() -> None:
    """5: "engine_default: not enough is advice, unknown is yes"; 1: both numbers at least as large."""
    weekly = {"every": "P7D", "hours": "24x7"}
    office = GOOD | {"hours": "12x5"}
    assert today(case(weekly | {"basis": "legal"}, terms=office))["verdict"] == "gap"
    assert today(case(weekly | {"basis": "engine_default"}, terms=office))["advice"] == [(0, "hours")]
    assert enough_hours("12x5", "8x5")
    assert not enough_hours("24x5", "8x7")


def test_two_halves_never_make_a_whole() -> None:
    """4 of the design: never join two providers' best halves into a phantom."""
    library, engagement = case(DAILY | {"evidence": "signed_record"})
    slow = {"soc_mdr": work(GOOD | {"sustains": "P7D", "evidence": "signed_record"})}
    engagement["providers"].append({"id": "south", "model": "managed", "services": slow})
    engagement["today"]["soc_mdr"] = ["south", "north"]
    assert today((library, engagement))["verdict"] == "partial"  # north's part, better than south's unmet
    assert today((library, engagement))["failing"] == [(0, "evidence")]


def test_all_of_takes_the_worst_function() -> None:
    """4: "every f is judged alone, best provider first, and the demand takes the worst of them"."""
    library, engagement = case(DAILY, delivered_by={"all_of": ["soc_mdr", "patching"]})
    assert today((library, engagement))["verdict"] == "not_assessable"  # patching is not mentioned
    engagement["today"]["patching"] = []
    assert today((library, engagement))["verdict"] == "gap"
    engagement["today"]["patching"] = ["north"]
    assert today((library, engagement))["failing"] == [(0, "cadence")]  # north does not list patching
    engagement["providers"][0]["services"]["patching"] = work(GOOD)
    assert today((library, engagement))["verdict"] == "satisfied"


def test_all_of_carries_the_duties_and_conditions_of_all_its_functions() -> None:
    """4: "its duties and conditions those of all of them together"; the rest is that of the worst."""
    asks = {"event": "incident", "basis": "legal"}
    library, engagement = case(asks, delivered_by={"all_of": ["soc_mdr", "patching"]})
    called = GOOD | {"detection": "user_report"}
    engagement["providers"][0]["services"]["patching"] = work(called)
    engagement["today"]["patching"] = ["north"]
    engagement["duties"] = {"report:incident": "assigned"}
    duties = [("report:incident", "assigned")]
    assert today((library, engagement))["duties"] == duties
    engagement["providers"][0]["services"]["soc_mdr"] = work(GOOD | {"evidence": "none"})
    found = today((library, engagement))
    assert (found["duties"], found["failing"]) == (duties, [(0, "evidence")])
    library["capabilities"][0]["delivered_by"] = {"all_of": ["independent_assessment", "soc_mdr"]}
    library["models"] = [model("managed", capacity="bought_hours")]
    found = evaluate(library, engagement)["verdicts"]["managed"][REF]
    conditions = [("bought_hours", "managed"), ("independent", "independent_assessment")]
    assert (found["verdict"], found["conditions"]) == ("satisfied", conditions)
    assert found["carried_by"] == "third_party"  # both are met: the first function by id


def test_a_function_nobody_covers_there_fails_scope_for_itself() -> None:
    """6: "With all_of, section 4's worst-of is taken inside each group"."""
    library, engagement = case(DAILY, delivered_by={"all_of": ["patching", "soc_mdr"]})
    engagement["asset_groups"] = [{"id": "branch"}, {"id": "main"}]
    north = engagement["providers"][0]
    north |= {"covers": ["branch"], "services": {"patching": work(GOOD), "soc_mdr": work(GOOD)}}
    engagement["today"]["patching"] = []
    assert today((library, engagement))["failing"] == [(0, "cadence")]  # nobody, wherever
    engagement["providers"].append(north | {"id": "south", "covers": ["main"]})
    engagement["today"] = {"patching": ["north", "south"], "soc_mdr": ["south"]}
    found = today((library, engagement))  # branch has north's patching and nobody's soc_mdr
    assert (found["verdict"], found["failing"]) == ("partial", [(0, "scope")])


def test_nearest_terms_win_aspect_by_aspect() -> None:
    """4: line, provider's service, offering, model; "the nearest list counts as a whole"."""
    library, engagement = case({"event": "incident", "basis": "legal"})
    library["models"][0]["services"] = {"soc_mdr": work(GOOD)}
    library["models"][0]["offerings"] = [
        {"id": "silver", "services": {"soc_mdr": work({"sustains": "P7D", "events": {"disposal": None}})}},
        {"id": "gold", "extends": "silver", "services": {"soc_mdr": {"hours": "8x5"}}},
    ]
    del engagement["providers"][0]["services"]
    assert today((library, engagement))["verdict"] == "gap"  # no offering named: none of them takes an incident
    engagement["providers"][0]["offering"] = "gold"
    assert today((library, engagement))["verdict"] == "gap"  # silver's list has no incident
    engagement["providers"][0]["services"] = {"soc_mdr": {"lines": {"log-review": {"events": {"incident": None}}}}}
    assert today((library, engagement))["verdict"] == "satisfied"


def test_of_several_offerings_of_which_none_is_named_that_counts_which_all_have_alike() -> None:
    """4: "sold alike under all: so; under none: not its; anything else: unnamed"; terms that are the same are known."""
    library, engagement = case(DAILY)
    del engagement["providers"][0]["services"]
    every = {"silver": {"soc_mdr": work(GOOD)}, "gold": {"soc_mdr": work(GOOD)}}
    library["models"][0]["offerings"] = [{"id": name, "services": there} for name, there in every.items()]
    found = today((library, engagement))
    assert (found["verdict"], found["ground"]) == ("satisfied", "assumed")  # the same in both
    every["gold"]["soc_mdr"] = work(GOOD | {"sustains": "P7D"})
    assert today((library, engagement))["verdict"] == "not_assessable"  # one would do, the other not
    every["silver"]["soc_mdr"] = work(GOOD | {"sustains": "P7D"})
    assert today((library, engagement))["verdict"] == "gap"  # neither would
    every["silver"] |= {"soc_mdr": work(GOOD)}
    del every["gold"]["soc_mdr"]
    assert today((library, engagement))["verdict"] == "not_assessable"  # only one sells it
    del every["silver"]["soc_mdr"]
    assert today((library, engagement))["verdict"] == "gap"  # none does


def test_the_organization_sets_an_as_defined_interval() -> None:
    """3: "an interval -> that; null -> stated as absent, cadence fails; not there -> unknown"."""
    library, engagement = case({"every": "as_defined", "basis": "entity_defined"})
    assert today((library, engagement))["verdict"] == "not_assessable"
    for stated, verdict in [("P7D", "satisfied"), ("PT12H", "gap"), (None, "gap")]:
        engagement["defined_frequencies"] = {REF: stated}
        assert today((library, engagement))["verdict"] == verdict


def test_two_providers_may_share_the_sites() -> None:
    """6: each group needs one whole alternative; "part if at least one group is met"."""
    library, engagement = case(DAILY)
    engagement["asset_groups"] = [{"id": "main"}, {"id": "branch"}]
    assert today((library, engagement))["verdict"] == "not_assessable"  # covers not stated
    engagement["providers"][0]["covers"] = ["main"]
    assert today((library, engagement))["failing"] == [(0, "scope")]
    assert today((library, engagement))["verdict"] == "partial"
    south = engagement["providers"][0] | {"id": "south", "covers": ["branch"]}
    engagement["providers"].append(south)
    engagement["today"]["soc_mdr"].append("south")
    assert today((library, engagement))["verdict"] == "satisfied"
    engagement["asset_groups"][1]["frameworks"] = ["pci-dss"]
    engagement["today"]["soc_mdr"] = ["north"]
    assert today((library, engagement))["verdict"] == "satisfied"


def test_the_worst_group_decides() -> None:
    """6: "The deciding alternative is that of the worst group"; uncovered: "the best alternative overall"."""
    library, engagement = case({"event": "incident", "basis": "legal"}, terms=GOOD | {"detection": "user_report"})
    engagement["duties"] = {"report:incident": "assigned"}
    engagement["asset_groups"] = [{"id": "main"}, {"id": "branch"}]
    north = engagement["providers"][0]
    north["covers"] = ["main"]
    found = today((library, engagement))
    assert (found["failing"], found["duties"]) == ([(0, "scope")], [("report:incident", "assigned")])
    south = north | {"id": "south", "covers": ["branch"], "services": {"soc_mdr": work(GOOD)}}
    engagement["providers"].append(south)
    engagement["today"]["soc_mdr"] = ["south", "north"]
    found = today((library, engagement))
    assert (found["verdict"], found["carried_by"]) == ("satisfied_with_customer_duties", "shared")


def test_a_shared_duty_and_a_customers_own_duty() -> None:
    """7: not_done is part for a shared capability, unmet for the customer's own; silence never credits what binds."""
    done = {"state": "done", "last": "2026-11-20"}
    for performed_by, basis, verdicts in [
        ("shared", "legal", ["satisfied_with_customer_duties", "not_assessable", "partial"]),
        ("shared", "engine_default", ["satisfied_with_customer_duties", "satisfied_with_customer_duties", "partial"]),
        ("customer", "legal", ["satisfied_with_customer_duties", "not_assessable", "gap"]),
    ]:
        library, engagement = case(DAILY | {"basis": basis}, performed_by=performed_by, duty="rd-1")
        for stated, verdict in zip([done, None, {"state": "not_done"}], verdicts, strict=True):
            engagement["duties"] = {"rd-1": stated} if stated else {}
            assert today((library, engagement))["verdict"] == verdict


def test_a_reserved_function_is_the_customers_unless_assigned() -> None:
    """4: "Reserved functions not mentioned are [customer]"; 7: given to it says nothing about how the work stands."""
    library, engagement = case(DAILY, delivered_by={"any_of": ["hr_personnel"]})
    assert today((library, engagement))["duties"] == [("perform:log-review", "unknown")]
    assert today((library, engagement))["verdict"] == "not_assessable"
    engagement["today"]["hr_personnel"] = ["customer"]
    assert today((library, engagement))["duties"] == [("perform:log-review", "unknown")]
    engagement["duties"] = {"perform:log-review": {"state": "assigned"}}
    assert today((library, engagement))["carried_by"] == "customer"
    engagement["today"]["hr_personnel"] = []
    assert today((library, engagement))["verdict"] == "gap"


def test_an_independent_function_is_a_condition_of_every_model() -> None:
    """11: "independent functions are a third party to be engaged: met, with the condition independent"."""
    library, engagement = case(DAILY, delivered_by={"any_of": ["independent_assessment"]})
    library["models"] = [model("managed")]
    found = evaluate(library, engagement)["verdicts"]
    assert found["today"][REF]["verdict"] == "not_assessable"
    conditions = [("independent", "independent_assessment")]
    assert found["managed"][REF] == expected("satisfied", carried_by="third_party", conditions=conditions)
    library["capabilities"][0] |= {"performed_by": "shared", "duty": "rd-1"}
    found = evaluate(library, engagement)["verdicts"]
    assert found["managed"][REF]["verdict"] == "satisfied_with_customer_duties"
    assert found["managed"][REF]["carried_by"] == "shared"


def test_third_party_means_running_nothing_delegable_here() -> None:
    """5: `third_party` fails for whoever runs a delegable function, is staff, or is the customer."""
    wish = DAILY | {"independence": {"is": "third_party"}}
    library, engagement = case(wish, delivered_by={"any_of": ["independent_assessment"]})
    engagement["providers"][0]["services"] = {"independent_assessment": work(GOOD)}
    engagement["today"] = {"independent_assessment": ["north"]}
    assert today((library, engagement))["verdict"] == "satisfied"
    engagement["today"]["patching"] = ["north"]
    assert today((library, engagement))["failing"] == [(0, "independence")]
    assert today((library, engagement))["verdict"] == "partial"


def test_a_population_is_judged_by_the_facts() -> None:
    """8: any known missing -> part if one is there, else unmet; then unknown; nobody -> not applicable."""
    library, engagement = case()
    library["crosswalks"][0]["entries"] = [{"obligation": "1", "population": {"of": "providers", "gate": "baa"}}]
    gate: Mapping = {"id": "baa", "when": dict(PHI), "needs": "paper", "reach": "own"}
    library["gates"] = [gate]
    assert today((library, engagement))["verdict"] == "not_applicable"
    phi: Mapping = {"model": "managed", "data_contact": ["phi"]}
    signed, missing = {"artefacts": {"paper": "x.pdf"}}, {"artefacts": {"paper": None}}
    tried: list[tuple[list[Mapping], str]] = [
        ([signed, signed], "satisfied"),
        ([signed, missing], "partial"),
        ([missing, {}], "gap"),
        ([signed, {}], "not_assessable"),
    ]
    for papers, verdict in tried:
        engagement["providers"] = [{"id": f"p{place}"} | phi | one for place, one in enumerate(papers)]
        assert today((library, engagement))["verdict"] == verdict
    found = evaluate(library, engagement)["verdicts"]["managed"][REF]  # managed itself touches no phi,
    assert found["verdict"] == "not_applicable"  # and the support providers are what it replaces
    # Membership that hangs on an unknown fact matters only where the paper is not known to be there.
    gate["when"]["condition"] = {"fact": "remote_workers", "is": True}
    unsure: list[tuple[Mapping, str]] = [(signed, "satisfied"), (missing, "not_assessable"), ({}, "not_assessable")]
    for held, verdict in unsure:
        engagement["providers"] = [{"id": "p1"} | phi | held]
        assert today((library, engagement))["verdict"] == verdict
    engagement["organization"] = {"remote_workers": False}
    assert today((library, engagement))["verdict"] == "not_applicable"


def test_a_gate_whose_condition_is_unknown() -> None:
    """8: "today contract unknown, if the paper is not known to be there"; hypothetical -> yes, with the condition."""
    library, engagement = case(DAILY)
    library["models"] = [model("managed", data_contact=["phi"])]
    when: Mapping = PHI | {"condition": {"fact": "remote_workers", "is": True}}
    library["gates"] = [{"id": "baa", "when": when, "needs": "baa", "reach": "provider"}]
    assert today((library, engagement))["verdict"] == "not_assessable"  # the contact is the model's
    engagement["providers"][0]["artefacts"] = {"baa": None}
    assert (today((library, engagement))["verdict"], today((library, engagement))["failing"]) == ("not_assessable", [])
    engagement["providers"][0]["artefacts"] = {"baa": "x.pdf"}
    assert today((library, engagement))["verdict"] == "satisfied"
    found = evaluate(library, engagement)["verdicts"]["managed"][REF]
    assert (found["verdict"], found["conditions"]) == ("satisfied", [("gate", "baa")])


def test_the_cause_is_the_first_gate_by_id() -> None:
    """11: "that gate's id (the first by id of several)"."""
    library, engagement = case(DAILY)
    engagement["providers"][0] |= {"data_contact": ["phi"], "artefacts": {"baa": None, "matrix": None}}
    gates = [{"id": name, "when": dict(PHI), "needs": name, "reach": "provider"} for name in ["matrix", "baa"]]
    library["gates"] = gates
    assert today((library, engagement))["cause"] == "baa"


def test_the_customer_is_compared_for_independence_and_nothing_else() -> None:
    """4: "only independence is compared as well (a known failure makes it part unless it is unmet)"."""
    wish = DAILY | {"evidence": "signed_record", "independence": {"is": "third_party"}}
    library, engagement = case(wish, delivered_by={"any_of": ["hr_personnel"]})
    engagement["today"]["hr_personnel"] = ["customer"]
    assert (today((library, engagement))["verdict"], today((library, engagement))["failing"]) == (
        "partial",
        [(0, "independence")],
    )
    engagement["duties"] = {"perform:log-review": {"state": "not_done"}}
    found = today((library, engagement))
    assert (found["verdict"], found["failing"]) == ("gap", [(0, "customer_duty"), (0, "independence")])
    engagement["duties"] = {"perform:log-review": {"state": "done", "last": "2026-11-20"}}
    edge = library["crosswalks"][0]["entries"][0]["essential"][0]
    edge["demand"]["independence"] = {"is": "third_party", "basis": "engine_default"}
    found = today((library, engagement))
    assert (found["verdict"], found["advice"]) == ("satisfied_with_customer_duties", [(0, "independence")])
    del edge["capabilities"]  # where no function is given to anybody there is no provider to compare
    edge["demand"]["independence"] = {"is": "third_party"}
    library["capabilities"][0] |= {"performed_by": "customer", "duty": "rd-1"}
    engagement["duties"] = {"rd-1": {"state": "done", "last": "2026-11-20"}}
    assert today((library, engagement))["verdict"] == "satisfied_with_customer_duties"


def test_a_proposed_aspect_is_neither_compared_nor_inherited() -> None:
    """3: "An aspect whose own basis is proposed is not compared, nor inherited in its place"."""
    wish = DAILY | {"evidence": {"class": "signed_record", "basis": "proposed"}}
    assert today(case(wish, terms=GOOD | {"evidence": "none"}))["verdict"] == "satisfied"
    assert today(case(DAILY, terms=GOOD | {"evidence": "none"}))["verdict"] == "partial"  # the capability's own


def test_a_service_that_is_not_listed_fails_cadence_only() -> None:
    """5: "A provider that does not list the service fails cadence and nothing else is looked at"."""
    library, engagement = case(DAILY | {"independence": {"is": "third_party"}}, performed_by="shared", duty="rd-1")
    del engagement["providers"][0]["services"]
    engagement["providers"][0] |= {"data_contact": ["phi"], "artefacts": {"baa": None}}
    library["gates"] = [{"id": "baa", "when": dict(PHI), "needs": "baa", "reach": "provider"}]
    assert today((library, engagement)) == expected("gap", failing=[(0, "cadence")], evidence="declared")


def test_a_documented_alternative_compensates_where_one_is_allowed() -> None:
    """11: "turns partial or gap into compensated, under every arrangement"."""
    library, engagement = case(DAILY, terms=GOOD | {"sustains": None})
    document = {"obligation": REF, "measure": "Another measure.", "rationale": "It does the same."}
    engagement["alternatives"] = [document]
    assert (today((library, engagement))["verdict"], today((library, engagement))["alternative"]) == ("gap", None)
    library["catalogs"][0]["rows"][0]["specification"] = "addressable"
    assert today((library, engagement))["verdict"] == "compensated"
    assert today((library, engagement))["failing"] == [(0, "cadence")]
    del document["rationale"]
    found = today((library, engagement))
    assert (found["verdict"], found["alternative"]) == ("gap", (["rationale"], [], "yes"))


RULE = {"document": "decision", "states": ["rationale", "measure"], "never_alone": ["cost"], "without_measure": True}


@pytest.mark.parametrize(
    ("stated", "verdict", "lacks", "flagged"),
    [
        ({"rationale": "R.", "measure": "M.", "grounds": ["risk"]}, "compensated", [], []),
        ({"rationale": "R.", "measure": "M.", "grounds": ["cost", "risk"]}, "compensated", [], []),
        ({"rationale": "R.", "measure": "M.", "grounds": ["cost"]}, "gap", ["ground_alone"], []),
        ({"rationale": "R.", "measure": "M."}, "compensated", [], ["grounds"]),
        ({"measure": "M.", "grounds": ["risk"]}, "gap", ["rationale"], []),
        ({"rationale": "R.", "grounds": ["risk"]}, "gap", ["measure"], []),
        (
            {"rationale": "R.", "grounds": ["risk"], "no_reasonable_alternative": True, "standard_met_by": "S."},
            *("compensated", [], ["no_measure"]),
        ),
        (
            {"rationale": "R.", "grounds": ["risk"], "no_reasonable_alternative": True},
            *("gap", ["standard_met_by"], ["no_measure"]),
        ),
    ],
)
def test_an_addressable_decision(stated: Mapping, verdict: str, lacks: list[str], flagged: list[str]) -> None:
    """11, and 45 CFR 164.306(d)(3): why not, and what instead or how the standard is met; cost alone is no reason."""
    library, engagement = case(DAILY, terms=GOOD | {"sustains": None})
    library["catalogs"][0]["rows"][0]["specification"] = "addressable"
    library["frameworks"][0]["alternatives"] = RULE
    engagement["alternatives"] = [{"obligation": REF} | stated]
    found = today((library, engagement))
    assert (found["verdict"], found["alternative"]) == (verdict, (lacks, flagged, "yes"))


@pytest.mark.parametrize(
    ("facts", "verdict", "cause"),
    [
        ({"made": "2026-04-17", "changed": "2026-04-17"}, "compensated", None),
        ({"made": "2026-04-17", "changed": "none"}, "compensated", None),
        ({"made": "2026-04-17", "changed": "2026-04-18"}, "partial", "analysis"),
        ({"made": "none"}, "partial", "analysis"),
        ({"changed": "2026-04-18"}, "not_assessable", "analysis"),
        ({"made": "2026-04-17"}, "not_assessable", "analysis"),
    ],
)
def test_a_decision_is_worth_what_it_rests_on(facts: Mapping, verdict: str, cause: str | None) -> None:
    """11: "yes -> compensated; no -> partial; unknown -> not_assessable", under the one cause."""
    library, engagement = case(DAILY, terms=GOOD | {"sustains": None})
    library["catalogs"][0]["rows"][0]["specification"] = "addressable"
    basis = {"cause": "analysis", "fact": "made", "not_before": "changed"}
    library["frameworks"][0]["alternatives"] = {"document": "decision", "rests_on": basis}
    engagement["alternatives"] = [{"obligation": REF, "measure": "M.", "rationale": "R."}]
    engagement["organization"] = facts
    found = evaluate(library, engagement)["verdicts"]
    assert (found["today"][REF]["verdict"], found["today"][REF]["cause"]) == (verdict, cause)
    engagement["alternatives"][0] = {"obligation": REF, "measure": "M."}  # one that lacks something rests on nothing
    assert (today((library, engagement))["verdict"], today((library, engagement))["cause"]) == ("gap", None)


@pytest.mark.parametrize(
    ("stated", "made", "flagged"),
    [
        ({"on": "2019-05-01"}, "2026-04-17", ["older"]),
        ({"on": "2026-04-17"}, "2026-04-17", []),
        ({"on": "2019-05-01", "reviewed": "2026-05-01"}, "2026-04-17", []),
        ({"on": "2019-05-01", "reviewed": "2020-05-01"}, "2026-04-17", ["older"]),
        ({}, "2026-04-17", []),
        ({"on": "2019-05-01"}, "none", []),
    ],
)
def test_a_decision_older_than_what_it_rests_on_is_for_a_reviewer(
    stated: Mapping, made: str, flagged: list[str]
) -> None:
    """11: "the later of on and reviewed is stated and before that date"."""
    library, engagement = case(DAILY, terms=GOOD | {"sustains": None})
    library["catalogs"][0]["rows"][0]["specification"] = "addressable"
    library["frameworks"][0]["alternatives"] = {"document": "decision", "rests_on": {"cause": "a", "fact": "made"}}
    engagement["alternatives"] = [{"obligation": REF, "measure": "M.", "rationale": "R."} | stated]
    engagement["organization"] = {"made": made}
    assert today((library, engagement))["alternative"][1] == flagged


def test_a_contradicting_record_fails_cadence_of_whom_it_names() -> None:
    """5 and 10: for the provider it names, or for all; the youngest supporting record within the interval."""
    library, engagement = case({"every": "P7D", "basis": "legal"})
    record = {"id": "ev-1", "capability": "log-review", "source": "system", "result": "supports"}
    for collected, proof in [("2026-11-14", "proven"), ("2026-11-13", "stale")]:
        engagement["evidence"] = [record | {"collected": collected}]
        assert today((library, engagement))["evidence"] == proof
    against = record | {"collected": "2026-11-01", "result": "contradicts", "provider": "south"}
    engagement["evidence"] = [against]
    assert today((library, engagement))["verdict"] == "satisfied"
    assert today((library, engagement))["evidence"] == "declared"
    engagement["evidence"] = [against | {"provider": "north"}]
    assert today((library, engagement))["verdict"] == "gap"


def test_the_proof_of_a_customers_work_is_that_of_the_work_or_its_duty() -> None:
    """10: "(and, if it is performed by the customer, those that name its duty)"; what speaks against it fails it."""
    library, engagement = case(DAILY, performed_by="customer", duty="rd-1")
    engagement["duties"] = {"rd-1": {"state": "done", "last": "2026-11-20"}}
    record = {"id": "ev-1", "duty": "rd-1", "source": "document", "collected": "2026-11-20"}
    engagement["evidence"] = [record | {"result": "supports"}]
    assert today((library, engagement))["evidence"] == "proven"
    engagement["evidence"] = [record | {"result": "contradicts"}]
    assert today((library, engagement))["evidence"] == "contradicted"
    assert today((library, engagement))["verdict"] == "gap"
    older = record | {"id": "ev-2", "duty": None, "capability": "log-review", "collected": "2026-01-01"}
    engagement["evidence"] = [record | {"id": "ev-1", "result": "supports"}, older | {"result": "contradicts"}]
    assert today((library, engagement))["evidence"] == "contradicted"
    engagement["evidence"] = [older | {"result": "supports"}]
    assert today((library, engagement))["evidence"] == "stale"


def test_confidence_is_the_weakest_of_edge_terms_and_proof() -> None:
    """12: reviewed 1, single author 0.5; contract 1, offering 0.5, model 0.25; stale halves; no record 0.25."""
    library, engagement = case({"every": "P7D", "basis": "legal"})

    def confidence(arrangement: str = "today") -> Any:
        return evaluate(library, engagement)["summary"]["hipaa"][arrangement]["confidence"]

    assert confidence() == 0.25
    record = {"id": "ev-1", "capability": "log-review", "result": "supports", "collected": "2026-11-20"}
    engagement["evidence"] = [record | {"source": "system"}]
    assert confidence() == 0.5
    library["crosswalks"][0]["entries"][0]["reviewed"] = True
    assert confidence() == 0.75
    engagement["evidence"][0]["collected"] = "2026-01-01"
    assert confidence() == 0.375
    engagement["evidence"] = [record | {"source": "third_party"}]
    assert confidence() == 1
    library["models"][0]["services"] = {"soc_mdr": work(GOOD)}
    assert confidence("managed") == 0.25
    library["models"][0]["offerings"] = [{"id": "only", "services": {"soc_mdr": work(without(GOOD, "evidence"))}}]
    assert confidence("managed") == 0.25
    library["models"][0]["offerings"] = [{"id": "only", "services": {"soc_mdr": work(without(GOOD, "hours"))}}]
    assert confidence("managed") == 0.5  # hours are no term this demand states


def test_hours_serve_tickets_first_then_by_priority() -> None:
    """9: "The first capability that does not fit, and all after it, fail capacity"."""
    library, engagement = case(DAILY)
    library["models"] = [model("internal_it", capacity="organization_hours", employees=True)]
    engagement["providers"][0]["model"] = "internal_it"
    facts = engagement["organization"]
    assert today((library, engagement))["verdict"] == "not_assessable"  # internal_fte not stated
    facts["internal_fte"] = 0
    assert today((library, engagement))["failing"] == [(0, "capacity")]
    # One person: 100 x 0.8 x 0.5 = 40 hours a month; a daily hour takes 30.4375.
    facts["internal_fte"] = 1
    assert today((library, engagement))["verdict"] == "satisfied"
    facts["internal_fte"] = 0.75  # 30 hours
    assert today((library, engagement))["verdict"] == "gap"
    facts |= {"internal_fte": 1, "tickets_per_month": 20}  # 10 hours of tickets leave 30
    assert today((library, engagement))["verdict"] == "satisfied"
    engagement["today"]["service_desk"] = ["north"]
    assert today((library, engagement))["verdict"] == "gap"


def test_a_capability_served_before_takes_its_hours() -> None:
    """9: in order of (priority, capability id), whichever obligation is judged."""
    library, engagement = case(DAILY)
    library["models"] = [model("staff_aug", capacity="bought_hours", employees=True)]
    engagement["providers"][0] |= {"model": "staff_aug", "hours_per_month": 60}
    first = capability("scan", effort={"hours_per_run": 1, "priority": 1})
    library["capabilities"].append(first)
    edges = library["crosswalks"][0]["entries"][0]["essential"]
    edges.append({"control": "AU-6", "capabilities": ["scan"], "demand": DAILY})
    assert today((library, engagement))["failing"] == [(0, "capacity")]  # 2 x 30.4375 = 60.875
    assert today((library, engagement))["verdict"] == "gap"
    first["effort"]["priority"] = 3  # then by id: log-review before scan
    assert today((library, engagement))["failing"] == [(1, "capacity")]
    found = evaluate(library, engagement)["verdicts"]["staff_aug"][REF]
    assert (found["verdict"], found["conditions"]) == ("satisfied", [("bought_hours", "staff_aug")])


def test_co_managed_tries_the_fewest_steps_first() -> None:
    """11: every combination of the offerings of the models used, fewest steps above the smallest first."""
    library, engagement = case(DAILY, delivered_by={"all_of": ["soc_mdr", "patching"]})
    slow, good = GOOD | {"sustains": "P7D"}, GOOD
    steps = [{"id": "small", "services": {"soc_mdr": work(slow)}}, {"id": "large", "services": {"soc_mdr": work(good)}}]
    plain = [{"id": name, "services": {"patching": work(good)}} for name in ["base", "more"]]
    library["models"] = [
        model("managed", offerings=steps),
        model("internal_it", offerings=plain, employees=True),
        {"id": "co_managed", "kind": "composite", "offerings": []},
    ]
    engagement["co_managed"] = {"patching": "internal_it"}
    found = evaluate(library, engagement)["verdicts"]
    assert found["co_managed"][REF]["verdict"] == "satisfied"
    # The deciding alternative is that of the worst function, the first by id of two that are met: patching.
    assert found["co_managed"][REF]["conditions"] == [("offering", "internal_it/base")]
    assert found["managed"][REF]["verdict"] == "gap"


def test_what_is_proposed_is_left_out() -> None:
    """1: "an edge whose basis is proposed is left out before anything is compared"."""
    library, engagement = case(DAILY | {"basis": "proposed"}, terms=GOOD | {"sustains": None})
    library["duties"][0]["attaches_to"] = [REF]
    engagement["duties"] = {"rd-1": {"state": "done"}}
    assert today((library, engagement))["verdict"] == "satisfied_with_customer_duties"
    assert today((library, engagement))["failing"] == []


def test_an_unknown_fact_is_never_silently_met() -> None:
    """2: "no -> not_applicable; unknown -> not_assessable"; Kleene logic."""
    library, engagement = case(DAILY)
    library["catalogs"][0]["rows"][0]["applies_to"] = ["covered_entity", "business_associate"]
    for facts, verdict in [
        ({}, "not_assessable"),
        ({"covered_entity": False}, "not_assessable"),
        ({"covered_entity": True}, "satisfied"),
        ({"covered_entity": False, "business_associate": False}, "not_applicable"),
    ]:
        engagement["organization"] = facts
        assert today((library, engagement))["verdict"] == verdict
    either = {"any": [{"fact": "a", "is": True}, {"not": {"fact": "b", "at_least": 3}}]}
    answers: list[tuple[Mapping, str]] = [({}, "unknown"), ({"a": True}, "yes"), ({"b": 2}, "yes")]
    for stated, answer in [*answers, ({"a": False, "b": 3}, "no")]:
        assert holds(either, stated) == answer


def test_a_gate_of_reach_own_never_touches_the_work() -> None:
    """8: "Reach own never touches the contract predicate: only the obligation that asks for the paper"."""
    library, engagement = case(DAILY)
    gate = {
        "id": "baa",
        "when": {"framework": "hipaa", "data_contact": "phi"},
        "needs": "baa",
        "reach": "own",
    }
    library["gates"] = [gate]
    engagement["providers"][0] |= {"data_contact": ["phi"], "artefacts": {"baa": None}}
    assert today((library, engagement))["verdict"] == "satisfied"
    gate["reach"] = "provider"
    assert (today((library, engagement))["verdict"], today((library, engagement))["cause"]) == (
        "partial",
        "baa",
    )
    engagement["providers"][0]["artefacts"] = {}
    assert today((library, engagement))["verdict"] == "not_assessable"


def test_months_are_the_longest_they_can_be() -> None:
    """1: PnM is the longest that n calendar months in a row can be; PnY is 365n + ceil(n/4) days."""
    lengths = [calendar.monthrange(year, month)[1] for year in range(2001, 2021) for month in range(1, 13)]
    for months in range(1, 49):
        longest = max(sum(lengths[start : start + months]) for start in range(len(lengths) - months + 1))
        years, rest = divmod(months, 12)
        text = f"P{years}Y{rest}M" if years and rest else f"P{years}Y" if years else f"P{rest}M"
        assert seconds(text) == longest * DAY, text
    assert seconds("P2W") == seconds("P14D")
    assert seconds("P1DT12H30M") == 36 * 3600 + 1800


def test_what_the_terms_are_is_settled_before_records_are_looked_at() -> None:
    """4: "cadence is judged under both by the terms alone ...; records (section 10) come after that"."""
    library, engagement = case({"every": "P31D", "basis": "legal"}, terms=GOOD | {"sustains": "P1Y"})
    paper = {"documents": {"msa": "msa.pdf"}, "promises": [{"capability": "log-review", "every": "P7D"}]}
    engagement["providers"][0]["contract"] = paper
    assert today((library, engagement))["verdict"] == "gap"
    record = {"id": "ev-1", "capability": "log-review", "source": "system", "collected": "2026-11-01"}
    engagement["evidence"] = [record | {"result": "contradicts", "extent": "part"}]
    assert today((library, engagement))["verdict"] == "gap"
    engagement["providers"][0]["services"] = {"soc_mdr": work(GOOD)}
    engagement["providers"][0]["contract"] = {}
    assert today((library, engagement))["verdict"] == "partial"


@pytest.mark.parametrize(
    ("came", "verdict"),
    [("none", "satisfied"), ("2026-06-09", "satisfied"), ("2026-06-10", "gap"), (None, "not_assessable")],
)
def test_work_done_once_counts_until_what_calls_for_it_comes_again(came: str | None, verdict: str) -> None:
    """4: "If the event came on a later day than the work, the work counts no more"."""
    library, engagement = case({"event": "disposal", "basis": "legal"}, terms=GOOD | {"events": {}})
    engagement["done"] = [{"capability": "log-review", "by": "north", "on": "2026-06-09", "record": "report.pdf"}]
    engagement["organization"] = {"changed_on": came} if came else {}
    assert today((library, engagement))["verdict"] == "gap"
    library["events"][1]["last_on"] = "changed_on"
    assert today((library, engagement))["verdict"] == verdict


# ---- the random cases themselves


def test_random_cases_reach_every_verdict() -> None:
    """Each verdict but not_tested is at least two in a hundred of obligations x arrangements."""
    found: Counter[str] = Counter()
    for seed in range(150):
        for verdicts in evaluate(*case_of_seed(seed))["verdicts"].values():
            found.update(verdict["verdict"] for verdict in verdicts.values())
    for name in ALL_VERDICTS:
        assert name == "not_tested" or found[name] >= 0.02 * found.total(), (name, found)


def test_a_random_case_survives_its_files(tmp_path: Path) -> None:
    for seed in range(5):
        library, engagement = case_of_seed(seed)
        path = to_files(library, engagement, tmp_path / str(seed))
        assert yaml.safe_load(path.read_text(encoding="utf-8")) == engagement
        for kind in ["functions", "facts", "duties", "gates", "frameworks"]:
            if library[kind]:
                text = (path.parent / "rules" / f"{kind}.yaml").read_text(encoding="utf-8")
                assert yaml.safe_load(text)[kind] == library[kind]
        for document in library["catalogs"]:
            text = (path.parent / "controls" / document["catalog"]["id"] / "catalog.yaml").read_text("utf-8")
            assert yaml.safe_load(text) == document


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_the_order_of_everything_never_matters(drawn: tuple[Mapping, Mapping]) -> None:
    """14: the order of rows, files, packs, providers and alternatives never matters."""
    library, engagement = drawn
    turned = {key: value[::-1] if isinstance(value, list) else value for key, value in library.items()}
    backwards = copy.deepcopy(engagement)
    for key in ["frameworks", "providers", "evidence", "alternatives", "asset_groups"]:
        backwards[key] = backwards.get(key, [])[::-1]
    backwards["today"] = {name: providers[::-1] for name, providers in backwards["today"].items()}
    there, back = evaluate(library, engagement), evaluate(turned, backwards)
    assert there["verdicts"] == back["verdicts"]


def clinic_disposes(**changes: Any) -> Mapping:
    """Today's verdict on disposal in a clinic that says nothing of who disposes."""
    engagement = copy.deepcopy(CLINIC_ENGAGEMENT) | changes
    found: Mapping = evaluate(copy.deepcopy(CLINIC), engagement)["verdicts"]["today"]["hipaa:164.310(d)(2)(i)"]
    return found


def test_a_function_not_mentioned_is_open_save_for_what_fails_whoever_runs_it() -> None:
    """4: "save for what fails whoever runs it"; a record that names somebody says nothing of somebody else."""
    record = {"id": "ev-1", "capability": "media-disposal", "source": "document", "collected": "2026-11-01"}
    against = record | {"result": "contradicts"}
    assert clinic_disposes(today={}, evidence=[])["verdict"] == "not_assessable"
    assert clinic_disposes(today={}, evidence=[against])["verdict"] == "gap"
    assert clinic_disposes(today={}, evidence=[against | {"failed": 3, "of": 25}])["verdict"] == "partial"
    named = against | {"provider": CLINIC_ENGAGEMENT["providers"][0]["id"]}
    assert clinic_disposes(today={}, evidence=[named])["verdict"] == "not_assessable"
    newer = record | {"id": "ev-2", "collected": "2026-11-10", "result": "supports", "provider": named["provider"]}
    assert clinic_disposes(today={}, evidence=[against, newer])["verdict"] == "not_assessable"


def test_whoever_says_that_nobody_does_it_is_taken_at_their_word() -> None:
    """4: "also where `today` does not mention that function"."""
    assert clinic_disposes(today={"media_disposal": []}, evidence=[])["verdict"] == "gap"
