"""The smallest change in words: what to do, why nothing would do, and the lines that say it to the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, assert_never

from assessor.words.changed_terms import term, with_terms
from assessor.words.grammar import counted, every, inside, listed, plain
from assessor.words.yaml_lines import flow, path, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.result.obligation import Demand
    from assessor.result.smallest import Atom, DocumentedWay, Obstacle, SmallestChange, Statement
    from assessor.words.names import Names

_FIELDS: Final[Mapping[str, str]] = {
    "measure": "what is done instead",
    "rationale": "why the measure is not reasonable and appropriate",
    "grounds": "the grounds",
    "standard_met_by": "how the standard is met without it",
    "by": "who decided",
    "on": "the day",
    "review": "a review in date",
    "ground_alone": "a ground that can stand alone",
}


def sentences(change: SmallestChange, demands: Sequence[Demand], names: Names) -> list[str]:
    """What to do, a sentence a piece; then what stays in the way, and the documented alternative."""
    done = [*_doing(change.atoms, demands, names)]
    stays = [obstacle(item, change, names) for item in change.obstacles]
    instead = [] if change.documented is None else [documented(change.documented)]
    return [*done, *stays, *instead]


def _doing(atoms: Iterable[Atom], demands: Sequence[Demand], names: Names) -> list[str]:
    """Atoms as sentences; the terms of one line of work are one."""
    lines: dict[object, list[Atom]] = {}
    for number, atom in enumerate(atoms):
        alone = atom.kind != "term"
        key = (number,) if alone else (atom.provider, atom.function, atom.capability)
        lines.setdefault(key, []).append(atom)
    return list(dict.fromkeys(_sentence(group, demands, names) for group in lines.values()))


def _sentence(group: Sequence[Atom], demands: Sequence[Demand], names: Names) -> str:
    atom = group[0]
    who = names.provider(atom.provider or "")
    work = inside(names.capability(atom.capability or ""))
    match atom.kind:
        case "paper" if atom.amended is not None:
            return _amendment(atom, who, work)
        case "paper":
            signed = f" with {who}" if atom.provider is not None else ""
            if atom.gate is None:  # a clause, or a paper of one's own, by a title that may bring its article
                return f"Sign or obtain now{signed}: {inside(atom.title or '')}."
            return f"Sign or obtain now the {inside(names.gate(atom.gate))}{signed}."
        case "document":
            return f"Write down, or renew, and date: {inside(atom.title or '')}."
        case "assignment":
            function = names.all_functions((atom.function or "",))
            return f"Take on {function} yourselves." if who == "you" else f"Give {function} to {who}."
        case "engagement":
            return _engagement(atom, work, names)
        case "duty":
            return _duty(atom, names)
        case "frequency":
            return f"Set down how often this is to be done, such as {every(str(atom.statements[0].value))}."
        case "term":
            asked = demands[atom.demand] if atom.demand is not None else None
            return with_terms(group, who, work, asked, names)
        case _:
            assert_never(atom.kind)


def _amendment(atom: Atom, who: str, work: str) -> str:
    match atom.amended:
        case "includes":
            return f"Have {work} written into the contract with {who}."
        case "excludes":
            return f"Have {work} taken out of what the contract with {who} leaves out."
        case "responsibility_matrix":
            return f"Have the responsibility matrix with {who} give {work} to the provider."
        case _:
            return f"Have the contract with {who} promise {work} {_promised(atom)}."


def _promised(atom: Atom) -> str:
    """What the contract would promise: the last entry of its list."""
    entries = atom.statements[0].value
    last = entries[-1] if isinstance(entries, (list, tuple)) and entries else {}
    known: Mapping[str, object] = last if isinstance(last, Mapping) else {}
    if atom.term == "every":
        return term("every", known.get("every"))
    if atom.term == "events":
        return term("events", {str(known.get("event")): known.get("respond_within")})
    return term("hours", known.get("hours"))


def _engagement(atom: Atom, work: str, names: Names) -> str:
    """Somebody who is not there yet, with what has to stand in the contract."""
    bought = names.provider(f"{atom.model}/{atom.offering}" if atom.offering is not None else atom.model or "")
    function = names.all_functions((atom.function or "",))
    value = atom.statements[0].value
    entry: Mapping[str, object] = value if isinstance(value, Mapping) else {}
    written = "ordered" in entry or "services" in entry
    papers = entry.get("artefacts")
    signed = listed([plain(str(name)) for name in papers]) if isinstance(papers, Mapping) else ""
    signed = f", and {signed} signed" if signed else ""
    terms = f", with {work} written in" if written else f", which includes {work}"
    return f"Engage somebody for {function} (such as {inside(bought)}){terms}{signed}."


def _duty(atom: Atom, names: Names) -> str:
    title = inside(names.duty(atom.duty or "", atom.part))
    if atom.assignable:
        return f"Do this, or name somebody for it: {title}."
    value = {item.place[-1]: item.value for item in atom.statements}
    whole = atom.statements[0].value
    keys = whole if isinstance(whole, Mapping) else value
    again = " and write down the day" if "last" in keys else ""
    return f"Do this{again}: {title}."


def obstacle(item: Obstacle, change: SmallestChange, names: Names) -> str:
    """What stays in the way, whatever is changed."""
    match item.kind:
        case "determined":
            before = "Then have" if change.atoms else "Fix what the assessment found, then have"
            return f"{before} it assessed again: people determined it."
        case "objectives":
            return "Assess the objectives that are still open."
        case "facts":
            asked = " ".join(map(names.full_question, item.facts))
            return f"It cannot be judged before this is answered: {asked}"
        case "records":
            against = listed([names.speaks_against(name) for name in item.records])
            return f"Mend what the records show, then have newer ones show that it holds: {against}."
        case "statement" if item.statement is not None:
            from assessor.words.row_findings import lasting  # noqa: PLC0415 - few obligations have one against them

            return lasting(item.statement)
        case "untried":
            return f"No change of up to {counted(change.tried, 'part')} was found."
        case _:
            return "Nobody there is, and no kind of support that is sold, would do it as it is asked."


def documented(way: DocumentedWay) -> str:
    """The documented alternative, and what it has to state."""
    stated = listed([_FIELDS.get(name, name.replace("_", " ")) for name in way.states])
    also = " What it rests on has to be done again as well." if way.fact is not None else ""
    return f"Or decide otherwise in writing ({way.document}, {way.citation}), stating {stated}.{also}"


def what_if(statements: Iterable[Statement]) -> list[str]:
    """Statements as `--what-if` takes them."""
    return [f"{path(item.place)}={flow(item.value)}" for item in statements]


def yaml_lines(statements: Iterable[Statement]) -> list[str]:
    """Statements as lines of the engagement file: under which key, and what to write there in place of what stands."""
    under: dict[tuple[str, ...], list[str]] = {}
    for item in statements:
        named = isinstance(item.value, Mapping) and item.place[-1] in item.value.values()
        line = f"  - {flow(item.value)}" if named else f"  {scalar(item.place[-1])}: {flow(item.value)}"
        under.setdefault(item.place[:-1], []).append(line)
    heads = {place: f"under {path(place)}:" if place else "at the top:" for place in under}
    return [line for place, there in under.items() for line in (heads[place], *there)]
