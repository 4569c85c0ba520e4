"""What all OSCAL documents of one engagement share: ids that each of them can name, the day, parties and components."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from assessor.model.oscal import OSCAL_NAMESPACE, OSCAL_VERSION, oscal_tokens
from assessor.model.scales import CUSTOMER, Verdict
from assessor.papers.dossier import TODAY
from assessor.papers.oscal.document import held, line, prop, prose
from assessor.papers.ssp_facts import ssp_facts
from assessor.words import oscal_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.plan import CatalogPlan
    from assessor.model.plan import Obligation as Row
    from assessor.papers.dossier import Dossier
    from assessor.papers.oscal.document import Object
    from assessor.result.finding import Finding
    from assessor.result.obligation import Obligation
    from assessor.result.security_plan import RequirementLine, SecurityPlan

_SPACE: Final[UUID] = uuid5(NAMESPACE_URL, OSCAL_NAMESPACE)
SSP: Final = "oscal-system-security-plan.json"
PLAN: Final = "oscal-assessment-plan.json"
RESULTS: Final = "oscal-assessment-results.json"
COMBINED: Final = "oscal-profile.json"


def catalog_file(catalog: str) -> str:
    """The file of a catalog."""
    return f"oscal-catalog-{catalog}.json"


def profile_file(catalog: str) -> str:
    """The file of the profile of a catalog."""
    return f"oscal-profile-{catalog}.json"


class OscalDossier:
    """One dossier on its way into OSCAL; every id follows from the digest of the result."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.result = dossier.result
        self.names = dossier.names
        self.catalogs: Sequence[CatalogPlan] = dossier.assessment.plan.catalogs

    @cached_property
    def facts(self) -> SecurityPlan:
        """The facts of the security plan."""
        return ssp_facts(self.dossier)

    @cached_property
    def requirements(self) -> Mapping[str, RequirementLine]:
        """What the security plan says of each requirement, by reference."""
        return {line.ref: line for line in self.facts.requirements}

    @cached_property
    def controls(self) -> Mapping[str, str]:
        """The OSCAL id of every row by its reference; the catalog's own id stands before it."""
        found: dict[str, str] = {}
        for part in self.catalogs:
            tokens = oscal_tokens(f"{part.info.id}-{row.id}" for row in part.rows)
            found |= {row.ref: tokens[f"{part.info.id}-{row.id}"] for row in part.rows}
        return found

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """Every row of the chosen catalogs, by reference."""
        return {row.ref: row for part in self.catalogs for row in part.rows}

    @cached_property
    def selected(self) -> tuple[Obligation, ...]:
        """The obligations in scope: all but those outside the instrument or level that was chosen."""
        return tuple(row for row in self.result.obligations if not self._outside(row))

    @cached_property
    def applying(self) -> tuple[Obligation, ...]:
        """Those in scope that apply, or may."""
        return tuple(row for row in self.selected if row.verdicts[TODAY].verdict is not Verdict.NOT_APPLICABLE)

    @property
    def profile(self) -> str:
        """The file of the one profile a plan imports."""
        return COMBINED if len(self.catalogs) > 1 else profile_file(self.catalogs[0].info.id)

    @property
    def day(self) -> str:
        """The day of the assessment as a moment."""
        return self.moment(self.result.as_of)

    @staticmethod
    def moment(day: str) -> str:
        """A day as a moment with its zone."""
        return f"{day}T00:00:00Z"

    @staticmethod
    def _outside(row: Obligation) -> bool:
        verdict = row.verdicts[TODAY]
        beyond = verdict.why is not None and verdict.why.outside is not None
        return verdict.verdict is Verdict.NOT_APPLICABLE and beyond

    def uuid(self, *parts: str) -> str:
        """A name-based id (version 5) of something of this result."""
        return str(uuid5(_SPACE, "\x1f".join((self.result.digest, *parts))))

    @staticmethod
    def fixed(*parts: str) -> str:
        """A name-based id that does not depend on the engagement."""
        return str(uuid5(_SPACE, "\x1f".join(parts)))

    def statement(self, ref: str) -> str:
        """The id of the part that holds the statement of a row."""
        return f"{self.controls[ref]}_smt"

    def component(self, provider: str) -> str:
        """The id of a provider's component; the organization's is the system itself."""
        return self.uuid("component", provider)

    @property
    def system(self) -> str:
        """The id of the component that is the system itself."""
        return self.component(CUSTOMER)

    def finding(self, finding: Finding) -> str:
        """The id of the risk that a finding of ours is."""
        return self.uuid("risk", finding.id)

    def metadata(self, title: str, *, remarks: str | None = None) -> Object:
        """The head of a document: title, day, who is assessed, what made it."""
        organization = self.uuid("party", CUSTOMER)
        return held(
            title=line(title),
            last_modified=self.day,
            version=line(self.result.digest),
            oscal_version=OSCAL_VERSION,
            props=[
                prop("generator", self.result.engine),
                prop("result-digest", self.result.digest),
                prop("rules-digest", self.result.rules.sha256),
                prop("status", "draft", oscal_texts.DRAFT),
            ],
            roles=[{"id": "organization", "title": oscal_texts.ORGANIZATION}],
            parties=[
                {"uuid": organization, "type": "organization", "name": line(self.result.organization.name)},
                *(
                    {"uuid": self.uuid("party", item.id), "type": "organization", "name": line(item.name)}
                    for item in self.result.providers
                    if item.id != CUSTOMER
                ),
            ],
            responsible_parties=[{"role-id": "organization", "party-uuids": [organization]}],
            remarks=prose(remarks) if remarks else None,
        )

    def reviewed(self, rows: Sequence[Obligation]) -> Object:
        """The controls an assessment looks at."""
        chosen = [{"control-id": self.controls[row.ref]} for row in rows]
        return {"control-selections": [{"include-controls": chosen}]}

    @property
    def tool(self) -> Object:
        """The program as an assessment asset."""
        return {
            "uuid": self.fixed("tool"),
            "type": "software",
            "title": line(self.result.engine),
            "description": prose(oscal_texts.TOOL),
            "status": {"state": "operational"},
        }

    @property
    def origins(self) -> list[Object]:
        """Who says so: the program."""
        return [{"actors": [{"type": "tool", "actor-uuid": self.fixed("tool")}]}]
