"""What is worked out once of the same objects."""

from govlint.memory import remembered


def test_is_worked_out_once_of_the_same_objects() -> None:
    """Of equal ones anew: they are told apart by what they are."""
    asked: list[tuple[list[int], str]] = []

    @remembered
    def ask(one: list[int], other: str) -> int:
        asked.append((one, other))
        return len(asked)

    first, equal = [1], [1]

    assert [ask(first, "a"), ask(first, "a"), ask(first, "b"), ask(equal, "b")] == [1, 1, 2, 3]
    assert ask(first, "a") == 4, "the last one alone is kept"
