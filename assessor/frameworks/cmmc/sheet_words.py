"""What its sheet of the workbook is called; here alone, as its lines come back by that name."""

from __future__ import annotations

from typing import Final

PLAN_SHEET: Final = "CMMC POA&M"
