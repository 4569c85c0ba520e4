"""What answers that are still open are worth before anything is signed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import counted, inside, listed, usd, verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.result.recommendation import Recommendation
    from assessor.result.worth_asking import OtherHands, WorthAsking
    from assessor.words.names import Names

_MOST_ASKED: Final = 3
_MOST_HANDS: Final = 2
_MOST_DECIDED: Final = 1


def worth_asking(recommendation: Recommendation, names: Names) -> str:
    """Which open answers to have before signing, and what is needed if one is no."""
    told = [_told(one, names) for one in recommendation.worth_asking[:_MOST_ASKED]]
    more = len(recommendation.worth_asking) - _MOST_ASKED
    told += [f"{more} more open answers bear on it."] if more > 0 else []
    perhaps = _perhaps_held(recommendation, names)
    if not told and not perhaps:
        told = ["No price in it hangs on whether somebody who serves today does what is counted on."]
    return " ".join(filter(None, (*told, perhaps)))


def before_signing(recommendation: Recommendation, names: Names) -> Iterator[str]:
    """The same as decisions of a letter, each by itself."""
    asked = recommendation.worth_asking
    yield from (_told(one, names) for one in asked[:_MOST_DECIDED])
    if len(asked) > _MOST_DECIDED:
        yield f"Have {len(asked) - _MOST_DECIDED} more such answers (annex D)."


def more(recommendation: Recommendation) -> str:
    """What answers of no cost a year, each taken by itself, with the range; empty where they cost nothing."""
    costly = [one for one in recommendation.worth_asking if one.annual]
    annual = sum(one.annual or 0.0 for one in costly)
    drawn = [one.annual_range for one in costly if one.annual_range is not None]
    return _with_range(annual, sum(one.low for one in drawn), sum(one.high for one in drawn)) if round(annual) else ""


def _with_range(annual: float, low: float, high: float) -> str:
    return f"{usd(annual)} ({usd(low)} to {usd(high)})" if round(low) < round(high) else usd(annual)


def _told(one: WorthAsking, names: Names) -> str:
    """One answer to have: whom to ask, what, and what is needed if it is no."""
    work = f"{inside(names.capability(one.capability))} (in {inside(names.function(one.function))})"
    asked = (
        f"Ask {names.provider(one.supplier)} whether {work} is done as asked: nobody has said, and "
        f"{counted(len(one.obligations), 'obligation')} {verb(len(one.obligations), 'waits', 'wait')} for it."
    )
    if one.annual is None:
        return f"{asked} If not, nobody on offer here could do it."
    if not round(one.annual):
        return f"{asked} If not, somebody else can do it at the same cost."
    hands = listed([_hands(each, names) for each in one.instead[:_MOST_HANDS]])
    needed = f"that takes {hands}, " if hands else "that costs "
    drawn = one.annual_range
    price = usd(one.annual) if drawn is None else _with_range(one.annual, drawn.low, drawn.high)
    return f"{asked} If not, {needed}{price} a year more."


def _hands(hands: OtherHands, names: Names) -> str:
    who = "nobody" if hands.supplier is None else names.provider(hands.supplier)
    return f"{who} for {inside(names.function(hands.function))}"


def _perhaps_held(recommendation: Recommendation, names: Names) -> str:
    """What is bought only because nobody said who does it today, and how much of the price hangs on that."""
    unstated = {line.function for line in recommendation.lines if line.today is None}
    steps = [step for step in recommendation.attribution if step.function in unstated and round(step.annual) > 0]
    if not steps:
        return ""
    work = listed([inside(names.function(step.function)) for step in steps if step.function is not None])
    saved = usd(sum(step.annual for step in steps))
    return f"Nobody stated who does {work} today: about {saved} a year falls away if somebody does it as asked."
