"""What is kept by identity is made once, never mixed up, and bounded."""

from __future__ import annotations

from assessor.model.latest import Latest


def test_a_value_is_looked_at_once_while_it_is_among_the_latest() -> None:
    seen: list[list[int]] = []

    def total(numbers: list[int]) -> int:
        seen.append(numbers)
        return sum(numbers)

    latest = Latest(total, most=2)
    one, two, three = [1], [1, 1], [1, 1, 1]
    assert [latest.of(item) for item in (one, two, one, two)] == [1, 2, 1, 2]
    assert len(seen) == 2
    assert [latest.of(item) for item in (three, two, one)] == [3, 2, 1]
    assert len(seen) == 4, "the oldest went, and was made anew"


def test_equal_values_are_not_the_same_value() -> None:
    latest: Latest[list[int], list[int]] = Latest(list, most=4)
    one, other = [1, 2], [1, 2]
    assert latest.of(one) is latest.of(one)
    assert latest.of(one) is not latest.of(other)


def test_an_identity_that_is_used_again_is_no_confusion() -> None:
    latest = Latest(len, most=3)
    for size in range(50):
        assert latest.of([0] * size) == size
