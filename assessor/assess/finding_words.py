"""The words of a finding: title, criterion, condition, cause, effect, action."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assessor.assess import decision_words
from assessor.assess.determinations import said
from assessor.assess.naming import inside, listed, opening
from assessor.assess.phrases import NOT_LISTED
from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.scales import Result

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment
    from assessor.assess.wording import Wording

OPEN = ("gap", "partial", "not_assessable")
_IN_PLACE = ("satisfied", "satisfied_with_customer_duties", "compensated")
_SHOWN = 3
_SILENT = "The engagement file does not say."


@dataclass(slots=True, kw_only=True)
class Pile:
    """Rows that fail for one reason, with the demands and compared values behind them."""

    kind: str
    subject: str
    provider: str | None = None
    duty: str | None = None
    cause: str | None = None
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    entries: list[tuple[dict[str, Any], dict[str, Any]]] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """Today's verdicts of the rows."""
        verdicts = [row["verdicts"][TODAY]["verdict"] for row in self.rows.values()]
        return {word: verdicts.count(word) for word in OPEN}


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one finding besides criterion and effect."""

    title: str
    condition: str
    cause: str
    action: str


# predicate -> (title, cause); {who} is the provider, {what} the work
_PREDICATES = {
    "cadence": ("{who} promises too little for {what}", "The terms of {who} promise less than is asked."),
    "interval": ("{who} does not keep the rhythm asked for {what}", "The terms of {who} promise less than is asked."),
    "state": ("{who} has not put it in force: {what}", "The terms of {who} do not include setting it up."),
    "event": ("{who} does not respond as asked: {what}", "The terms of {who} do not promise to be there for it."),
    "unlisted": ("{who} does not do this work: {what}", "It is not among the services of {who}."),
    "contradicted": (
        "A record shows otherwise: {what} by {who}",
        "What {who} promises does not happen, or not enough.",
    ),
    "detection": ("{who} would not notice by itself: {what}", "The terms of {who} wait for somebody to call."),
    "capacity": ("{who} has too few hours for {what}", "Tickets and work of higher priority take the hours first."),
    "evidence": ("{who} leaves too weak a record of {what}", "The terms of {who} promise no better record."),
    "independence": ("{who} would judge its own work: {what}", "The same party does the work and judges it."),
    "scope": ("{who} does not cover every site or system: {what}", "The agreed scope leaves some of them out."),
}
_PARTS = {"interval": "every", "event": "event", "state": "state"}
_TERMS = {
    "cadence": "schedule or response",
    "detection": "detection",
    "capacity": "hours",
    "evidence": "kind of record",
    "independence": "independence",
    "scope": "sites and systems covered",
}


class Words:
    """Words for the findings of one assessment."""

    def __init__(self, assessment: Assessment, wording: Wording) -> None:
        self._assessment = assessment
        self._wording = wording
        self._naming = wording.naming

    def criterion(self, pile: Pile) -> str:
        """The obligations by citation and title, and what they ask for."""
        rows = list(pile.rows.values())
        names = [f"{row['citation'] or row['ref']}, {row['title']}" for row in rows[:_SHOWN]]
        more = f"; and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
        said = f"{'; '.join(names)}{more}."
        if pile.kind == "basis":
            rule = decision_words.rests_on_what(self._assessment, next(iter(pile.rows)))
            return f"{rule.title} ({rule.citation}), on which the decisions about these rest: {said}"
        if pile.cause is not None:
            gate = self._assessment.plan.terrain.gates[pile.cause]
            note = f" {gate.note}" if gate.note else ""
            return f"{gate.title} ({gate.citation}), on which these rest today: {said}{note}"
        if len(rows) == 1:
            said += f" {rows[0]['statement']}"
        asked = [
            f"{inside(self._naming.capability(demand['capability']))} {demand['asks']}"
            for demand, _ in pile.entries
            if demand.get("capability") and not pile.duty
        ]
        return said + (f" Compared with: {_some(asked, '; ')}." if asked else "")

    def effect(self, pile: Pile, alone: int) -> str:
        """What the finding does to its rows, and for how many it is the only obstacle."""
        counts, total = pile.counts(), len(pile.rows)
        one = {"gap": "is a gap", "partial": "is partial", "not_assessable": "cannot be judged"}
        many = {"gap": "are gaps", "partial": "are partial", "not_assessable": "cannot be judged"}
        said = [f"{count} {(one if count == 1 else many)[word]}" for word, count in counts.items() if count]
        noun = "obligation" if total == 1 else "obligations"
        if len(said) == 1:
            first, _, rest = said[0].partition(" ")
            told = f"{first} {noun} {rest}"
        else:
            told = f"of {total} {noun}, {listed(said)}"
        if pile.kind == "alternative" and decision_words.would_do(self._assessment, next(iter(pile.rows))):
            tail = "a complete decision would be enough, or what the other findings ask"
        elif alone == total:
            tail = "nothing else holds it back" if total == 1 else "nothing else holds them back"
        elif alone:
            tail = f"{alone} of them {'waits' if alone == 1 else 'wait'} for nothing else"
        else:
            tail = "other findings hold it back too" if total == 1 else "other findings hold each of them back too"
        return f"While it stands, {told}; {tail}."

    def of(self, pile: Pile) -> Said:
        """Title, condition, cause and action."""
        if pile.kind in ("basis", "alternative"):
            return self._decision(pile)
        if pile.cause is not None:
            return self._paper(pile)
        if pile.duty is not None:
            return self._duty(pile, pile.duty)
        match pile.kind:
            case "unowned":
                return self._unowned(pile)
            case "unstated_function":
                who = self._naming.functions([pile.subject])
                return Said(
                    f"Who runs {who} is not stated",
                    f"The engagement file does not mention {who}.",
                    _SILENT,
                    f"State today.{pile.subject}; an empty list says that nobody does it.",
                )
            case "determined" | "undetermined":
                return self._determined(pile)
            case "fact":
                return self._fact(pile)
            case "frequency" | "unstated_frequency":
                return self._frequency(pile)
            case "unstated_term":
                return self._term(pile)
            case _:
                return self._predicate(pile)

    def _decision(self, pile: Pile) -> Said:
        if pile.kind == "basis":
            return Said(*decision_words.basis(self._assessment, list(pile.rows)))
        return Said(*decision_words.alternative(next(iter(pile.rows.values())), pile.entries[0][1]))

    def _fact(self, pile: Pile) -> Said:
        facts, names = self._assessment.plan.terrain.facts, pile.subject.split(", ")
        asked = [facts[name].question if name in facts else self._naming.question(name) for name in names]
        more = f" (and {len(names) - 1} more)" if len(names) > 1 else ""
        return Said(
            f"Not answered: {self._naming.question(names[0])}{more}",
            f"Whether {'this obligation applies' if len(pile.rows) == 1 else 'these obligations apply'} depends on: "
            f"{' '.join(asked)}",
            _SILENT,
            f"Answer it: {listed([f'organization.{name}' for name in names])}.",
        )

    def _determined(self, pile: Pile) -> Said:
        row, judged = pile.rows[pile.subject], self._assessment.judgements[TODAY][pile.subject]
        if judged.determined is None:
            raise ValueError(f"{pile.subject} was not determined")
        if pile.kind == "undetermined":
            missing = ", ".join(ref.partition(":")[2] for ref in judged.determined.undecided)
            return Said(
                f"Not determined to the end: {inside(row['title'])}",
                f"Some objectives are determined and none has failed; still open: {missing}.",
                "The determinations in the engagement file do not cover every objective.",
                "Determine the objectives that are open.",
            )
        derived = (judged.derived or judged.verdict).value.replace("_", " ")
        return Said(
            f"Determined otherwise than the terms suggest: {inside(row['title'])}",
            f"Determined {said(judged.determined)}. From the terms alone it would be: {derived}.",
            "A person looked at what is done and decided; a determination counts before what terms promise.",
            "Correct what the determination found, and have it determined again.",
        )

    def _frequency(self, pile: Pile) -> Said:
        what = _some(self._work(pile), ", ")
        own = self._assessment.case.own_frequencies.get(pile.subject)
        if own is not None:
            last = "is missing" if own.age is None else f"was last gone through {own.age} days ago"
            return Said(
                f"No risk analysis in date for {what}",
                f"The {own.document} behind this rhythm {last}: {what}.",
                f"A rhythm the organization chooses itself counts only with such an analysis ({own.citation}).",
                f"Write the analysis, or go through it again, and state it ({'.'.join(own.where)}).",
            )
        where = f'defined_frequencies."{pile.subject}"'
        known = pile.kind == "frequency"
        return Said(
            f"{'No frequency is defined' if known else 'Whether a frequency is defined is not stated'} for {what}",
            f"The engagement file says that nobody has defined how often this is done: {what}."
            if known
            else f"The engagement file does not say how often this is to be done: {what}.",
            "The rule leaves the frequency to the organization, which has to define it." if known else _SILENT,
            f"Define the frequency, with the reasons for it, and state it ({where})."
            if known
            else f"State the frequency ({where}); null says that none is defined.",
        )

    def _paper(self, pile: Pile) -> Said:
        gate = self._assessment.plan.terrain.gates[pile.cause or ""]
        who, paper = self._naming.provider(pile.provider or ""), inside(gate.title)
        runs = self._naming.functions(
            sorted({entry["function"] for _, entry in pile.entries if entry["function"]}), "and"
        )
        work = f", which runs {runs}" if runs else ""
        if pile.kind == "contract":
            return Said(
                f"{who} has no {paper}",
                f"The engagement file says that there is no {paper} with {who}{work}.",
                f"{who} was given the work without the paper." if runs else f"Nobody has got it from {who}.",
                f"Sign or obtain the {paper} with {who} and name it in the engagement file (artefacts: {gate.needs}).",
            )
        return Said(
            f"{who}: {paper} not stated",
            f"The engagement file does not say whether there is a {paper} with {who}{work}.",
            _SILENT,
            f"Look for it, and state it for {who} (artefacts: {gate.needs}); null says that there is none.",
        )

    def _duty(self, pile: Pile, name: str) -> Said:
        known = self._assessment.plan.terrain.duties.get(name)
        title, what = self._naming.duty(name), known.statement if known is not None else ""
        owner = f" Owner by default: {known.owner.replace('_', ' ')}." if known is not None else ""
        if pile.kind == "duty":
            return Said(
                f"Duty not done: {inside(title)}",
                f"The engagement file says that this is not done: {what or title}",
                "The organization has neither done it nor assigned it.",
                f"Do it, or give it to somebody by name (duties.{name}).{owner}".replace("hr.", "HR."),
            )
        return Said(
            f"Duty not stated: {inside(title)}",
            f"The engagement file does not say whether this is done: {what or title}",
            _SILENT,
            f"State duties.{name} as done, assigned or not_done.",
        )

    def _unowned(self, pile: Pile) -> Said:
        functions = pile.subject.split(", ")
        who = self._naming.functions(functions)
        work = _some(self._work(pile), ", ")
        return Said(
            f"Nobody runs {who}",
            f"Nobody does this: {work}.",
            f"The engagement file gives {who} to nobody ({' and '.join(f'today.{name}' for name in functions)}).",
            f"Assign {'it' if len(functions) == 1 else 'one of them'} to somebody who keeps the rhythm asked for."
            + self._helpers(pile),
        )

    def _term(self, pile: Pile) -> Said:
        predicate = pile.entries[0][1]["predicate"]
        who = self._naming.provider(pile.provider or "") or "a provider"
        what, term = _some(self._work(pile), ", "), _TERMS.get(predicate, predicate.replace("_", " "))
        return Said(
            f"{opening(who)}: {term} not stated for {what}",
            f"{opening(what)}: {pile.entries[0][1]['has']}; needed: {pile.entries[0][1]['needs']}.",
            "Neither the engagement file nor the terms it builds on say.",
            f"Ask {who}, and state it under its services." if who != "you" else "State it.",
        )

    def _predicate(self, pile: Pile) -> Said:
        who, places = self._naming.provider(pile.provider or ""), self._places(pile)
        what = _some(self._work(pile), ", ") + (f" ({places})" if places else "")
        title, cause = _PREDICATES.get(_way(pile), ("{who}: {what}", "The terms of {who} promise less than is asked."))
        found = [
            f"{self._naming.capability(demand['capability'])}: {entry['has']}; needed: {entry['needs']}"
            for demand, entry in pile.entries
            if demand.get("capability")
        ]
        action = f"Agree on better terms with {who}, or give the work to somebody who has them."
        if pile.kind == "contradicted":
            action = f"Find out from {who} why, have it done, and keep a newer record that shows it."
        elif pile.kind == "scope":
            action = f"Have {who} cover them too, or somebody else."
        elif places:
            action = f"Agree on better terms with {who} for {places}{self._elsewhere(pile)}."
        return Said(
            opening(title.format(who=who, what=what)),
            f"{_some(found, '. ')}.",
            opening(cause.format(who=who)),
            action + self._helpers(pile),
        )

    def _places(self, pile: Pile) -> str:
        """The asset groups all of it fails in, where others are served."""
        found = [entry["groups"] for _, entry in pile.entries]
        if not all(found):
            return ""
        return self._wording.places(sorted({group for groups in found for group in groups}))

    def _elsewhere(self, pile: Pile) -> str:
        """Who does the same work well enough in other asset groups."""
        able = sorted(
            {
                item.supplier.id
                for ref in pile.rows
                for outcome in self._assessment.judgements[TODAY][ref].clauses
                if outcome.chosen is not None
                and outcome.chosen.supplier is not None
                and outcome.chosen.supplier.id == pile.provider
                for item in outcome.alternatives
                if item.supplier is not None and item.result >= Result.MET_WITH_DUTY
            }
        )
        names = [self._naming.provider(name) for name in able if name != pile.provider]
        return f", or have them covered by {listed(names, 'or')}, which does it elsewhere" if names else ""

    def _work(self, pile: Pile) -> list[str]:
        return [
            inside(self._naming.capability(demand["capability"]))
            for demand, _ in pile.entries
            if demand.get("capability")
        ]

    def _helpers(self, pile: Pile) -> str:
        """Which support models would bring all these rows in place, as judged."""
        titles = self._assessment.plan.terrain.models
        able = [
            inside(titles[name].title) if name in titles else name
            for name in self._assessment.arrangements
            if name not in (TODAY, RECOMMENDED)
            and all(row["verdicts"][name]["verdict"] in _IN_PLACE for row in pile.rows.values())
        ]
        whole = "it" if len(pile.rows) == 1 else "all of them"
        if not able:
            return f" No way of buying support alone brings {whole} in place."
        return f" Can bring {whole} in place: {listed(able, 'or')}."


def _way(pile: Pile) -> str:
    """The predicate, and for schedule and response which part of it the demands ask for."""
    if pile.kind != "cadence":
        return pile.kind
    ways = set()
    for demand, entry in pile.entries:
        parts = [name for name, key in _PARTS.items() if demand[key]]
        unlisted = entry["has"].endswith(NOT_LISTED)
        ways.add("unlisted" if unlisted else parts[0] if len(parts) == 1 else "cadence")
    return ways.pop() if len(ways) == 1 else "cadence"


def _some(found: list[str], between: str) -> str:
    """The first few different texts, and how many are left."""
    unique = list(dict.fromkeys(found))
    more = f"{between}and {len(unique) - _SHOWN} more" if len(unique) > _SHOWN else ""
    return between.join(unique[:_SHOWN]) + more
