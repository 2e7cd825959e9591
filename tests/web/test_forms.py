"""Forms are read in memory, and what cannot be used is said. All names are invented."""

from __future__ import annotations

import pytest

from aigaq.errors import BadForm
from aigaq.web.forms import FormData, safe_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("report.txt", "report.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\report.docx", "report.docx"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("a/b/", "unnamed"),
        (".hidden", "hidden"),
        ("re\u202eport\u0000.txt", "report.txt"),
        ("Есеп № 1.pdf", "Есеп № 1.pdf"),
    ],
)
def test_a_file_name_loses_folders_and_tricks(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_very_long_file_name_keeps_its_end() -> None:
    assert safe_name("x" * 1000 + ".pdf").endswith("x.pdf")
    assert len(safe_name("x" * 1000 + ".pdf")) == 255


def test_a_field_gives_its_first_value_and_all_of_them() -> None:
    form = FormData([("a", " one "), ("b", "x"), ("a", "two")])
    assert (form.text("a"), form["a"], form.all("a"), form.text("c", "else")) == (
        "one",
        " one ",
        ("one", "two"),
        "else",
    )


def test_what_a_field_does_not_take_is_said() -> None:
    form = FormData(
        [("long", "x" * 11), ("null", "a\0b"), ("n", "12x"), ("minus", "-3"), ("big", "9" * 19), ("c", "z")]
    )
    for ask in (
        lambda: form.text("long", longest=10),
        lambda: form.text("null"),
        lambda: form.text("missing", needed=True),
        lambda: form.number("n"),
        lambda: form.number("minus"),
        lambda: form.number("big"),
        lambda: form.choice("c", ("x", "y")),
    ):
        with pytest.raises(BadForm):
            ask()
    assert form.number("minus", least=-5) == -3
