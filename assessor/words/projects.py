"""What has to be settled for the time after work that is done once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.result.packages import paid_whole
from assessor.words.grammar import inside, listed

if TYPE_CHECKING:
    from assessor.result.packages import Package
    from assessor.words.names import Names


def upkeep(package: Package, supplier: str, names: Names) -> str:
    """That nobody is paid to keep up what is set up for one price; nothing where somebody else has the work too."""
    once = {
        line.function
        for line in package.fee_lines
        if line.supplier == supplier and line.ahead and line.function is not None
    }
    kept = {name for one in package.purchases if one.supplier != supplier for name in one.functions}
    alone = sorted(once - kept)
    if not alone or not round(paid_whole(package, supplier)):
        return ""
    work = listed([inside(names.function(name)) for name in alone])
    return f"It is set up once: name who keeps {work} in force afterwards, which no price here holds."
