"""The conclusion in one sentence: who can carry what IT support can carry, and what today carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.report.names import BriefNames
    from assessor.result.summary import Summary
    from assessor.words.names import Arrangement

    # By framework and arrangement.
    Summaries = Mapping[str, Mapping[str, Summary]]

EVERY = "Every support model"
# more frameworks than this make a headline unreadable; the table below it has the numbers
_FEW = 2
_TOO_LITTLE = "too little is stated to judge today"


def leaders_of(summaries: Summaries, names: BriefNames) -> list[Arrangement]:
    """The arrangements that carry most; over several frameworks the weakest one speaks.

    Of one framework the headline tells a number, so whoever carries all of a smaller one does not lead.
    """
    scores = {
        model.id: [
            score
            for framework in names.frameworks
            if (score := summaries[framework][model.id].carried_score) is not None
        ]
        for model in names.models
    }
    alone = len(names.frameworks) == 1
    carried = {
        model: sum(summaries[name][model].carried for name in names.frameworks) if alone else 0 for model in scores
    }
    known = {model: (min(shares), sum(shares), carried[model]) for model, shares in scores.items() if shares}
    top = max(known.values(), default=None)
    return [model for model in names.models if top is not None and known.get(model.id) == top]


def together(leaders: Sequence[Arrangement], names: BriefNames) -> str:
    """Several leaders as the subject of a sentence."""
    if len(leaders) > 1 and len(leaders) == len(names.models):
        return EVERY
    first, *others = (leader.title for leader in leaders)
    return grammar.listed([first, *map(grammar.inside, others)])


def headline(summaries: Summaries, names: BriefNames, leaders: Sequence[Arrangement]) -> str:
    """True for whatever the numbers are: all carry everything, none carries anything, or nothing can be judged."""
    if not leaders:
        return f"What today's arrangement carries for {shorten(names.organization, 60)}"
    frameworks = [summaries[framework] for framework in names.frameworks]
    best = [columns[leaders[0].id] for columns in frameworks]
    today = [columns[TODAY] for columns in frameworks]
    if not any(summary.carried for summary in best):
        return f"No support model carries what is required of IT support here{_today(today, names)}"
    judged = all(summary.decided for summary in today)
    if judged and all(
        (now.carried_score or 0) >= (then.carried_score or 0) for now, then in zip(today, best, strict=True)
    ):
        return f"Today's arrangement carries {_amounts(today, names)}; no support model carries more"
    return f"{together(leaders, names)} can carry {_amounts(best, names)}{_today(today, names)}"


def _amounts(summaries: Sequence[Summary], names: BriefNames) -> str:
    """How much is carried, in numbers of obligations for one framework and in shares for several."""
    if len(summaries) == 1:
        carried, whole = summaries[0].carried, summaries[0].carriable
        share = f"all {whole}" if carried == whole else f"{carried} of {whole}"
        return f"{share} {grammar.noun(whole, 'obligation')} open to IT support"
    titles = _scored(summaries, names)
    if len(titles) > _FEW:
        return f"most of what IT support can carry of {grammar.listed(list(titles))}"
    if all(share == 1 for share in titles.values()):
        return f"all that IT support can carry of {grammar.listed(list(titles))}"
    return grammar.listed([f"{grammar.percent(share)} of {title}" for title, share in titles.items()])


def _scored(summaries: Sequence[Summary], names: BriefNames) -> dict[str, float]:
    """The frameworks of which something can be said, with their carried scores."""
    return {
        title: summary.carried_score
        for summary, title in zip(summaries, names.frameworks.values(), strict=True)
        if summary.carried_score is not None
    }


def _today(today: Sequence[Summary], names: BriefNames) -> str:
    if not any(summary.decided for summary in today):
        return f"; {_TOO_LITTLE}"
    if len(today) == 1:
        return f", today {today[0].carried or 'none'} of the {today[0].carriable} that can be judged"
    titles = _scored(today, names)
    if not titles or len(titles) > _FEW:
        return ""
    shares = [f"{grammar.percent(share)} of {title}" for title, share in titles.items()]
    return f"; today carries {grammar.listed(shares)}"
