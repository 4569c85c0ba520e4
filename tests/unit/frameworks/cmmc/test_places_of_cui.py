"""Where CUI lies is asked where it decides, of the organization and of its provider, and what comes back is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from assessor import api
from assessor.assess.answered import answered
from assessor.assess.confirmations import confirmation_sheets
from assessor.assess.engine import assess_engagement
from assessor.encode.confirmation_yaml import answer_file
from assessor.evaluate.supply import TODAY
from assessor.model.scales import DATA_PLACES, IN_PLACE, Verdict
from assessor.words import confirmations, questions
from assessor.words.names import names_of

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.assess.engine import Assessment
    from assessor.library.engagement import Source
    from assessor.model.plan import Plan

ROW = "cmmc:MP.L2-3.8.9"
KEY = "msp/backup_dr/backup-isolation/place/cui"
TEXT = """\
schema: engagement/1
as_of: "2026-11-21"
organization: {name: Shop, cmmc_level: 2, cui_in_cloud: true}
frameworks: [cmmc]
providers:
  - id: msp
    model: managed
    offering: silver
    data_contact: [cui, spd]
    artefacts: {fedramp_moderate: null, customer_responsibility_matrix: held at the office}
    ordered: [backup-isolation]
today: {backup_dr: [msp]}
"""


def judged(path: Path, cache: Path) -> tuple[Source, Plan, Assessment]:
    source, plan, _ = api.sound(path, cache=cache)
    return source, plan, assess_engagement(plan, source.engagement, arrangements=(TODAY,))


@pytest.mark.parametrize(
    ("answer", "elsewhere", "place", "verdict"),
    [
        ("yes", None, "cloud", Verdict.PARTIAL),
        ("no", "our own equipment", "provider", Verdict.SATISFIED),
        ("no", "your equipment", "customer", Verdict.SATISFIED),
    ],
)
def test_what_a_provider_answers_decides(
    tmp_path: Path, cache: Path, answer: str, elsewhere: str | None, place: str, verdict: Verdict
) -> None:
    path = tmp_path / "shop.yaml"
    path.write_text(TEXT, encoding="utf-8")
    source, plan, before = judged(path, cache)
    assert before.judgements[TODAY][ROW].verdict is Verdict.NOT_ASSESSABLE
    found = confirmation_sheets(before, source)
    names = names_of(found.open.named)
    promise = next(item for sheet in found.sheets for item in sheet.promises if item.key == KEY)
    assert (promise.asked, promise.footing, promise.waiting) == ("cloud", "waits", (ROW,))
    assert confirmations.question(promise, names).endswith(
        "does our CUI that comes with this work lie in a cloud service, yours or one you use?"
    )

    sheet = yaml.safe_load(answer_file(found, found.sheets[0], names).decode().replace("  on:", '  "on":'))
    sheet["answered"] = {"by": "Jo Park", "on": "2026-11-20"}
    sheet["answers"][KEY] |= {"answer": answer, "how_often": elsewhere}
    reply = tmp_path / "back.yaml"
    reply.write_text(yaml.safe_dump(sheet), encoding="utf-8")
    path.write_text(answered(source, plan, TEXT, reply).after, encoding="utf-8")
    source, _, after = judged(path, cache)
    line = source.engagement.providers[0].services["backup_dr"].lines["backup-isolation"]
    assert dict(line.data_at) == {"cui": place}
    assert line.says_where_alone, "it is no word on whose work it is"
    assert after.judgements[TODAY][ROW].verdict is verdict
    assert (after.judgements[TODAY][ROW].verdict in IN_PLACE) is (place != "cloud")


def test_the_organization_is_asked_where_it_lies(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "shop.yaml"
    path.write_text(TEXT, encoding="utf-8")
    source, _, made = judged(path, cache)
    found = confirmation_sheets(made, source).open
    asked = next(item for item in found.asked if item.kind == "place" and ROW in item.obligations)
    names = names_of(found.named)
    assert [answer.value for answer in asked.answers] == list(DATA_PLACES)
    assert questions.question(asked, names) == (
        "Where does the CUI lie that msp has to do with in this work: backup isolation?"
    )
    assert len({questions.means(asked, answer, names) for answer in asked.answers}) == len(DATA_PLACES)


def test_work_that_is_only_to_be_ordered_stays_open_wherever_its_data_lie(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "shop.yaml"
    places = "    services: {backup_dr: {lines: {backup-isolation: {data_at: {cui: customer}}}}}\n"
    path.write_text(TEXT.replace("    ordered: [backup-isolation]\n", places), encoding="utf-8")
    assert judged(path, cache)[2].judgements[TODAY][ROW].verdict is Verdict.NOT_ASSESSABLE
