"""What a paper or an arrangement lacks, in words of its own or by its name."""

from __future__ import annotations

from assessor.words import finding_lacks


def test_a_qualified_opinion_is_said_and_the_provider_is_asked() -> None:
    parts = ("opinion_qualified", "answer_to_an_exception")
    assert finding_lacks.found(parts).startswith("with a qualified opinion and without an answer")
    assert finding_lacks.needed(parts).startswith(" with what its opinion is qualified for weighed and answered and ")
    assert finding_lacks.to_do(parts, "Keyring").startswith("weigh what its opinion means for you; ")
    assert finding_lacks.to_do(("report_of_its_own",), "Keyring") == "ask Keyring for its report"


def test_a_part_without_words_of_its_own_is_left_out_of_the_whole() -> None:
    parts = ("opinion_adverse", "your_period")
    assert finding_lacks.found(parts) == "with an adverse opinion and it leaves out your period"
    assert (finding_lacks.needed(parts), finding_lacks.to_do(parts, "Keyring")) == (" in full", "")
