"""The notices of a breach as rules: whom the organization tells in each of its roles, and what its providers owe it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.hipaa import notice_words
from assessor.frameworks.hipaa.statements import hipaa_statements
from assessor.model.condition import Condition
from assessor.model.notice import NoticeRule, ProviderNotice
from assessor.model.regulated_data import data_contact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.hipaa.rules import Clock, HipaaRules
    from assessor.model.engagement import Engagement
    from assessor.model.notice import NoticeStart
    from assessor.model.plan import Terrain

_CONTACT: Final = "phi"
_STARTS: Final[dict[str, NoticeStart]] = {"end_of_year": "end_of_year"}


def notice_rules(rules: HipaaRules, terrain: Terrain, engagement: Engagement) -> Iterator[NoticeRule]:
    """Each clock of the rules, and that of a business associate for each provider that handles patient data."""
    stated = hipaa_statements(engagement)
    clients = stated.works_for if stated is not None else ()
    for clock in rules.breach.clocks:
        if clock.owner == "business_associate" and clients:
            for number, client in enumerate(clients):
                yield _rule(clock, rules, f"{clock.id}-{number}", to=client.name)
        else:
            yield _rule(clock, rules, clock.id, to=notice_words.RECIPIENTS[clock.id])
        if clock.owner == "business_associate":
            for provider in engagement.providers:
                model = terrain.models[provider.model]
                if _CONTACT in data_contact(provider, model) and not model.employees:
                    yield ProviderNotice(
                        id=f"{clock.id}-of-{provider.id}",
                        what=notice_words.FROM_PROVIDER,
                        to=notice_words.YOU,
                        provider=provider.id,
                        within=clock.within,
                        when=Condition(fact="covered_entity", is_=True),
                        only_if=notice_words.UNSECURED,
                        citation=clock.citation,
                        note=notice_words.AGENT,
                    )


def _rule(clock: Clock, rules: HipaaRules, name: str, *, to: str) -> NoticeRule:
    return NoticeRule(
        id=name,
        what=clock.title,
        to=to,
        within=clock.within,
        counted_from=_STARTS.get(clock.counted_from, "discovery"),
        when=Condition(fact=clock.owner, is_=True),
        only_if=notice_words.only_if(clock),
        duty=rules.breach.notice_duty,
        citation=clock.citation,
        note=clock.note,
    )
