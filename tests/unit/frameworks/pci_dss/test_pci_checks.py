"""Wrong statements in the block `pci_dss`: each its own message at its own place. The shipped rules are used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from assessor import api

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'as_of: "2026-11-21"\n'
REDIRECT = "{id: shop, kind: e-commerce, answers: {method: redirect, provider_compliant: true}}"


class Wrong(NamedTuple):
    """Facts and a block, and what must be said of them: the code, and words of the message or its help."""

    code: str
    words: str
    facts: str = "service_provider: false, stores_pan_electronically: false"
    block: str = ""
    rest: str = ""


def analysis(number: str, frequency: str, on: str) -> str:
    """A block with one risk analysis."""
    item = f'obligation: "pci-dss:{number}", frequency: {frequency}, on: "{on}", rationale: x'
    return f"{{targeted_risk_analyses: [{{{item}}}]}}"


WRONG = {
    "not chosen": Wrong("engagement/not-chosen", "is not among the frameworks", block="{}", rest="frameworks: [hipaa]"),
    "brand": Wrong("link/unknown-brand", "did you mean 'visa'?", block="{brands: [{brand: viza}]}"),
    "brand twice": Wrong("link/duplicate-id", "appears twice", block="{brands: [{brand: visa}, {brand: visa}]}"),
    "volumes": Wrong(
        "pci-dss/volumes",
        "'e-commerce' has 20 payments, more than the 10 of 'any'",
        block="{brands: [{brand: visa, transactions: {any: 10, e-commerce: 20}}]}",
    ),
    "answer": Wrong(
        "link/unknown-answer",
        "did you mean 'method'?",
        block="{channels: [{id: shop, kind: e-commerce, answers: {methods: redirect}}]}",
    ),
    "answer of another type": Wrong(
        "pci-dss/answer",
        "provider_compliant must be true or false, found 'maybe'",
        block="{channels: [{id: shop, kind: e-commerce, answers: {provider_compliant: maybe}}]}",
    ),
    "answer that is no choice": Wrong(
        "pci-dss/answer",
        "method must be one of hosted_page, redirect",
        block="{channels: [{id: shop, kind: e-commerce, answers: {method: postcard}}]}",
    ),
    "terminals on a website": Wrong(
        "pci-dss/answer",
        "method 'p2pe_terminal' does not fit a channel of kind 'e-commerce'",
        block="{channels: [{id: shop, kind: e-commerce, answers: {method: p2pe_terminal}}]}",
    ),
    "channel twice": Wrong("link/duplicate-id", "appears twice", block=f"{{channels: [{REDIRECT}, {REDIRECT}]}}"),
    "no analysis": Wrong(
        "pci-dss/no-analysis",
        "does not call for a targeted risk analysis",
        block=analysis("10.4.1", "P1D", "2026-01-01"),
    ),
    "analysis of nothing": Wrong(
        "link/unknown-obligation",
        "does not exist",
        block=analysis("8.6.33", "P1D", "2026-01-01"),
    ),
    "two rhythms": Wrong(
        "pci-dss/frequency",
        "the analysis sets P1Y, but defined_frequencies says P6M",
        block=analysis("8.6.3", "P1Y", "2026-01-01"),
        rest='defined_frequencies: {"pci-dss:8.6.3": P6M}',
    ),
    "analysis from the future": Wrong(
        "engagement/future",
        "2026-12-01 is later than as_of",
        block=analysis("8.6.3", "P1Y", "2026-12-01"),
    ),
    "breach in the future": Wrong("engagement/future", "later than as_of", block='{compromised_on: "2027-01-01"}'),
    "acquirer of the future": Wrong(
        "engagement/future", "later than as_of", block='{acquirer: {level: 4, on: "2027-01-01"}}'
    ),
    "customized by one who files a questionnaire": Wrong(
        "pci-dss/customized",
        "is not allowed with a questionnaire",
        facts='saq: "D-M", service_provider: false',
        block='{customized: [{obligation: "pci-dss:8.3.6"}]}',
    ),
    "customized where it is excluded": Wrong(
        "pci-dss/customized",
        "does not allow the customized approach",
        block='{customized: [{obligation: "pci-dss:3.3.1"}]}',
    ),
    "customized and compensated": Wrong(
        "pci-dss/combined",
        "goes with the defined approach only",
        block='{customized: [{obligation: "pci-dss:8.3.6"}]}',
        rest='alternatives: [{obligation: "pci-dss:8.3.6", measure: x, rationale: x}]',
    ),
    "legal exception of nothing": Wrong(
        "link/unknown-obligation", "does not exist", block='{legal_exceptions: [{obligation: "pci-dss:99.9", law: x}]}'
    ),
    "provider": Wrong("link/unknown-provider", "does not exist", block="{service_providers: [{provider: nobody}]}"),
    "service provider with SAQ A": Wrong(
        "pci-dss/saq-impossible", "files SAQ D for service providers", facts='saq: "A", service_provider: true'
    ),
    "merchant with SAQ D-SP": Wrong(
        "pci-dss/saq-impossible", "not for merchants", facts='saq: "D-SP", service_provider: false'
    ),
    "storage with SAQ A": Wrong(
        "pci-dss/saq-impossible",
        "keeps card data electronically",
        facts='saq: "A", service_provider: false, stores_pan_electronically: true',
    ),
    "card data kept until authorization with SAQ A": Wrong(
        "pci-dss/saq-impossible",
        "keeps card data electronically",
        facts='saq: "A", service_provider: false, sad_kept_before_authorization: true',
    ),
    "website with SAQ P2PE": Wrong(
        "pci-dss/saq-impossible",
        "channel 'shop' does not fit SAQ P2PE: it is never for payments through a website",
        facts='saq: "P2PE", service_provider: false',
        block=f"{{channels: [{REDIRECT}]}}",
    ),
    "counter with SAQ A": Wrong(
        "pci-dss/saq-impossible",
        "only for payments without the card in hand",
        facts='saq: "A", service_provider: false',
        block="{channels: [{id: desk, kind: card_present}]}",
    ),
    "a full report among several": Wrong(
        "pci-dss/saq-impossible",
        "cannot be combined with another",
        facts='saq: ["P2PE", "ROC"], service_provider: false',
    ),
    "one of several that is none": Wrong(
        "fact/type", "saq must be one or more of A, A-EP", facts='saq: ["P2PE", "Q"], service_provider: false'
    ),
    "a list where one value belongs": Wrong(
        "fact/type",
        "cmmc_level must be a single value, found a list",
        facts='cmmc_level: ["1", "2"], service_provider: false',
    ),
    "a website beside the questionnaires": Wrong(
        "pci-dss/saq-impossible",
        "channel 'shop' does not fit SAQ P2PE or C-VT",
        facts='saq: ["P2PE", "C-VT"], service_provider: false',
        block=f"{{channels: [{REDIRECT}]}}",
    ),
    "another questionnaire": Wrong(
        "pci-dss/saq-differs",
        "states SAQ A-EP, but its answers lead to SAQ A",
        facts='saq: "A-EP", service_provider: false, stores_pan_electronically: false',
        block=f"{{channels: [{REDIRECT}]}}",
    ),
    "no questionnaire": Wrong(
        "pci-dss/saq-not-stated", 'state organization.saq: "A" to apply', block=f"{{channels: [{REDIRECT}]}}"
    ),
    "answers of a channel that are missing": Wrong(
        "pci-dss/saq-not-stated",
        "so every requirement applies | answer this as well: ",
        block="{channels: [{id: tills, kind: card_present, answers: {method: ip_terminal}}]}",
    ),
    "two questionnaires on which nobody agreed": Wrong(
        "pci-dss/saq-not-stated",
        "answer this as well: channels_separated, acquirer.agrees_saq_per_channel",
        block=f"{{channels: [{REDIRECT}, {{id: tills, kind: card_present, answers: "
        "{method: ip_terminal, pts_approved: true, isolated: true}}]}",
    ),
    "analyses said to be done": Wrong(
        "pci-dss/analyses",
        "duty 'rd-p7' is stated as done, but there is no current risk analysis for 7.2.5.1",
        facts='saq: "ROC", service_provider: false, stores_pan_electronically: true, poi_devices: false',
        block=analysis("7.2.5.1", "P6M", "2025-01-01"),
        rest="duties: {rd-p7: {state: done}}",
    ),
    "lighter level": Wrong(
        "pci-dss/level",
        "the acquirer's level is stated as 4, but a stricter one counts: Visa 2 by its table",
        block="{brands: [{brand: visa, transactions: {any: 2000000}}], acquirer: {level: 4}}",
    ),
    "a level from before the breach": Wrong(
        "pci-dss/level",
        "Visa 1 after the compromise of card data | if the acquirer has set a level since 2026-06-01",
        block="{brands: [{brand: visa, transactions: {any: 4100}}], acquirer: {level: 4, on: '2026-02-03'}, "
        "compromised_on: '2026-06-01'}",
    ),
    "a level from before the breach, without brands": Wrong(
        "pci-dss/level",
        "a stricter one counts: 1 after the compromise of card data",
        block="{acquirer: {level: 4, on: '2026-02-03'}, compromised_on: '2026-06-01'}",
    ),
    "a level the brand does not have": Wrong(
        "pci-dss/level",
        "JCB is stated to have assigned level 4, but its table has level 1 and 2",
        block="{brands: [{brand: jcb, designated_level: 4}]}",
    ),
    "a questionnaire that cannot be stated": Wrong(
        "pci-dss/saq-not-stated",
        "SAQ SPoC, whose requirements are not in our catalog | leave organization.saq out",
        block="{channels: [{id: c, kind: card_present, answers: {method: spoc, solution_listed: true, "
        "guide_followed: true}}]}",
    ),
}


def problems(tmp_path: Path, wrong: Wrong) -> list[tuple[str, str]]:
    file = tmp_path / "wrong.yaml"
    chosen = "" if "frameworks:" in wrong.rest else "frameworks: [pci-dss]\n"
    block = f"pci_dss: {wrong.block}\n" if wrong.block else ""
    file.write_text(f"{HEAD}organization: {{name: Acme, {wrong.facts}}}\n{chosen}{block}{wrong.rest}\n")
    found = api.check(file)[2]
    assert all(item.span.line > 0 and item.help for item in found)
    return [(item.code, f"{item.message} | {item.help}") for item in found]


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_statement(tmp_path: Path, wrong: Wrong) -> None:
    told = problems(tmp_path, wrong)
    assert [code for code, _ in told] == [wrong.code], told
    assert wrong.words in told[0][1]


@pytest.mark.parametrize(
    "right",
    [
        Wrong("", "", facts='saq: "A", service_provider: false', block=f"{{channels: [{REDIRECT}]}}"),
        Wrong(
            "",
            "",
            facts='saq: "A", service_provider: false, stores_pan_electronically: false',
            block=f"{{channels: [{REDIRECT}]}}",
        ),
        Wrong("", "", facts='saq: "D-M", service_provider: false', block=f"{{channels: [{REDIRECT}]}}"),
        Wrong("", "", facts='saq: "ROC", service_provider: true'),
        Wrong("", "", facts='saq: "D-SP", service_provider: true'),
        Wrong("", "", facts='saq: "ROC"', block='{customized: [{obligation: "pci-dss:8.3.6"}]}'),
    ],
    ids=["A, storage not stated", "A", "D holds more", "full report", "D-SP", "customized with a full report"],
)
def test_a_right_statement(tmp_path: Path, right: Wrong) -> None:
    assert problems(tmp_path, right) == []


def test_the_customized_approach_is_refused_where_the_answers_lead_to_a_questionnaire(tmp_path: Path) -> None:
    """Leaving `saq` out opens nothing that stating it would close; a full report by level keeps it open."""

    def codes(payments: int) -> list[str]:
        block = (
            f"{{channels: [{REDIRECT}], brands: [{{brand: visa, transactions: {{any: {payments}}}}}], "
            'customized: [{obligation: "pci-dss:8.3.6"}]}'
        )
        return [code for code, _ in problems(tmp_path, Wrong("", "", block=block))]

    assert codes(5) == ["pci-dss/saq-not-stated", "pci-dss/customized"]
    assert codes(7_000_000) == ["pci-dss/saq-not-stated"]
