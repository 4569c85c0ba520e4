"""How the law stands, in words: what nobody read at its source is reported and no more."""

from __future__ import annotations

from assessor.model.value import replace
from assessor.result.law import Standing, StandingDate, StandingSource
from assessor.words import law


def day(on: str, *, unchecked: bool = False) -> StandingDate:
    return StandingDate(on=on, kind="effective", what=None, passed=unchecked, unchecked=unchecked)


PHASE = Standing(
    id="phase",
    title="Phase two",
    statement="It begins.",
    sources=(StandingSource(citation="32 CFR 1.1", url=None),),
    standing="in_force",
    verified=True,
    verified_on="2026-11-12",
    dates=(day("2026-11-10"),),
    frameworks=(),
    obligations=(),
    clauses=(),
    overlays=(),
    changes=(),
    changed_by=(),
    note=None,
)
UNREAD = replace(PHASE, verified=False, verified_on=None, dates=(day("2026-11-10", unchecked=True),))
SUSPENSION = replace(UNREAD, id="stop", title="Its suspension", standing="suspended", changes=("phase",))


def test_only_what_was_read_and_stands_alone_is_in_force() -> None:
    assert law.settled(PHASE)
    assert not law.settled(UNREAD)
    assert not law.settled(replace(PHASE, changed_by=("stop",)))
    assert not law.settled(replace(PHASE, standing="suspended"))
    assert not law.settled(replace(PHASE, dates=(day("2026-11-13", unchecked=True),)))


def test_the_words_for_a_standing() -> None:
    assert law.word(PHASE) == "in force"
    assert law.word(UNREAD) == "relied on here"
    assert law.word(SUSPENSION) == "reported as suspended"
    assert law.word(replace(PHASE, dates=(day("2026-11-13", unchecked=True),))) == "relied on here"
    assert law.text(UNREAD) == "Phase two (32 CFR 1.1): relied on here, not verified."
    assert law.text(PHASE) == "Phase two (32 CFR 1.1): in force, verified on 2026-11-12."


def test_the_course_of_a_phase() -> None:
    changed = replace(PHASE, changed_by=("stop",))
    begins = "Phase 2 begins on November 10, 2026 under 32 CFR 1.1"
    assert law.course("Phase 2", PHASE, (PHASE,)) == f"{begins}."
    assert law.course("Phase 2", changed, (changed, SUSPENSION)) == (
        f"{begins}; its suspension is reported and not verified."
    )
    assert law.course("Phase 2", replace(UNREAD, changed_by=("stop",)), (SUSPENSION,)) == (
        f"{begins}, which was not verified; its suspension is reported and not verified."
    )
    read = replace(SUSPENSION, verified=True, verified_on="2026-11-12", dates=())
    assert law.course("Phase 2", changed, (read,)) == f"{begins}; its suspension is verified (32 CFR 1.1)."


def test_a_remark_beside_a_row() -> None:
    assert law.remark(replace(UNREAD, note="Look it up.")) == (
        "Phase two: relied on here, not verified. 2026-11-10: begins (passed, not checked since). Look it up."
    )
