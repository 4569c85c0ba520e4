"""What somebody types, and the answer it is."""

from __future__ import annotations

import pytest

from assessor.interview.reply import answers_of, reply_of
from assessor.interview.step import Choice, Step
from assessor.result.question import Answer

PLACE = ("today", "backup_dr")
HOLDER = Step(
    id="today.backup_dr",
    kind="open",
    place=PLACE,
    several=True,
    choices=tuple(
        Choice(code=code, answer=Answer(place=PLACE, value=value))
        for code, value in (("north", ("north",)), ("own-staff", ("own-staff",)), ("nobody", ()))
    ),
)
LABELS = ("North MSP", "Our own staff", "nobody")
DAY = Step(id="d", kind="open", place=("duties", "rd-a", "last"), free="date", choices=(Choice(code="never"),))
SAID = Step(id="s", kind="open", place=("organization", "sites"), free="number")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1", ("north",)),
        ("north msp", ("north",)),
        (" 1 , 2 ", ("north", "own-staff")),
        ("2;1", ("own-staff", "north")),
        ("3", ()),
        ("nobody", ()),
        ("4", None),
        ("0", None),
        ("1, 3", None),
        ("1, west", None),
        (",", None),
    ],
)
def test_one_or_several_are_chosen(typed: str, value: tuple[str, ...] | None) -> None:
    reply = reply_of(HOLDER, typed, LABELS)
    assert (None if reply is None else answers_of(HOLDER, reply)[0].value) == value


@pytest.mark.parametrize(
    ("step", "typed", "value"),
    [
        (DAY, "2026-03-14", "2026-03-14"),
        (DAY, "14.3.2026", None),
        (DAY, "2026-02-30", None),
        (SAID, "12", 12.0),
        (SAID, "1,200", 1200.0),
        (SAID, "-3", None),
        (SAID, "a few", None),
        (SAID, "9" * 40, None),
        (Step(id="p", kind="size", place=("x",), free="share"), "25%", 0.25),
        (Step(id="p", kind="size", place=("x",), free="share"), "25", None),
        (Step(id="p", kind="contract", place=("x",), free="file"), "papers/a.pdf", "papers/a.pdf"),
        (Step(id="p", kind="contract", place=("x",), free="file"), "../a.pdf", None),
        (Step(id="p", kind="contract", place=("x",), free="file"), "C:\\a.pdf", None),
        (Step(id="p", kind="name", place=("x",), free="name"), "x" * 121, None),
        (Step(id="p", kind="name", place=("x",), free="name"), "a\x1b[31m", None),
    ],
)
def test_what_is_said_freely(step: Step, typed: str, value: object) -> None:
    reply = reply_of(step, typed)
    assert (None if reply is None else reply.value) == value


def test_y_and_n_will_do() -> None:
    step = Step(id="f", kind="concern", place=("x",), choices=(Choice(code="yes"), Choice(code="no")))
    assert [reply.chosen[0].code for word in ("Y", "n", "YES") if (reply := reply_of(step, word))] == [
        "yes",
        "no",
        "yes",
    ]
    assert reply_of(step, "maybe") is None
