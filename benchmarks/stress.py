"""An engagement at the limits: longest texts, many different providers, every framework, scripts of each direction.

It is made up and deterministic. The benchmark assesses and prints it; a test lays out a small one.
"""

from __future__ import annotations

import json
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.clock import process
from benchmarks.figures import Figure
from benchmarks.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.settings import Settings

FRAMEWORKS = ("hipaa", "pci-dss", "soc-2", "cmmc")
PROVIDERS = 60
TEXT = 4_000  # characters: the most a note may have
_NAME, _ID, _PATH = 120, 80, 260  # the most of a name, an id, a path
_WORD = "unbroken" * 50  # a word of 400 characters

# Facts that are true bring every obligation of all four frameworks in; the numbers are those of a large organization.
_TRUE = (
    "defense_information",
    "cui_in_cloud",
    "cui_remote_access",
    "cui_wireless_access",
    "cui_mobile_devices",
    "covered_entity",
    "business_associate",
    "group_health_plan",
    "clearinghouse",
    "uses_subcontractors",
    "remote_workers",
    "wireless_networks",
    "own_servers",
    "facility_controlled",
    "takes_cards",
    "service_provider",
    "multi_tenant_provider",
    "card_issuer",
    "designated_entity",
    "assessed_under_old_dates",
    "customized_approach_used",
    "stores_account_data",
    "stores_pan_electronically",
    "sad_kept_before_authorization",
    "pan_hashing",
    "disk_encryption_for_pan",
    "card_data_keys",
    "manual_key_handling",
    "shares_keys_with_customers",
    "card_data_media",
    "poi_devices",
    "early_tls_poi",
    "payment_page_scripts",
    "public_web_applications",
    "wireless_in_scope",
    "segmentation_used",
    "dual_connected_devices",
    "remote_access_in_scope",
    "vendor_remote_access",
    "customer_user_accounts",
    "customer_premises_access",
    "interactive_system_accounts",
    "password_only_access",
    "systems_without_antimalware",
    "periodic_malware_scans",
    "removable_media_used",
    "develops_software",
    "manual_code_review",
    "test_environments",
    "uses_tpsps",
    "soc2_asked_for",
    "soc2_availability",
    "soc2_confidentiality",
    "soc2_processing_integrity",
    "soc2_privacy",
    "uses_other_arrangements",
)
_FUNCTIONS = (
    "service_desk",
    "endpoint_rmm",
    "patching",
    "vuln_mgmt",
    "soc_mdr",
    "endpoint_protection",
    "backup_dr",
    "iam_admin",
    "network_mgmt",
    "asset_mgmt",
    "config_mgmt",
    "mdm",
    "email_web_security",
    "awareness_training",
    "incident_response",
    "grc_vciso",
    "field_service",
    "media_disposal",
    "cloud_admin",
    "appsec_dev",
    "web_protection",
    "data_protection",
)
_MODELS = (
    ("managed", "silver"),
    ("managed", "gold"),
    ("managed", "bronze"),
    ("break_fix", "per_job"),
    ("vendor", None),
)
_PRICES = ("per_device", "per_user", "per_hour", "all_inclusive")
_EVERY = ("P1D", "P7D", "P1M", "P3M", "P1Y")
_HOURS = ("8x5", "24x7")
_DETECTION = ("user_report", "threshold", "analytic", "hunted")
_EVIDENCE = ("work_record", "system_record", "assertion", "signed_record")
_NAMES = (
    "مزود الخدمات المدارة في المدينة",
    "システム運用株式会社",
    "ספק שירותי מחשוב",
    "信息技术服务有限公司",
    "Gesellschaft für Datenverarbeitung",
    "Διαχείριση δικτύων",
)


_SIZES = (15, 30, PROVIDERS)
_LINEAR = 1.5


def run(settings: Settings) -> Iterator[Figure]:
    """Processor time of the whole engagement to JSON, what one provider more costs, and of its brief."""
    with tempfile.TemporaryDirectory() as folder:
        spent = [_spent(settings, Path(folder), count, "json") for count in _SIZES]
        brief = _spent(settings, Path(folder), PROVIDERS, "pdf,html")
    lower, upper = ((spent[at + 1] - spent[at]) / (_SIZES[at + 1] - _SIZES[at]) for at in (0, 1))
    note = ", ".join(f"{count}: {each / 1000:,.0f} s" for count, each in zip(_SIZES, spent, strict=True))
    yield Figure(benchmark="stress", what=f"{PROVIDERS} providers, JSON", value=spent[-1], unit="ms", note=note)
    yield Figure(benchmark="stress", what="a provider more, upper / lower half", value=upper / lower, limit=_LINEAR)
    yield Figure(benchmark="stress", what=f"{PROVIDERS} providers, PDF and HTML", value=brief, unit="ms")


def _spent(settings: Settings, folder: Path, providers: int, formats: str) -> float:
    path, cache = folder / f"{providers}.yaml", folder / "cache"
    path.write_text(engagement(providers), encoding="utf-8")
    cache.mkdir(mode=0o700, exist_ok=True)
    options = ("--format", formats, "--quiet", "--data", settings.data, "--cache", cache)
    command = (sys.executable, "-m", "assessor", "assess", path, "--out", folder / formats / str(providers), *options)
    return process(command, ROOT).cpu_ms


def engagement(providers: int = PROVIDERS, text: int = TEXT, frameworks: tuple[str, ...] = FRAMEWORKS) -> str:
    """The engagement as YAML (JSON is YAML), with so many providers and texts of so many characters."""
    made = {
        "schema": "engagement/1",
        "as_of": "2026-11-21",
        "organization": _organization(),
        "frameworks": list(frameworks),
        "asset_groups": [{"id": f"{'g' * 70}-{n}", "title": _text(n, text)} for n in range(3)],
        "providers": [_provider(n, text) for n in range(providers)],
        "today": {
            function: [_id(n) for n in range(providers) if (n * 7 + place) % 11 == 0]
            for place, function in enumerate(_FUNCTIONS)
        },
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _organization() -> dict[str, object]:
    numbers = {"cmmc_level": 2, "internal_fte": 9, "users": 3_000, "devices": 3_600, "servers": 400, "sites": 40}
    more = {"tickets_per_month": 2_400, "remote_share": 0.7, "warranty_share": 0.2, "hardware_failures_per_year": 300}
    return {"name": _name(0), "saq": "ROC", "planned_projects": 12} | numbers | more | dict.fromkeys(_TRUE, True)


def _provider(n: int, text: int) -> dict[str, object]:
    model, offering = _MODELS[n % len(_MODELS)]
    mine = [function for place, function in enumerate(_FUNCTIONS) if (n * 7 + place) % 11 in (0, 3)]
    made: dict[str, object] = {
        "id": _id(n),
        "name": _name(n),
        "model": model,
        "covers": "all",
        "data_contact": ["phi"],
        "artefacts": {"baa": "p" * (_PATH - 4) + ".txt" if n % 3 else None},
        "services": {function: _service(n + place, text) for place, function in enumerate(mine)},
        "note": _text(n, text),
        "contract": {"starts": "2025-04-01", "ends": f"2027-{n % 12 + 1:02}-28", "includes": mine},
    }
    if offering is not None:
        price = {"structure": _PRICES[n % len(_PRICES)], "amount": 40 + n, "note": _text(n, text)}
        made |= {"offering": offering, "price": price}
    return made


def _service(n: int, text: int) -> dict[str, object]:
    return {
        "sustains": _EVERY[n % len(_EVERY)],
        "hours": _HOURS[n % len(_HOURS)],
        "detection": _DETECTION[n % len(_DETECTION)],
        "evidence": _EVIDENCE[n % len(_EVIDENCE)],
        "note": _text(n, text),
    }


def _id(n: int) -> str:
    return "v" * (_ID - 4) + f"-{n:03}"


def _name(n: int) -> str:
    return "".join(islice(cycle(f"{_NAMES[n % len(_NAMES)]} {n} "), _NAME)).strip()


def _text(n: int, length: int) -> str:
    """A text of so many characters: a word that never breaks, then words of one script after the other."""
    return "".join(islice(cycle(f"{n} {_WORD} {' '.join(_NAMES)} "), length)).strip() or "x"
