"""A library of any size, made up but valid: catalog, controls, capabilities and crosswalk grow, vocabularies do not."""

from __future__ import annotations

from assessor.model.engagement import Engagement, EvidenceRecord, Provider

_OBLIGATIONS, _CONTROLS, _CAPABILITIES = 40, 30, 10
ROWS = 2 * _OBLIGATIONS + _CONTROLS + _CAPABILITIES  # an obligation has a catalog row and a crosswalk entry
_FILE_ROWS = 200
_FUNCTIONS = ("desk", "watch", "mend", "plan")
_INTERVALS = ("P1D", "P7D", "P1M", "P3M", "P1Y")

_HEADER = """schema: catalog/1
catalog:
  id: {name}
  title: Made-up {name}
  edition: "1"
  publisher: Nobody
  kind: {kind}
  source: https://example.org/{name}
  license: Public domain
  expected: {{{row}: {count}}}
  id_pattern: "^[A-Z]-[0-9]{{1,6}}$"
  provenance: {{author: "A program", written: "2026-11-21"}}
rows:
"""
_CONTROL = """  - {{id: "C-{n}", kind: control, title: Control {n}, baselines: [low, high], citation: "Nowhere C-{n}"}}
"""
_OBLIGATION = """  - id: "O-{n}"
    kind: obligation
    title: Obligation number {n}
    statement: The organization does what number {n} of this list asks, and keeps doing it.
    citation: "Nowhere O-{n}"
    applies_to: [regulated]
"""
_ENTRY = """  - obligation: "O-{n}"
    essential:
      - control: "C-{first}"
        capabilities: [ability-{ability}]
        relationship: intersects-with
        rationale: The first half of what obligation {n} asks for.
        demand: {{every: {every}, basis: legal}}
      - control: "C-{second}"
        capabilities: {{any_of: [ability-{other}, ability-{ability}]}}
        relationship: superset-of
        rationale: The second half of what obligation {n} asks for.
      - control: "C-{owned}"
        relationship: subset-of
        rationale: A part of obligation {n} that one ability alone is there for.
    supporting: ["C-{third}"]
"""
_ABILITY = """  - id: ability-{n}
    title: Ability number {n}
    definition: Somebody does what number {n} needs and writes it down.
    iscm_domain: event
    cdm_area: NONE
    performed_by: provider
    delivered_by: {{any_of: [{function}, {other}]}}
    runs: person
    controls: {{primary: ["C-{n}"], supporting: ["C-{supporting}"]}}
    metric: count_of_{n}
    unit: times
    volatility: low
    evidence: {{class: work_record, types: [ticket]}}
    defaults: {{every: {every}, detection: threshold}}
    effort: {{hours_per_run: 0.5, priority: 3}}
"""
_MODEL = """schema: model/1
model:
  id: {name}
  title: Model {name}
  label: {name}
  kind: support
  capacity: {capacity}
  offerings:
"""
_OFFERING = """    - id: {name}
      services:
"""
_SERVICE = """        {function}:
          hours: {hours}
          detection: {detection}
          evidence: work_record
          lines:
"""
_LINE = """            ability-{n}: {{every: {every}}}
"""
_FIXED = {
    "rules/functions.yaml": "schema: functions/1\nfunctions:\n"
    + "".join(
        f"  - {{id: {name}, title: Function {name}, kind: delegable, co_managed_owner: large}}\n" for name in _FUNCTIONS
    ),
    "rules/events.yaml": "schema: events/1\nevents:\n  - {id: change, title: A change, origin: customer}\n",
    "rules/facts.yaml": "schema: facts/1\nfacts:\n"
    "  - {id: regulated, type: boolean, question: Is it regulated?}\n"
    "  - {id: internal_fte, type: number, question: How many people?}\n"
    "  - {id: users, type: number, question: How many users?}\n",
    "rules/duties.yaml": "schema: duties/1\nduties:\n"
    '  - {id: rd-one, statement: Decide., owner: executive, attaches_to: [], citation: "Nowhere", basis: legal}\n',
    "rules/gates.yaml": "schema: gates/1\ngates:\n"
    "  - {id: paper, title: Paper, when: {framework: made-up, data_contact: phi}, needs: paper, reach: provider, "
    'citation: "Nowhere"}\n',
    "rules/frameworks.yaml": "schema: frameworks/1\nframeworks:\n"
    "  - {id: made-up, title: Made-up, catalog: made-up, issuer: Nobody}\n",
    "rules/capacity.yaml": "schema: capacity/1\ncapacity: {hours_per_fte: 140, project_share: 0.2, utilization: 0.8, "
    "hours_per_ticket: 0.5, tickets_per_user: 1}\n",
}


def files(size: int) -> list[tuple[str, bytes]]:
    """The data files of a library `size` times the smallest, as `data_files` would give them."""
    count, controls, abilities = _OBLIGATIONS * size, _CONTROLS * size, _CAPABILITIES * size
    made = dict(_FIXED)
    made |= _catalog("made-up", "obligations", "obligation", [_OBLIGATION.format(n=n) for n in range(count)])
    made |= _catalog("nist-800-53", "controls", "control", [_CONTROL.format(n=n) for n in range(controls)])
    capabilities = [_ability(n, controls) for n in range(abilities)]
    made |= _parts("rules/capabilities/part", "schema: capabilities/1\ncapabilities:\n", capabilities)
    header = (
        "schema: crosswalk/1\ncrosswalk: {source: made-up, target: nist-800-53, "
        'provenance: {author: "A program", written: "2026-11-21"}}\nentries:\n'
    )
    made |= _parts("rules/crosswalks/part", header, [_entry(n, controls, abilities) for n in range(count)])
    made["rules/models/small.yaml"] = _model("small", "organization_hours", 1, abilities)
    made["rules/models/large.yaml"] = _model("large", "none", 3, abilities)
    return sorted((name, text.encode()) for name, text in made.items())


def engagement() -> Engagement:
    """One organization that buys from one provider and does the rest itself."""
    return Engagement(
        as_of="2026-11-21",
        organization={"regulated": True, "internal_fte": 1.0, "users": 40},
        frameworks=("made-up",),
        providers=(Provider(id="firm", model="large", offering="tier_1"), Provider(id="staff", model="small")),
        today={"desk": ("staff",), "watch": ("firm",), "mend": ("firm", "staff"), "plan": ()},
        evidence=(EvidenceRecord(id="ev-1", source="system", collected="2026-11-01", capability="ability-1"),),
    )


def _catalog(name: str, kind: str, row: str, rows: list[str]) -> dict[str, str]:
    header = _HEADER.format(name=name, kind=kind, row=row, count=len(rows))
    return {f"controls/{name}/catalog.yaml": header.replace("rows:\n", "rows: []\n")} | _parts(
        f"controls/{name}/part", "schema: catalog/1\nrows:\n", rows
    )


def _parts(stem: str, header: str, items: list[str]) -> dict[str, str]:
    """Items spread over files of a usual length."""
    starts = range(0, len(items), _FILE_ROWS)
    return {f"{stem}-{start}.yaml": header + "".join(items[start : start + _FILE_ROWS]) for start in starts}


def _ability(n: int, controls: int) -> str:
    function, other = _FUNCTIONS[n % len(_FUNCTIONS)], _FUNCTIONS[(n + 1) % len(_FUNCTIONS)]
    every = _INTERVALS[n % len(_INTERVALS)]
    supporting = (n * 7 + 11) % controls
    supporting = (supporting + 1) % controls if supporting == n else supporting
    return _ABILITY.format(n=n, function=function, other=other, every=every, supporting=supporting)


def _entry(n: int, controls: int, abilities: int) -> str:
    ability = (n * 5) % abilities
    others = controls - abilities  # the controls no ability has as its own
    first = (n * 3) % others
    return _ENTRY.format(
        n=n,
        first=abilities + first,
        second=abilities + (first + 1) % others,
        third=abilities + (first + 2) % others,
        owned=(n * 7) % abilities,
        ability=ability,
        other=(ability + 1) % abilities,
        every=_INTERVALS[n % len(_INTERVALS)],
    )


def _delivers(place: int, ability: int) -> bool:
    """Whether a function, by its place, can do an ability's work: see `_ability`."""
    return place in (ability % len(_FUNCTIONS), (ability + 1) % len(_FUNCTIONS))


def _model(name: str, capacity: str, offerings: int, abilities: int) -> str:
    text = _MODEL.format(name=name, capacity=capacity)
    for step in range(offerings):
        text += _OFFERING.format(name=f"tier_{step}")
        for place, function in enumerate(_FUNCTIONS):
            hours = ("8x5", "24x7")[(step + place) % 2]
            every = _INTERVALS[(len(_INTERVALS) - 1 - step + place) % len(_INTERVALS)]
            detection = ("user_report", "threshold", "analytic")[step % 3]
            text += _SERVICE.format(function=function, hours=hours, detection=detection)
            text += "".join(_LINE.format(n=n, every=every) for n in range(abilities) if _delivers(place, n))
    return text
