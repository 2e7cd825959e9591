"""The root of all errors: what an error says, and what it tells the user to do."""

from __future__ import annotations

from typing import ClassVar


class AigaqError(Exception):
    """The root of all errors; ``code``, ``message``, ``advice`` and ``exit_code`` are shown to the user.

    A subclass states them in its head: ``code``, what it ``says``, what to ``do`` next and, for a
    branch of the tree, its ``exit_code``. ``{words}`` in braces are filled from the facts given.
    """

    code: ClassVar[str] = "E000"
    exit_code: ClassVar[int] = 1
    says: ClassVar[str] = "Something went wrong."
    do: ClassVar[str] = ""

    def __init_subclass__(cls, *, code: str, says: str, do: str | None = None, exit_code: int | None = None) -> None:
        cls.code, cls.says = code, says
        cls.do = cls.do if do is None else do
        cls.exit_code = exit_code or cls.exit_code

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """What is wrong, in one sentence."""
        return self.says.format(**self.facts)

    @property
    def advice(self) -> str:
        """What to do next, in one sentence."""
        return self.do.format(**self.facts)

    def __reduce__(self) -> tuple[object, ...]:
        """Errors travel between processes with their facts."""
        return (_rebuild, (type(self), self.facts))


def _rebuild(kind: type[AigaqError], facts: dict[str, object]) -> AigaqError:
    return kind(**facts)
