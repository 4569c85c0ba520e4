"""The recommended arrangement as the result's part: lines, prices, what binds, what would change it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.assess.arranged import Arranged
from assessor.assess.judged import condition_text, conditions
from assessor.assess.naming import inside, listed
from assessor.assess.wording import Wording
from assessor.economics.offers import cents
from assessor.evaluate.outcome import ConditionUse
from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.scales import IN_PLACE, Verdict

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment
    from assessor.economics.changes import Change
    from assessor.economics.explore import Bind, Swing
    from assessor.economics.problem import Choice
    from assessor.economics.recommend import Recommended
    from assessor.economics.targets import Residue

Rows = list[dict[str, Any]]
_CENTS = 100
_OPEN = (Verdict.GAP, Verdict.PARTIAL, Verdict.NOT_ASSESSABLE, Verdict.NOT_TESTED)
_MOST_CHANGES = 5
_DIGITS = 4
# What the best try fails on, as the end of a sentence about a capability.
_FAILS = {
    "cadence": "nobody on offer keeps its schedule or takes its events in time",
    "detection": "nobody on offer notices it well enough",
    "capacity": "the hours there are do not reach it",
    "evidence": "nobody on offer leaves the record asked for",
    "contract": "a paper it needs cannot be supposed",
    "independence": "nobody on offer is independent enough",
    "customer_duty": "your own duty stands in the way",
    "scope": "nobody on offer covers everything in scope",
}


def usd(cents: int) -> float:
    """Cents as USD."""
    return cents / _CENTS


def recommendation(assessment: Assessment) -> dict[str, Any] | None:
    """The recommendation, or None where nothing could be worked out (`recommendation_reason` says why)."""
    decision = assessment.decision
    if decision is None or decision.recommended is None:
        return None
    return _Told(assessment, decision.recommended).all()


class _Told:
    """One recommendation in words."""

    def __init__(self, assessment: Assessment, made: Recommended) -> None:
        self.assessment = assessment
        self.made = made
        self.problem = made.problem
        self.wording = Wording(assessment)
        self.naming = self.wording.naming
        self.terrain = assessment.plan.terrain
        self.arranged = Arranged(assessment, made, self.naming)

    def all(self) -> dict[str, Any]:
        made, best = self.made, self.made.best
        spent = self._certain(best.choice) if best.exists else None
        return {
            "status": best.status,
            "gap": round(best.gap / best.price, _DIGITS) if best.price else 0.0,
            "arrangement": self.arranged.by_function() if best.exists else None,
            "lines": self.arranged.lines() if best.exists else [],
            "suppliers": self.arranged.suppliers() if best.exists else [],
            "annual_cost": None if spent is None else usd(spent),
            "own_tools": usd(self._tools(best.choice)) if best.exists else None,
            "expected_losses": None if spent is None else usd(best.price - spent),
            "functional_cost": usd(best.price) if best.exists else None,
            "unconstrained_cost": None if made.least is None else usd(made.least),
            "price_of_compliance": None if made.least is None else usd(best.price - made.least),
            "runner_up": self._runner_up(),
            "binding": [self._bind(item) for item in made.binds],
            "single_change": self._change(made.changes[0]) if made.changes else None,
            "single_changes": [self._change(item) for item in made.changes[:_MOST_CHANGES]],
            "closes": self._closes(),
            "residue": [{"ref": item.ref, "why": self._why(item)} for item in made.residue],
            "conditions": self._conditions() if best.exists else [],
            "advice_cost": None if made.with_advice is None else usd(max(0, made.with_advice - best.price)),
            "obstacles": list(made.obstacle.targets) if made.obstacle is not None else [],
            "obstacle_why": self._obstacle(),
            "left_out": [
                {"supplier": item.supplier, "title": self.naming.provider(item.supplier), "why": item.why}
                for item in made.market.left_out
            ],
            "sensitivity": [self._swing(item) for item in made.swings],
            "concentration": self.arranged.concentration() if best.exists else [],
        }

    def _certain(self, choice: Choice) -> int:
        """What a choice costs before anything fails: fees, own hours, onboarding, and tools it makes you buy."""
        return self.problem.spent(choice) + self._tools(choice)

    def _tools(self, choice: Choice) -> int:
        losses = self.made.books.losses
        return cents(losses.tools(losses.regimes.of(self.made.market.arrangement(choice))).value)

    def _differences(self, other: Choice) -> Rows:
        """What another choice gives to somebody else; a function it gives to nobody has no supplier."""
        mine = {self.made.market.places[item].function for item in self.made.best.choice - other}
        theirs = {self.made.market.places[item].function: item for item in other - self.made.best.choice}
        return [
            {
                "function": name,
                "title": self.terrain.functions[name].title,
                "supplier": self.made.market.places[theirs[name]].supplier.id if name in theirs else None,
                "supplier_title": self._supplier(theirs[name]) if name in theirs else "nobody",
            }
            for name in sorted(mine | set(theirs))
        ]

    def _supplier(self, option: int) -> str:
        return self.naming.provider(self.made.market.places[option].supplier.id)

    def _runner_up(self) -> dict[str, Any] | None:
        second = self.made.second
        if second is None:
            return None
        return {
            "differences": self._differences(second.choice),
            "annual_cost": usd(self._certain(second.choice)),
            "functional_cost": usd(second.price),
            "difference": usd(second.price - self.made.best.price),
        }

    def _bind(self, item: Bind) -> dict[str, Any]:
        refs = [target.id for target in self.problem.targets if item.kind == "capability" and item.id in target.about]
        saving = f"${usd(item.saving):,.0f} a year"
        if item.kind == "capability":
            text = f"{self.naming.capability(item.id)}: without it the rest would cost {saving} less."
        elif item.kind == "hours":
            text = f"Hours: with more of them the same would cost {saving} less."
        else:
            text = f"Independence: that nobody checks their own work costs {saving}."
        return {
            "constraint": f"{item.kind}:{item.id}" if item.id else item.kind,
            "kind": item.kind,
            "saving": usd(item.saving),
            "text": text,
            "obligations": refs,
        }

    def _change(self, item: Change) -> dict[str, Any]:
        who = self.naming.provider(item.supplier)
        count = f"{len(item.closes)} {'obligation' if len(item.closes) == 1 else 'obligations'}"
        if item.paper is not None:
            gates = [gate.title for gate in self.terrain.gates.values() if gate.needs == item.paper]
            does = f"Sign or obtain the {inside(gates[0])} with {who}"
        else:
            does = f"Give {self.naming.functions([item.function or ''])} to {who}"
        price = (
            f"${usd(item.cost):,.0f} a year more"
            if item.cost > 0
            else f"${usd(-item.cost):,.0f} a year less"
            if item.cost
            else "no further fee"
        )
        lost = (
            f" It loses {len(item.loses)} that {'is' if len(item.loses) == 1 else 'are'} in place."
            if item.loses
            else ""
        )
        return {
            "kind": "paper" if item.paper is not None else "function",
            "function": item.function,
            "paper": item.paper,
            "supplier": item.supplier,
            "supplier_title": who,
            "closes": list(item.closes),
            "loses": list(item.loses),
            "annual_cost": usd(item.cost),
            "text": f"{does}: it brings {count} in place for {price}.{lost}",
        }

    def _closes(self) -> list[str]:
        """Obligations that are open today and in place as recommended."""
        judged = self.assessment.judgements
        if RECOMMENDED not in judged:
            return []
        return [
            ref
            for ref, there in judged[RECOMMENDED].items()
            if there.verdict in IN_PLACE and judged[TODAY][ref].verdict in _OPEN
        ]

    def _why(self, item: Residue) -> str:
        about = self.naming.capability(item.capability or "") if item.capability else "Your own part"
        fails = [_FAILS[name] for name in item.predicates if name in _FAILS]
        return f"{about}: {listed(fails) or 'nobody on offer does it'}"

    def _conditions(self) -> Rows:
        """What must become true, with the obligations each one holds up."""
        found: dict[tuple[str, str], dict[str, Any]] = {}
        for ref, judged in self.assessment.judgements[RECOMMENDED].items():
            if judged.verdict not in IN_PLACE:
                continue
            for use in conditions(judged):
                text = condition_text(self.wording, judged, use)
                made = {"kind": use.kind, "id": use.id, "text": text, "obligations": []}
                found.setdefault((use.kind, use.id), made)["obligations"].append(ref)
        for (kind, name), entry in found.items():
            if kind == "gate":
                entry["text"] = self._paper(name)
        return [*(found[key] for key in sorted(found)), *self.arranged.covering()]

    def _paper(self, name: str) -> str:
        """A paper with everybody who would need it."""
        use, who = ConditionUse("gate", name), set()
        for judged in self.assessment.judgements[RECOMMENDED].values():
            for outcome in judged.clauses:
                if (
                    outcome.chosen is not None
                    and outcome.chosen.supplier is not None
                    and use in outcome.chosen.conditions
                ):
                    who.add(self.naming.provider(outcome.chosen.supplier.id))
        return f"{self.terrain.gates[name].title} with {listed(sorted(who))}"

    def _obstacle(self) -> str | None:
        made = self.made.obstacle
        if made is None:
            return None
        if not made.targets:
            return "Nobody on offer can do what the organization needs in any case."
        about = {name for target in self.problem.targets if target.id in made.targets for name in target.about}
        said = listed([inside(self.naming.capability(name)) for name in sorted(about)])
        return (
            f"Each of these can be met, and not all of them together: one supplier a function, the hours there are and "
            f"independence do not allow {said} at once."
        )

    def _swing(self, item: Swing) -> dict[str, Any]:
        known = self.made.inputs[item.parameter]
        others = self._differences(item.to)
        return {
            "parameter": item.parameter,
            "title": known.title,
            "unit": known.unit,
            "low": known.low,
            "value": known.value,
            "high": known.high,
            "low_cost": usd(item.low),
            "high_cost": usd(item.high),
            # A value at which nobody else takes over is no turn.
            "switches_at": round(item.switches_at, _DIGITS) if item.switches_at is not None and others else None,
            "to": others if item.switches_at is not None else [],
        }


def reason(assessment: Assessment) -> str | None:
    """Why there is no recommendation."""
    return assessment.decision.reason if assessment.decision is not None else None
