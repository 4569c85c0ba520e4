"""Text beside values: for one type of the result, the keys its JSON object carries besides, and how they are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from assessor.model.value import dataclass, field
from assessor.words.finding_subject import Subjects

if TYPE_CHECKING:
    from assessor.result.result import Result
    from assessor.result.texts import TextKey, TextKeys
    from assessor.words.names import Names

T = TypeVar("T")
Text = str | None | Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where a value stands: the result, the names in it, and every value around it, outermost first.

    `around` and `keys` are the encoder's own trail and change as it goes on; a text reads them and keeps neither.
    """

    result: Result
    names: Names
    around: list[object] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    _subjects: list[Subjects] = field(default_factory=list)

    @property
    def subjects(self) -> Subjects:
        """The findings of the result with what their sentences speak of, gathered when that is asked for first."""
        if not self._subjects:
            self._subjects.append(Subjects(self.result, self.names))
        return self._subjects[0]

    def within(self, kind: type[T]) -> T:
        """The nearest value around it of a type; raises LookupError where there is none."""
        for value in reversed(self.around):
            if isinstance(value, kind):
                return value
        raise LookupError(f"this does not stand in any {kind.__name__}")

    @property
    def key(self) -> str:
        """The key of the mapping entry it is, or is in: for a verdict, the arrangement."""
        return self.keys[-1]


class Prose(Generic[T]):
    """Texts of one type: `keys` documents each, `say` makes all of them from one value and its context."""

    def __init__(
        self, kind: type[T], keys: Mapping[str, TextKey], say: Callable[[T, Context], Mapping[str, Text]]
    ) -> None:
        self.kind = kind
        self.keys = keys
        self._say = say

    def of(self, value: object, context: Context) -> Mapping[str, Text]:
        """The texts of one value of this type, under exactly the keys it documents."""
        texts = self._say(cast("T", value), context)
        if texts.keys() != self.keys.keys():
            raise ValueError(f"{self.kind.__name__}: {sorted(texts.keys() ^ self.keys.keys())} said but not documented")
        return texts


def text_keys(prose: Sequence[Prose[Any]]) -> TextKeys:
    """Which keys are text, for decoding and for the JSON Schema."""
    by_kind: dict[type, Mapping[str, TextKey]] = {}
    for entry in prose:
        by_kind[entry.kind] = {**by_kind.get(entry.kind, {}), **entry.keys}
    return by_kind
