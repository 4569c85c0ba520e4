"""An engagement against the plan: every id it names must exist, every value must make sense."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from assessor.library import service_links
from assessor.library.contract_links import contracts
from assessor.library.dates import not_later
from assessor.library.determination_links import determinations
from assessor.library.money_links import MONEY_CHECKS
from assessor.library.plan_statement_links import PLAN_CHECKS
from assessor.library.references import MOST_FAULTS, missing
from assessor.library.scope_links import SCOPE_CHECKS
from assessor.library.statement_links import STATEMENT_CHECKS
from assessor.library.stray_blocks import stray_blocks
from assessor.model.condition import NEVER_HAPPENED
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.scales import CUSTOMER, THIRD_PARTY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assessor.library.engagement import Source
    from assessor.library.framework import CheckedFramework
    from assessor.model.diagnostic import Mend
    from assessor.model.engagement import Provider
    from assessor.model.plan import Plan
    from assessor.model.rules import Fact
    from assessor.model.span import Pointer
    from assessor.model.support import SupportModel

_TEXT_KEYS = ("name", "sector", "country")
SHARE = "share from 0 to 1"
# What cannot be told for certain once an entry of a faulty file had to be set aside.
_HIDDEN = {
    "providers": ("link/unknown-provider",),
    "asset_groups": ("link/unknown-asset-group",),
    "frameworks": ("engagement/not-chosen", "link/unknown-framework"),
}


def check_engagement(source: Source, plan: Plan, registry: Sequence[CheckedFramework]) -> list[Diagnostic]:
    """Every problem of an engagement that only shows beside the rules; warnings included."""
    checks = (
        _frameworks,
        _facts,
        _providers,
        _asset_groups,
        _today,
        _co_managed,
        *STATEMENT_CHECKS,
        *MONEY_CHECKS,
        *SCOPE_CHECKS,
        *PLAN_CHECKS,
        determinations,
        contracts,
        *(framework.check_statements for framework in registry),
    )
    found = [problem for check in checks for problem in islice(check(source, plan), MOST_FAULTS)]
    found += stray_blocks(source, plan, registry)
    if not source.faulty:
        return found
    hidden = {code for key in source.cut for code in _HIDDEN.get(key, ())}
    return [item for item in found if item.code not in hidden and item.severity is Severity.ERROR]


def _frameworks(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    for index, name in enumerate(source.engagement.frameworks):
        if name not in plan.terrain.frameworks:
            yield missing(source.document, "framework", name, plan.terrain.frameworks, ("frameworks", index), key=False)


def _facts(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    facts = plan.terrain.facts
    for name, value in source.engagement.organization.items():
        at: Pointer = ("organization", name)
        if name in _TEXT_KEYS:
            if not isinstance(value, str):
                shown = str(value).lower() if isinstance(value, bool) else str(value)
                message = f"{name} must be text, found {shown}"
                advice = f'put it in quotes: "{shown}"'
                yield Diagnostic("fact/type", message, source.document.span(at), advice, mend=_mend(value, "string"))
            continue
        if name not in facts:
            yield missing(source.document, "fact", name, {*facts, *_TEXT_KEYS}, at, key=True)
            continue
        problem = _fact_problem(facts[name], value)
        if problem:
            advice = _fact_help(facts[name], value)
            mend = _mend(value, {"text": "string"}.get(facts[name].type, facts[name].type))
            yield Diagnostic("fact/type", problem, source.document.span(at), advice, mend=mend)
        elif facts[name].type == "date" and value != NEVER_HAPPENED:
            yield from not_later(source, str(value), at)


def _mend(value: object, kind: str) -> Mend | None:
    from assessor.source.faults import retyped  # noqa: PLC0415 - only where something is wrong

    return retyped(value, [kind])


def _fact_problem(fact: Fact, value: object) -> str:
    name, kind, choices = fact.id, fact.type, fact.choices
    if isinstance(value, list):
        if not fact.several:
            return f"{name} must be a single value, found a list"
        stray = next((item for item in value if item not in choices), None)
        return "" if stray is None else f"{name} must be one or more of {', '.join(choices)}, found '{stray}'"
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    if kind == "boolean" and not isinstance(value, bool):
        return f"{name} must be true or false, found '{shown}'"
    if kind == "number":
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return f"{name} must be a number, found '{shown}'"
        if value < 0 or (fact.unit == SHARE and value > 1):
            return f"{name} is {shown}, expected {f'a {SHARE}' if fact.unit == SHARE else '0 or more'}"
    if kind == "text" and not isinstance(value, str):
        return f"{name} must be text, found '{shown}'"
    if kind == "date" and value != NEVER_HAPPENED and not _is_date(value):
        return f"{name} must be a date such as 2026-11-21, or none, found '{shown}'"
    if kind == "choice" and value not in choices:
        return f"{name} must be one of {', '.join(choices)}, found '{shown}'"
    return ""


def _is_date(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _fact_help(fact: Fact, value: object) -> str:
    from assessor.source.dialect import SWITCH_WORDS  # noqa: PLC0415 - only when there is a fault to explain

    if fact.type == "boolean" and isinstance(value, str) and value.lower() in SWITCH_WORDS:
        return "write true or false; YAML readers disagree about yes, no, on and off"
    return fact.question


def _providers(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, provider in enumerate(source.engagement.providers):
        at: Pointer = ("providers", index)
        if provider.id in seen or provider.id in (CUSTOMER, THIRD_PARTY):
            word = "is reserved" if provider.id in (CUSTOMER, THIRD_PARTY) else "appears twice"
            span = source.document.span((*at, "id"))
            yield Diagnostic("link/duplicate-id", f"provider id '{provider.id}' {word}", span, "choose another id")
        seen.add(provider.id)
        yield from _provider(source, plan, provider, at)
    yield from _papers(source)


def _skills(source: Source, plan: Plan, provider: Provider, at: Pointer) -> Iterator[Diagnostic]:
    """Skills are functions, and those of own staff: what others can do, their contracts say."""
    for index, name in enumerate(provider.skills):
        if name not in plan.terrain.functions:
            yield missing(source.document, "function", name, plan.terrain.functions, (*at, "skills", index), key=False)
    model = plan.terrain.models.get(provider.model)
    if provider.skills and model is not None and not model.employees:
        message = f"skills are those of your own staff, but '{provider.id}' is {provider.model}"
        advice = "remove them; what a provider does, its offering and services say"
        yield Diagnostic("engagement/skills", message, source.document.key_span((*at, "skills")), advice)


def _provider(source: Source, plan: Plan, provider: Provider, at: Pointer) -> Iterator[Diagnostic]:
    model = plan.terrain.models.get(provider.model)
    if model is None:
        yield missing(source.document, "model", provider.model, plan.terrain.models, (*at, "model"), key=False)
    elif model.kind == "composite":
        message = f"model '{provider.model}' combines other models, so a provider cannot have it"
        advice = "name the model of this provider itself, such as managed"
        yield Diagnostic("engagement/composite", message, source.document.span((*at, "model")), advice)
    elif provider.offering is not None:
        offerings = [offering.id for offering in model.offerings]
        if provider.offering not in offerings:
            yield missing(source.document, "offering", provider.offering, offerings, (*at, "offering"), key=False)
        yield from _positions(source, model, provider, at)
    if model is not None:
        yield from service_links.of_tier(source, plan, provider, at)
    if provider.hours_per_month is not None and model is not None and model.capacity != "bought_hours":
        message = f"hours_per_month does not apply to a provider of model {provider.model}"
        yield Diagnostic("engagement/hours", message, source.document.key_span((*at, "hours_per_month")), "remove it")
    yield from _skills(source, plan, provider, at)
    yield from _covers(source, provider, (*at, "covers"))
    for function, service in provider.services.items():
        yield from service_links.stated(source, plan, function, service, (*at, "services", function))


def _positions(source: Source, model: SupportModel, provider: Provider, at: Pointer) -> Iterator[Diagnostic]:
    """A tier that takes a number of people is had only by whoever has them."""
    have = source.engagement.organization.get("internal_fte")
    takes = next((item.positions for item in model.offerings if item.id == provider.offering), None)
    if takes is not None and isinstance(have, int | float) and have < takes:
        message = f"'{provider.offering}' takes {takes:g} full-time people at the least, and internal_fte says {have:g}"
        advice = "name the tier these people can keep, such as on_call, or correct internal_fte"
        yield Diagnostic("engagement/positions", message, source.document.span((*at, "offering")), advice)


def _papers(source: Source) -> Iterator[Diagnostic]:
    """Each file outside the folder at its place, and those that are not there together, at the first of them."""
    absent: dict[str, Pointer] = {}
    for path, at in paper_files(source):
        if path.startswith(("/", "\\", "~")) or ".." in path.replace("\\", "/").split("/") or ":" in path:
            message = f"'{path}' points outside the engagement's folder"
            advice = "copy the file into that folder and write a relative path"
            yield Diagnostic("path/outside", message, source.document.span(at), advice)
        elif path not in absent and not is_file(source.folder / path):
            absent[path] = at
    if absent:
        names = ", ".join(f"'{path}'" for path in absent)
        one = len(absent) == 1
        what = f"there is no file {names}" if one else f"{len(absent)} files are not there: {names}"
        told = "the document is accepted as stated" if one else "the documents are accepted as stated"
        advice = f"put {'it' if one else 'them'} into the engagement's folder, or write null for what does not exist"
        span = source.document.span(next(iter(absent.values())))
        yield Diagnostic("path/missing", f"{what}; {told}", span, advice, Severity.WARNING)


def paper_files(source: Source) -> Iterator[tuple[str, Pointer]]:
    """Every file a provider's paper is said to be in, and where that stands."""
    for index, provider in enumerate(source.engagement.providers):
        documents = provider.contract.documents if provider.contract is not None else {}
        for place, papers in ((("artefacts",), provider.artefacts), (("contract", "documents"), documents)):
            for name, path in papers.items():
                if path is not None:
                    yield path, ("providers", index, *place, name)


def _covers(source: Source, provider: Provider, at: Pointer) -> Iterator[Diagnostic]:
    groups = {group.id for group in source.engagement.asset_groups}
    for index, name in enumerate(provider.covers.groups if provider.covers is not None else ()):
        if name not in groups:
            yield missing(source.document, "asset-group", name, groups, (*at, index), key=False)


def is_file(path: Path) -> bool:
    """Whether a file is there; a name no disk could hold is none."""
    try:
        return path.is_file()
    except OSError:  # a name too long for this disk, or a folder that may not be entered
        return False


def _asset_groups(source: Source, _plan: Plan) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, group in enumerate(source.engagement.asset_groups):
        if group.id in seen:
            span = source.document.span(("asset_groups", index, "id"))
            yield Diagnostic("link/duplicate-id", f"asset group '{group.id}' appears twice", span, "rename one of them")
        seen.add(group.id)
        chosen = set(source.engagement.frameworks)
        for position, name in enumerate(group.frameworks):
            if name not in chosen:
                span = source.document.span(("asset_groups", index, "frameworks", position))
                message = f"framework '{name}' is not among the frameworks of this engagement"
                yield Diagnostic("engagement/not-chosen", message, span, f"chosen: {', '.join(sorted(chosen))}")


def _today(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    functions = plan.terrain.functions
    providers = {provider.id: provider for provider in source.engagement.providers}
    for function, names in source.engagement.today.items():
        at: Pointer = ("today", function)
        if function not in functions:
            yield missing(source.document, "function", function, functions, at, key=True)
            continue
        for index, name in enumerate(names):
            if name == CUSTOMER:
                if functions[function].kind != "reserved":
                    message = f"'{CUSTOMER}' cannot run '{function}', because it has no terms to compare"
                    who = "internal_it (your IT people) or own_people (others on your payroll)"
                    advice = f"add a provider with model: {who} and name it here"
                    yield Diagnostic("engagement/customer", message, source.document.span((*at, index)), advice)
            elif name not in providers:
                yield missing(source.document, "provider", name, {*providers, CUSTOMER}, (*at, index), key=False)
            else:
                yield from service_links.listed(source, plan, providers[name], function, (*at, index))


def _co_managed(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    functions, models = plan.terrain.functions, plan.terrain.models
    for function, model in source.engagement.co_managed.items():
        at: Pointer = ("co_managed", function)
        if function not in functions:
            yield missing(source.document, "function", function, functions, at, key=True)
        elif functions[function].kind != "delegable":
            message = f"function '{function}' is {functions[function].kind}; only delegable functions can be split"
            yield Diagnostic("engagement/not-delegable", message, source.document.key_span(at), "remove it")
        if model not in models:
            yield missing(source.document, "model", model, models, at, key=False)
        elif models[model].kind != "support":
            message = f"model '{model}' is not a support model, so it cannot take part of the work"
            support = [item.id for item in models.values() if item.kind == "support"]
            advice = f"support models: {', '.join(support)}"
            yield Diagnostic("engagement/no-support-model", message, source.document.span(at), advice)
