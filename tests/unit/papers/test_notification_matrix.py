"""The notification matrix: whom each example has to tell, and the last days of one incident."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assessor.model.condition import Condition
from assessor.model.contract import Contract, ServiceLevel
from assessor.model.notice import NoticeRule, StatedNotice, last_day
from assessor.model.value import replace
from assessor.papers.dossier import Dossier
from assessor.papers.notification_matrix import notification_matrix
from assessor.words import notices
from tests.unit.papers.writing import files_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.model.engagement import Engagement
    from assessor.report.deliverable import Deliverable

INCIDENT = date(2027, 12, 15)
WHO, WHOM, REACH, _, OWED, WITHIN, _, LAST, CITATION, REMARKS = range(10)
OWNER = WHO


def rows(paper: Deliverable) -> dict[str, tuple[str, ...]]:
    return {row.key: row.texts for grid in paper.grids for row in grid.rows}


def with_engagement(found: Dossier, engagement: Engagement) -> Dossier:
    made = Dossier(found.result, found.assessment, found.registry, incident=found.incident)
    case = found.assessment.case
    made.assessment = replace(found.assessment, case=type(case)(case.plan, engagement))
    return made


def test_a_covered_entity_tells_people_media_and_hhs(dossier: Callable[..., Dossier]) -> None:
    found = rows(notification_matrix(dossier("clinic", INCIDENT)))
    assert [found[key][LAST] for key in ("individuals", "media", "hhs")] == ["2028-02-13"] * 3
    assert found["hhs_yearly"][LAST] == "2028-02-29"
    assert "more than 500 residents" in found["media"][OWED]
    assert found["individuals"][OWNER] == "Privacy officer"
    assert found["covered_entity-of-northmsp"][WHO] == "North MSP"
    assert "covered_entity" not in found, "the clinic works for nobody"
    assert "covered_entity-of-ourit" not in found, "staff are no business associate"


def test_a_contractor_tells_dod_and_keeps_the_images(dossier: Callable[..., Dossier]) -> None:
    found = rows(notification_matrix(dossier("dod-subcontractor", INCIDENT)))
    assert found["dod-report"][LAST] == "[by the same hour of 2027-12-18]"
    assert found["dod-images"][LAST] == "[until 2028-03-17 or longer]"
    assert found["dod-report"][CITATION] == "DFARS 252.204-7012(c)(1)"
    assert found["dod-report"][OWNER] == "IT lead (Rosa Imhoff, 555-0147)", "a title the system names somebody for"
    assert found["dod-report"][REMARKS].startswith("To be checked at its source.")


def test_a_shop_tells_its_acquirer_and_the_brands(dossier: Callable[..., Dossier]) -> None:
    found = rows(notification_matrix(dossier("retailer", INCIDENT)))
    assert [found[key][WITHIN] for key in ("acquirer", "brands")] == ["no time named"] * 2
    assert [found[key][LAST] for key in ("acquirer", "brands")] == ["", ""]


def test_without_an_incident_there_is_room_to_reckon(dossier: Callable[..., Dossier]) -> None:
    paper = notification_matrix(dossier("clinic"))
    found = rows(paper)
    assert found["individuals"][LAST] == "discovered ________ + 60 days = ________"
    assert found["hhs_yearly"][LAST] == "December 31, ________ + 60 days = ________"
    assert any("State law" in text for text in paper.missing)
    assert any("No contract states how soon" in text for text in paper.missing)


def test_the_first_row_says_whom_to_call_or_leaves_room(
    dossier: Callable[..., Dossier], stated: Callable[..., Dossier]
) -> None:
    shop = dossier("dod-subcontractor")
    first = notification_matrix(shop).grids[0].rows[0]
    assert first.texts[WHO] == "0: Everybody"
    assert first.texts[WHOM] == "IT lead (Rosa Imhoff, 555-0147); Falcon Ridge IT"
    bare = notification_matrix(stated(shop, system=None, duties={}, today={})).grids[0].rows[0]
    assert (bare.texts[WHO], bare.texts[WHOM][:8], bare.texts[REACH][:8]) == ("0: Whoever notices it", "_" * 8, "_" * 8)


def test_what_is_kept_stands_apart_and_silent_providers_have_a_row(dossier: Callable[..., Dossier]) -> None:
    told, kept = notification_matrix(dossier("dod-subcontractor")).grids
    assert [row.key for row in kept.rows] == ["dod-images", "dod-forensics", "dod-damage"]
    silent = {row.key: row.texts for row in told.rows if row.key.startswith("silent-")}
    assert set(silent) == {"silent-northforge"}, "who touches no data of ours is not asked"
    assert silent["silent-northforge"][OWED] == "yes, if its contract says so"
    cloud = rows(notification_matrix(dossier("dod-subcontractor")))["term-govdesk-cloud-incidents"]
    assert (cloud[OWED], cloud[CITATION]) == ("yes", "DFARS 252.204-7012(b)(2)(ii)(D)")
    assert "Has to stand in its contract." in cloud[REMARKS]
    clinic = rows(notification_matrix(dossier("clinic")))
    assert not any(key.startswith("silent-") for key in clinic), "the law sets them a time"


def test_a_provider_that_states_no_data_touches_those_of_its_model(
    dossier: Callable[..., Dossier], stated: Callable[..., Dossier]
) -> None:
    found = dossier("clinic", INCIDENT)
    unsaid = tuple(replace(item, data_contact=None) for item in found.engagement.providers)
    paper = notification_matrix(stated(found, providers=unsaid))
    told = rows(paper)["covered_entity-of-northmsp"]
    assert (told[WHO], told[LAST], told[CITATION]) == ("North MSP", "2028-02-13", "45 CFR 164.410(a) and (b)")
    assert "covered_entity-of-ourit" not in rows(paper), "staff are no business associate"
    silent = next(text for text in paper.missing if text.startswith("No contract states how soon"))
    assert "North MSP" in silent
    assert "Our own IT" not in silent
    shop = dossier("dod-subcontractor")
    unsaid = tuple(replace(item, data_contact=None) for item in shop.engagement.providers)
    assert "silent-toolfix" in rows(notification_matrix(stated(shop, providers=unsaid)))


def test_what_the_client_states_is_taken_and_marked(dossier: Callable[..., Dossier]) -> None:
    found = dossier("clinic", INCIDENT)
    policy = StatedNotice(to="Insurer", source="Policy 7", within="P3D", business_days=True, who="Owner")
    stated = with_engagement(found, replace(found.engagement, notices=(policy,)))
    paper = notification_matrix(stated)
    row = rows(paper)["stated-0"]
    assert (row[WHOM], row[LAST], row[OWNER], row[CITATION]) == (
        "Insurer",
        "2027-12-20",  # Thursday, Friday, Monday
        "Owner",
        "Policy 7 (as you state it)",
    )
    assert not any("State law" in text for text in paper.missing)


def test_a_contract_clock_is_the_providers(dossier: Callable[..., Dossier]) -> None:
    found = dossier("clinic", INCIDENT)
    contract = Contract(
        documents={"msa": "papers/a.txt"},
        sla=(
            ServiceLevel(event="incident", respond_within="PT48H"),
            ServiceLevel(event="repair", respond_within="P1D"),
            ServiceLevel(event="breach", resolve_within="PT8H"),
        ),
    )
    providers = tuple(
        replace(item, contract=contract) if item.id == "fixit" else item for item in found.engagement.providers
    )
    made = rows(notification_matrix(with_engagement(found, replace(found.engagement, providers=providers))))
    assert made["contract-fixit-0"][LAST] == "by the same hour of 2027-12-17"
    assert made["contract-fixit-0"][CITATION] == "Contract: papers/a.txt"
    assert "contract-fixit-1" not in made, "a repair is no incident"
    mended = made["contract-fixit-2"]
    assert (mended[WITHIN], mended[LAST]) == ("no time named", ""), "mended is not told"
    assert any("mended within 8 hours" in text for text in mended)


@pytest.mark.parametrize(
    ("within", "told"),
    [
        ("PT4H", "within 4 hours of discovery on 2027-12-15"),
        ("PT30M", "within 30 minutes of discovery on 2027-12-15"),
        ("PT24H", "by the same hour of 2027-12-16"),
        ("PT36H", "12 hours after the same hour of 2027-12-16"),
        ("P1DT12H", "12 hours after the same hour of 2027-12-16"),
        ("P1DT24H", "by the same hour of 2027-12-17"),
        ("P2D", "2027-12-17"),
    ],
)
def test_hours_end_at_an_hour(within: str, told: str) -> None:
    rule = NoticeRule(id="notice", what="it", to="them", citation="there", within=within)
    day = last_day(rule, INCIDENT, {})
    assert day is not None
    assert notices.last(rule, day.isoformat(), asked=True) == told


def test_a_fact_nobody_stated_leaves_a_row_open(dossier: Callable[..., Dossier]) -> None:
    found = dossier("clinic", INCIDENT)
    facts = {key: value for key, value in found.engagement.organization.items() if key != "business_associate"}
    made = rows(notification_matrix(with_engagement(found, replace(found.engagement, organization=facts))))
    assert made["covered_entity"][OWED].startswith("not known: ")


def test_pages_are_the_same_twice_and_escape_what_users_wrote(dossier: Callable[..., Dossier]) -> None:
    found = dossier("clinic", INCIDENT)
    hostile = StatedNotice(to="<script>alert(1)</script>", source="=1+1")
    stated = with_engagement(found, replace(found.engagement, notices=(hostile,)))
    files = files_of(stated, "notification-matrix", ("html", "csv"))
    assert files == files_of(stated, "notification-matrix", ("html", "csv"))
    assert b"<script>" not in files["notification-matrix.html"]
    assert b"'=1+1" in files["notification-matrix.csv"]


def test_rules_name_notices_that_exist(dossier: Callable[..., Dossier]) -> None:
    for name in ("clinic", "dod-subcontractor", "retailer"):
        found = dossier(name)
        terrain = found.assessment.plan.terrain
        made: dict[str, NoticeRule] = {
            rule.id: rule for item in found.registry for rule in item.notices(terrain, found.engagement)
        }
        for rule in made.values():
            assert rule.after is None or rule.after in made, rule.id
            assert rule.duty is None or rule.duty in terrain.duties, rule.id
            assert rule.citation
            leaves = rule.when.leaves() if isinstance(rule.when, Condition) else ()
            assert all(leaf.fact in terrain.facts for leaf in leaves), rule.id


def test_the_prime_contractor_and_an_insurer_are_reached_as_stated(dossier: Callable[..., Dossier]) -> None:
    found = dossier("dod-subcontractor", INCIDENT)
    told = rows(notification_matrix(found))["dod-prime"]
    assert told[WHOM] == "Kestrel Point Aerostructures (the prime contractor, or the next higher subcontractor)"
    assert told[REACH] == "supplier security desk, 555-0163"
    assert "subcontractor" not in told[REACH + 2], "a stated prime leaves no such question"
    images = rows(notification_matrix(found))["dod-images"]
    assert images[OWNER].startswith("proposed: IT lead"), "nobody is named for the duty itself"
    stated = replace(found.engagement, blocks={}, notices=(StatedNotice(to="Insurer", source="Policy", contact="1-2"),))
    bare = rows(notification_matrix(with_engagement(found, stated)))
    assert bare["dod-prime"][WHOM] == "The prime contractor, or the next higher subcontractor"
    assert (bare["dod-prime"][REACH][:4], bare["stated-0"][REACH]) == ("____", "1-2")


def test_the_bank_is_named_and_somebody_tells_it(dossier: Callable[..., Dossier]) -> None:
    rows = {row.key: row.texts for grid in notification_matrix(dossier("retailer")).grids for row in grid.rows}
    assert rows["acquirer"][:2] == (
        "Chief information officer", "Lakeside Bank: acquirer (the bank that settles the cards)"
    )  # fmt: skip
    assert "PFI" in rows["forensic-investigator"][1]
