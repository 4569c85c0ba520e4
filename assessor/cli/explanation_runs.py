"""Making an explanation: the engagement is checked, the obligation judged, what was weighed put into words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.explanation import explanation_of
from assessor.cli.codes import DONE
from assessor.cli.diagnostics import print_text
from assessor.cli.kept_answers import Answer
from assessor.cli.session import cache_folder, data_of
from assessor.errors import NotFound
from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.diagnostic import Diagnostic, InvalidSource, Severity
from assessor.model.engagement import Engagement
from assessor.model.named_tuple import NamedTuple
from assessor.model.value import replace
from assessor.words.explanations import lines

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from assessor.assess.engine import Assessment
    from assessor.cli.kept_answers import Question
    from assessor.library.engagement import Source
    from assessor.model.plan import Obligation, Plan


class _Asked(NamedTuple):
    """The assessment an answer rests on, the obligation asked about, and the engagement with its warnings."""

    assessment: Assessment
    row: Obligation
    source: Source | None = None
    warnings: tuple[Diagnostic, ...] = ()


def explain(options: argparse.Namespace, question: Question) -> int:
    """Explain one obligation, with or without an engagement, and keep the answer to the `question`.

    What a solver chose is looked for anew each time, and so is what would change: that may lead to any pack.
    """
    asked, names = _asked(options, question)
    explanation = explanation_of(asked.assessment, asked.row, names)
    if options.engagement is not None and TODAY in names:
        from assessor.assess.idle_statements import idle_statements  # noqa: PLC0415 - only about an organization

        explanation = replace(explanation, idle=idle_statements(asked.assessment, asked.row))
    answer = Answer(asked.warnings, tuple(lines(explanation)))
    print("\n".join(answer.lines))
    if options.model != RECOMMENDED and not options.what_if:
        question.keep(answer, asked.source)
    return DONE


def _asked(options: argparse.Namespace, question: Question) -> tuple[_Asked, tuple[str, ...]]:
    """What is asked about, and the arrangements to explain."""
    cache = cache_folder(options)
    if options.engagement is None and options.what_if:
        raise NotFound("--what-if needs an engagement to change", hint="add --engagement FILE")
    nobody = options.engagement is None
    asked = _of_no_organization(options, cache, question) if nobody else _of_engagement(options, cache, question)
    names = asked.assessment.arrangements
    if options.model is not None:
        if options.model not in names:
            known = [*names, *([] if nobody else [RECOMMENDED])]
            raise NotFound(f"there is no arrangement '{options.model}'", hint=f"arrangements: {', '.join(known)}")
        return asked, (options.model,)
    return asked, (tuple(name for name in names if name != TODAY) if nobody else (TODAY,))


def _of_no_organization(options: argparse.Namespace, cache: Path | None, question: Question) -> _Asked:
    """What the models could do, whoever asks."""
    plan = api.load_library(data=question.data, cache=cache, catalog=options.obligation.partition(":")[0])
    row = _find(plan, options.obligation)
    # Hours are shared by all that is asked, so the answer must not depend on how the obligation was named.
    plan = replace(plan, catalogs=tuple(part for part in plan.catalogs if part.info.id == row.catalog))
    frameworks = [framework.id for framework in plan.terrain.frameworks.values() if framework.catalog == row.catalog]
    neutral = Engagement(as_of="2000-01-01", organization={}, frameworks=tuple(frameworks))
    assessment = assess_engagement(
        plan,
        neutral,
        only=lambda other: other.ref == row.ref,
        today=options.model is not None,  # there is nothing to say of it, unless it is asked for by name
        assume_applicable=True,
    )
    return _Asked(assessment, row)


def _of_engagement(options: argparse.Namespace, cache: Path | None, question: Question) -> _Asked:
    """What stands in the file of an organization."""
    source, plan, problems = api.check(options.engagement, data=question.data, cache=cache, raw=question.raw)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if source is None or plan is None or errors:
        raise InvalidSource(sorted(problems, key=Diagnostic.sort_key))
    print_text(problems, sys.stderr)
    engagement = source.engagement
    if options.what_if:
        from assessor.cli.what_if import announce  # noqa: PLC0415 - only where something is changed

        case = api.changed(source, plan, options.what_if, data=data_of(options), cache=cache)
        print_text(case.warnings, sys.stderr)
        print(announce(case))
        plan, engagement = case.plan, case.source.engagement
    row = _find(plan, options.obligation)
    if options.model == RECOMMENDED:  # what is recommended follows from all obligations
        return _Asked(assess_engagement(plan, engagement, decided=True), row, source, tuple(problems))
    asked = None if options.model is not None else (TODAY,)
    assessment = assess_engagement(plan, engagement, only=lambda other: other.ref == row.ref, arrangements=asked)
    return _Asked(assessment, row, source, tuple(problems))


def _find(plan: Plan, name: str) -> Obligation:
    rows = [row for row in plan.obligations if name in (row.ref, row.id)]
    if len(rows) == 1:
        return rows[0]
    if rows:
        raise NotFound(f"'{name}' is in several catalogs", hint=f"name one of {', '.join(row.ref for row in rows)}")
    groups = [row for part in plan.catalogs for row in part.rows if name in (row.ref, row.id)]
    if groups:
        below = [row.ref for row in plan.obligations if row.parent == groups[0].ref]
        hint = f"explain one of {', '.join(below)}" if below else groups[0].title
        raise NotFound(f"'{name}' is a heading; only the obligations under it are judged", hint=hint)
    from assessor.model.spelling import did_you_mean  # noqa: PLC0415 - only where a name leads nowhere

    known = [row.ref for row in plan.obligations] + [row.id for row in plan.obligations]
    near = did_you_mean(name, known, most=3)
    raise NotFound(f"there is no obligation '{name}'", hint=near or f"write it as the catalog does, such as {known[0]}")
