"""What the columns of the tables of the brief say; the same for everybody, so it is said once."""

from __future__ import annotations

from typing import Final

from assessor.words.packages import CASH

COLUMNS: Final[tuple[tuple[str, str], ...]] = (
    ("Cash a year", CASH),
    (
        "In brackets",
        "Nine of ten draws of all that has a range. A figure counts at likeliest prices, and can lie outside.",
    ),
    ("First year", "What leaves in twelve months, one-off cost included. Whole dollars; sums may differ by rounding."),
    (
        "In place, of an option",
        "Of the obligations that apply, with the conditions of annex D met and your duties done.",
    ),
    ("Lost", "Work held up and recovery in a mean year. It is no part of the cash."),
    ("Charge for bad years", "What bad years count on top of the average, by the tolerance for risk stated."),
    (
        "Outside parties",
        "Whoever is paid for work that can change hands, independents too; a product that does none is not counted.",
    ),
    ("Moves", "Functions that are somebody's work today and get another legal party."),
    (
        "Gap register",
        (
            "Ordered by severity, day, rows that depend on it, cost. Questions are due halfway to the first "
            "purchase. The price is that of the whole function, once, even where several findings name it."
        ),
    ),
    (
        "A year, in words",
        (
            "Own time: an answer to find. Own work: a task of your own people, without a fee; what it takes of "
            "equipment is not priced. No fee: a paper, or work within what is paid already. With F-001: the purchase "
            "priced there mends this as well."
        ),
    ),
    ("Closes", "Obligations that nothing holds back any more once this action and every one before it is done."),
    (
        "Who is responsible",
        (
            "Rows: obligations that depend on the function. Then: as recommended; a dash where nothing changes hands, "
            "because another function can do the work or nothing recommended covers it."
        ),
    ),
    (
        "Function by function",
        (
            "Four variables decide: incidents a month that it handles or prevents; rows, the obligations its work "
            "could help to meet; hours at the required schedule, support requests included; bad year, how much more "
            "the worst 5% of years would cost on average if nobody ran it. A dash: not applicable."
        ),
    ),
    (
        "Hours of your own staff",
        (
            "Planning figures of the rules, at the schedule the obligations require. Reached: your hours stretch to "
            "this work, after support requests and in a fixed order of priority (docs/method.md, section 9). Work that "
            "no obligation requires on a schedule takes no hours, here or in the fees; the fees add monitoring and "
            "patching at their usual schedule, which keep failures away."
        ),
    ),
)
