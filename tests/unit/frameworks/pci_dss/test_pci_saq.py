"""The decision table: a case for every rule and criterion, several channels, and every combination of answers."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, cast

import pytest

from assessor.frameworks.pci_dss.saq import asked, decide, decide_channel, unanswered
from assessor.frameworks.pci_dss.statements import Acquirer, Channel, PciDss

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.pci_dss.rules import PciSaq
    from assessor.frameworks.pci_dss.saq import ChannelDecision
    from assessor.model.condition import Scalar

MERCHANT: dict[str, Scalar] = {"service_provider": False, "stores_pan_electronically": False}
KINDS = ("e-commerce", "moto", "card_present")
REDIRECT: dict[str, Scalar] = {"method": "redirect", "provider_compliant": True}
FRAME: dict[str, Scalar] = {
    "method": "embedded_form",
    "provider_compliant": True,
    "script_attacks": "own_techniques",
    "page_parts_known": True,
    "site_host": "ourselves",
}
OWN_FORM: dict[str, Scalar] = {
    "method": "own_form",
    "provider_compliant": True,
    "page_parts_known": True,
    "site_host": "ourselves",
}
P2PE: dict[str, Scalar] = {
    "method": "p2pe_terminal",
    "solution_listed": True,
    "guide_followed": True,
    "pts_approved": False,
    "isolated": False,
}
SPOC: dict[str, Scalar] = {"method": "spoc", "solution_listed": True, "guide_followed": True}
IP: dict[str, Scalar] = {"method": "ip_terminal", "pts_approved": True, "isolated": True}
TYPED: dict[str, Scalar] = {
    "method": "virtual_terminal",
    "provider_compliant": True,
    "keyed_one_at_a_time": True,
    "isolated": True,
    "single_site": True,
}
TILL: dict[str, Scalar] = {"method": "payment_application", "isolated": True, "single_site": True}


def led(rules: PciSaq, kind: str, answers: Mapping[str, Scalar], **facts: Scalar) -> ChannelDecision:
    return decide_channel(rules, {**MERCHANT, **facts}, Channel(id="it", kind=cast("Any", kind), answers=answers))


@pytest.mark.parametrize(
    ("kind", "answers", "changed", "questionnaire"),
    [
        ("e-commerce", REDIRECT, {}, "A"),
        ("e-commerce", REDIRECT, {"method": "hosted_page"}, "A"),
        ("e-commerce", REDIRECT, {"provider_compliant": False}, "D-M"),
        ("moto", REDIRECT, {"method": "outsourced_handling"}, "A"),
        ("e-commerce", FRAME, {}, "A"),
        ("e-commerce", FRAME, {"script_attacks": "provider_confirmation"}, "A"),
        ("e-commerce", FRAME, {"script_attacks": "not_confirmed"}, "A-EP"),
        ("e-commerce", FRAME, {"provider_compliant": False}, "D-M"),
        ("e-commerce", OWN_FORM, {}, "A-EP"),
        ("e-commerce", OWN_FORM, {"site_host": "compliant_provider"}, "A-EP"),
        ("e-commerce", OWN_FORM, {"site_host": "other_provider"}, "D-M"),
        ("e-commerce", OWN_FORM, {"page_parts_known": False}, "D-M"),
        ("e-commerce", OWN_FORM, {"provider_compliant": False}, "D-M"),
        ("e-commerce", {"method": "own_server"}, {}, "D-M"),
        ("card_present", P2PE, {}, "P2PE"),
        ("moto", P2PE, {}, "P2PE"),
        ("card_present", P2PE, {"solution_listed": False}, "D-M"),
        ("card_present", P2PE, {"guide_followed": False}, "D-M"),
        ("card_present", P2PE, {"solution_listed": False, "pts_approved": True, "isolated": True}, "B-IP"),
        ("card_present", SPOC, {}, "SPoC"),
        ("card_present", SPOC, {"solution_listed": False}, "D-M"),
        ("card_present", SPOC, {"guide_followed": False}, "D-M"),
        ("card_present", {"method": "imprint"}, {}, "B"),
        ("moto", {"method": "dial_out_terminal", "isolated": True}, {}, "B"),
        ("moto", {"method": "dial_out_terminal", "isolated": False}, {}, "D-M"),
        ("card_present", IP, {}, "B-IP"),
        ("card_present", IP, {"pts_approved": False}, "D-M"),
        ("card_present", IP, {"isolated": False}, "D-M"),
        ("moto", TYPED, {}, "C-VT"),
        ("moto", TYPED, {"provider_compliant": False}, "D-M"),
        ("moto", TYPED, {"keyed_one_at_a_time": False}, "D-M"),
        ("moto", TYPED, {"isolated": False}, "D-M"),
        ("moto", TYPED, {"single_site": False}, "D-M"),
        ("card_present", TILL, {}, "C"),
        ("card_present", TILL, {"isolated": False}, "D-M"),
        ("card_present", TILL, {"single_site": False}, "D-M"),
        ("card_present", {"method": "other"}, {}, "D-M"),
    ],
)
def test_a_row_of_the_table(
    saq: PciSaq, kind: str, answers: dict[str, Scalar], changed: dict[str, Scalar], questionnaire: str
) -> None:
    found = led(saq, kind, {**answers, **changed})
    assert found.saq == questionnaire
    assert led(saq, kind, {**answers, **changed}, stores_pan_electronically=True).saq == "D-M"
    assert led(saq, kind, {**answers, **changed}, sad_kept_before_authorization=True).saq == "D-M"
    assert led(saq, kind, {**answers, **changed}, service_provider=True).saq == "D-SP"


def test_tapping_on_a_phone_is_a_question_to_the_acquirer(saq: PciSaq) -> None:
    found = led(saq, "card_present", {"method": "tap_on_phone"})
    assert (found.outcome, found.saq) == ("ask", None)
    assert found.rule is not None
    assert "Ask the acquirer" in found.rule.reason


@pytest.mark.parametrize(
    ("kind", "answers", "barred"),
    [
        ("e-commerce", P2PE, "P2PE"),
        ("e-commerce", IP, "B-IP"),
        ("e-commerce", TYPED, "C-VT"),
        ("e-commerce", TILL, "C"),
        ("e-commerce", {"method": "imprint"}, "B"),
        ("card_present", REDIRECT, "A"),
        ("card_present", FRAME, "A"),
        ("moto", OWN_FORM, "A-EP"),
        ("moto", SPOC, "SPoC"),
    ],
)
def test_a_questionnaire_is_never_for_the_wrong_kind_of_channel(
    saq: PciSaq, kind: str, answers: dict[str, Scalar], barred: str
) -> None:
    assert led(saq, kind, answers).saq not in (barred, None)


def test_what_was_near_says_which_criteria_failed(saq: PciSaq) -> None:
    found = led(saq, "moto", {**TYPED, "isolated": False, "single_site": False})
    assert [near.rule.saq for near in found.near] == ["C-VT"]
    assert [item.id for item in found.near[0].failed] == ["isolated", "one-place"]
    assert dict(found.led_by) == {"kind": "moto", "method": "virtual_terminal"}
    frame = led(saq, "e-commerce", {**FRAME, "script_attacks": "not_confirmed"})
    assert [(near.rule.saq, [item.id for item in near.failed]) for near in frame.near] == [("A", ["script-attacks"])]
    assert dict(frame.led_by)["method"] == "embedded_form"


def test_an_answer_that_is_missing_is_asked_for_and_not_guessed(saq: PciSaq) -> None:
    assert led(saq, "e-commerce", {}).missing == ("method",)
    assert led(saq, "e-commerce", {"method": "redirect"}).missing == ("provider_compliant",)
    unknown = decide_channel(saq, {}, Channel(id="it", kind="e-commerce", answers=REDIRECT))
    assert (unknown.outcome, unknown.missing) == ("unanswered", ("service_provider",))


def every(rules: PciSaq) -> dict[str, dict[tuple[str, str | None], dict[str, Scalar]]]:
    """By kind of channel, one example of answers for each place they lead to; every combination is tried."""
    found: dict[str, dict[tuple[str, str | None], dict[str, Scalar]]] = {}
    for kind, provider, stores, before in product(KINDS, (False, True), (False, True), (None, False, True)):
        facts: dict[str, Scalar] = {"service_provider": provider, "stores_pan_electronically": stores}
        if before is not None:
            facts["sad_kept_before_authorization"] = before
        for answers in asked(rules, facts, kind):
            made = decide_channel(rules, facts, Channel(id="it", kind=cast("Any", kind), answers=answers))
            assert made.outcome in ("saq", "ask"), (kind, facts, answers, made.missing)
            assert (made.saq is None) is (made.outcome == "ask")
            assert made.rule is not None
            assert made.rule.reason
            assert made.rule.citation
            if not (provider or stores or before):
                found.setdefault(kind, {})[made.outcome, made.saq] = answers
    return found


def test_every_combination_of_answers_ends_in_one_questionnaire_or_asks_the_acquirer(saq: PciSaq) -> None:
    found = every(saq)
    assert {saq for _, saq in found["e-commerce"]} == {"A", "A-EP", "D-M"}
    assert {saq for _, saq in found["moto"]} == {"A", "B", "B-IP", "C", "C-VT", "P2PE", "D-M"}
    assert {saq for _, saq in found["card_present"]} == {"B", "B-IP", "C", "C-VT", "P2PE", "SPoC", "D-M", None}
    used = {rule.saq for rule in saq.rules}
    assert used == {"A", "A-EP", "B", "B-IP", "C", "C-VT", "P2PE", "SPoC", "D-M", "D-SP", None}


def test_every_pair_of_channels_ends_too(saq: PciSaq) -> None:
    """Channels that lead to different places, with and without the acquirer's word and networks kept apart."""
    found = [
        Channel(id=f"{kind}-{number}".replace("_", "-"), kind=cast("Any", kind), answers=answers)
        for kind, places in every(saq).items()
        for number, answers in enumerate(places.values())
    ]
    seen = set()
    for one, other in product(found, found):
        for agreed, apart in product((None, False, True), repeat=2):
            stated = PciDss(
                channels=(one, other), channels_separated=apart, acquirer=Acquirer(agrees_saq_per_channel=agreed)
            )
            made = decide(saq, MERCHANT, stated)
            assert made is not None
            assert made.outcome in ("saq", "ask")
            assert made.reason
            assert made.citation
            several = len(made.saqs) > 1
            assert not several or (agreed and apart)
            assert (made.outcome == "ask") is (not made.saqs)
            seen.add((made.outcome, len(made.saqs)))
    assert seen == {("saq", 1), ("saq", 2), ("ask", 0)}


def test_several_channels(saq: PciSaq) -> None:
    shop = Channel(id="shop", kind="e-commerce", answers=REDIRECT)
    desk = Channel(id="desk", kind="card_present", answers=P2PE)

    def made(agreed: bool | None, apart: bool | None) -> tuple[str, tuple[str, ...], str | None]:
        stated = PciDss(
            channels=(shop, desk), channels_separated=apart, acquirer=Acquirer(agrees_saq_per_channel=agreed)
        )
        found = decide(saq, MERCHANT, stated)
        assert found is not None
        return found.outcome, found.saqs, found.reason

    assert made(True, True) == ("saq", ("P2PE", "A"), saq.several.agreed)
    assert made(False, True) == ("saq", ("D-M",), saq.several.refused)
    assert made(True, False) == ("saq", ("D-M",), saq.several.not_separated)
    assert made(None, False) == ("saq", ("D-M",), saq.several.not_separated)
    assert made(None, True) == ("ask", (), saq.several.unstated)
    assert made(True, None) == ("ask", (), saq.several.unstated)


def test_channels_that_lead_to_the_same_questionnaire_need_nobodys_word(saq: PciSaq) -> None:
    shop = Channel(id="shop", kind="e-commerce", answers=REDIRECT)
    letters = Channel(id="letters", kind="moto", answers={**REDIRECT, "method": "outsourced_handling"})
    made = decide(saq, MERCHANT, PciDss(channels=(shop, letters)))
    assert made is not None
    assert (made.outcome, made.saqs) == ("saq", ("A",))


def test_one_open_channel_leaves_the_whole_open(saq: PciSaq) -> None:
    shop = Channel(id="shop", kind="e-commerce", answers=REDIRECT)
    desk = Channel(id="desk", kind="card_present", answers={})
    made = decide(saq, MERCHANT, PciDss(channels=(shop, desk)))
    assert made is not None
    assert (made.outcome, made.reason, unanswered(made)) == ("unanswered", None, ("method",))


def test_without_channels_only_what_the_facts_settle(saq: PciSaq) -> None:
    assert decide(saq, MERCHANT, PciDss()) is None
    assert decide(saq, {}, PciDss()) is None
    for facts, name in (({"service_provider": True}, "D-SP"), ({**MERCHANT, "stores_pan_electronically": True}, "D-M")):
        made = decide(saq, facts, PciDss())
        assert made is not None
        assert made.saqs == (name,)
