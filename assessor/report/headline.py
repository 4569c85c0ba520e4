"""The conclusion in one sentence: who can carry what IT support can carry, and what today carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.words.names import Arrangement

EVERY = "Every way of buying support"
# more frameworks than this make a headline unreadable; the table below it has the numbers
_FEW = 2
_TOO_LITTLE = "too little is stated to judge today"


def leaders_of(counts: Record, names: BriefNames) -> list[Arrangement]:
    """The arrangements that carry most; over several frameworks the weakest one speaks."""
    weakest = {
        each.id: [
            score
            for framework in names.frameworks
            if (score := counts.record(framework).record(each.id).number("carried_score")) is not None
        ]
        for each in names.models
    }
    known = {key: (min(found), sum(found)) for key, found in weakest.items() if found}
    top = max(known.values(), default=None)
    return [each for each in names.models if top is not None and known.get(each.id) == top]


def together(leaders: list[Arrangement], names: BriefNames) -> str:
    """Several leaders as the subject of a sentence."""
    if len(leaders) > 1 and len(leaders) == len(names.models):
        return EVERY
    return grammar.listed(
        [each.title if number == 0 else grammar.inside(each.title) for number, each in enumerate(leaders)]
    )


def headline(counts: Record, names: BriefNames, leaders: list[Arrangement]) -> str:
    """True for whatever the numbers are: all carry everything, none carries anything, or nothing can be judged."""
    if not leaders:
        return f"What today's arrangement carries for {shorten(names.organization, 60)}"
    frameworks = [counts.record(key) for key in names.frameworks]
    best = [each.record(leaders[0].id) for each in frameworks]
    today = [each.record("today") for each in frameworks]
    if not any(each.count("carried") for each in best):
        return f"No way of buying support carries what IT support is asked for here{_today(today, names)}"
    judged = all(each.count("decided") for each in today)
    if judged and all(
        (now.number("carried_score") or 0) >= (then.number("carried_score") or 0)
        for now, then in zip(today, best, strict=True)
    ):
        return f"Today's arrangement carries {_amounts(today, names)}; no other way of buying support carries more"
    return f"{together(leaders, names)} can carry {_amounts(best, names)}{_today(today, names)}"


def _amounts(found: list[Record], names: BriefNames) -> str:
    """How much is carried, in numbers of obligations for one framework and in shares for several."""
    if len(found) == 1:
        carried, whole = found[0].count("carried"), found[0].count("carriable")
        share = f"all {whole}" if carried == whole else f"{carried} of {whole}"
        return f"{share} {grammar.noun(whole, 'obligation')} open to IT support"
    titles = _scored(found, names)
    if len(titles) > _FEW:
        return f"most of what IT support can carry of {grammar.listed(list(titles))}"
    if all(share == 1 for share in titles.values()):
        return f"all that IT support can carry of {grammar.listed(list(titles))}"
    return grammar.listed([f"{grammar.percent(share)} of {title}" for title, share in titles.items()])


def _scored(found: list[Record], names: BriefNames) -> dict[str, float]:
    """The frameworks of which something can be said, with their carried scores."""
    return {
        title: share
        for each, title in zip(found, names.frameworks.values(), strict=True)
        if (share := each.number("carried_score")) is not None
    }


def _today(today: list[Record], names: BriefNames) -> str:
    if not any(each.count("decided") for each in today):
        return f"; {_TOO_LITTLE}"
    if len(today) == 1:
        return f"; today carries {today[0].count('carried') or 'none'}"
    titles = _scored(today, names)
    if not titles or len(titles) > _FEW:
        return ""
    return (
        f"; today carries {grammar.listed([f'{grammar.percent(share)} of {name}' for name, share in titles.items()])}"
    )
