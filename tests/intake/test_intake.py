"""Walking folders, receiving files, telling their kind. All names are invented."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from aigaq.errors import EmptyFile, NothingToAdd, TooLarge, Unreadable
from aigaq.intake import Item, media_type, receive, walk
from aigaq.intake.media import DOCX, UNKNOWN

AT = "2026-01-02T03:04:05Z"


def _fates(items: list[Item]) -> dict[str, str]:
    return {item.origin: item.fate for item in items}


def test_folders_are_walked_in_sorted_order_with_origins_relative_to_them(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", "B/x.md", "b/deep/er/y.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [item.origin for item in walk([tmp_path])] == ["B/x.md", "a.txt", "b/10.txt", "b/2.txt", "b/deep/er/y.txt"]


def test_a_file_given_by_itself_has_its_bare_name_as_origin(tmp_path: Path) -> None:
    (tmp_path / ".report.txt").write_text("x")
    assert _fates(list(walk([tmp_path / ".report.txt"]))) == {".report.txt": "take"}


def test_hidden_and_system_files_are_skipped_and_can_be_counted(tmp_path: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "~$report.docx", "report.txt", "._report.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x")
    fates = _fates(list(walk([tmp_path])))
    assert fates.pop("report.txt") == "take"
    assert set(fates.values()) == {"skip"}
    assert len(fates) == 6


def test_loops_of_links_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("x")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    fates = _fates(list(walk([tmp_path])))
    assert fates == {"a/up": "skip", "a/x.txt": "take", "self": "refuse"}


def test_a_broken_link_and_a_pipe_are_refused_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    items = list(walk([tmp_path]))
    assert _fates(items) == {"gone": "refuse", "pipe": "refuse"}
    assert [item.problem.code for item in items if item.problem] == ["E411", "E411"]
    assert not any(str(tmp_path) in item.problem.sentence for item in items if item.problem)


def test_a_folder_that_may_not_be_read_is_refused_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "x.txt").write_text("x")
    listed = os.listdir

    def guarded(path: Path) -> list[str]:  # the tests may run as root, whom no permission stops
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "listdir", guarded)
    assert _fates(list(walk([tmp_path]))) == {"closed": "refuse", "x.txt": "take"}


def test_a_path_that_does_not_exist_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(NothingToAdd):
        walk([tmp_path / "nowhere"])
    with pytest.raises(NothingToAdd):
        walk([])


def test_folders_nested_very_deeply_are_walked(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(400):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text("x")
    assert [item.fate for item in walk([tmp_path])] == ["take"]


def test_a_received_file_is_hashed_and_named_without_folders(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"Aybek Invented was held.")
    source, data = receive(tmp_path / "x.txt", "folder/x.txt", AT)
    assert data == b"Aybek Invented was held."
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.name, source.origin, source.received, source.size) == ("x.txt", "folder/x.txt", AT, 24)
    assert source.media_type == "text/plain"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.txt").touch()
    with pytest.raises(EmptyFile):
        receive(tmp_path / "x.txt", "x.txt", AT)


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "x.txt").open("wb") as file:
        file.truncate(100 * 2**20 + 1)
    with pytest.raises(TooLarge, match="100 MiB"):
        receive(tmp_path / "x.txt", "x.txt", AT)


def test_a_pipe_or_a_missing_file_is_refused_without_waiting_and_without_its_path(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "gone"):
        with pytest.raises(Unreadable) as caught:
            receive(tmp_path / name, name, AT)
        assert str(tmp_path) not in caught.value.message


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"plain words", "a.txt", "text/plain"),
        (b"plain words", "a.TXT", "text/plain"),
        (b"plain words", "README", "text/plain"),
        (b"# Words", "a.md", "text/markdown"),
        (b"---\ntitle: x\n---\n", "noending", "text/markdown"),
        (b"\xef\xbb\xbf <!DOCTYPE html><p>", "a.txt", "text/html"),
        ("<html><p>".encode("utf-16"), "a", "text/html"),
        (b"<p>words", "a.htm", "text/html"),
        (b"WEBVTT\n\n", "a.txt", "text/vtt"),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nx", "a", "application/x-subrip"),
        (b"Received: x\nFrom: a@x.example\nSubject: y\n\nz", "a", "message/rfc822"),
        (b"From: me\nTo: you\nSubject: a note\n\nz", "a.txt", "text/plain"),
        (b"%PDF-1.7 ", "a.txt", "application/pdf"),
        (b"\n\n%PDF-1.7 ", "a", "application/pdf"),
        (b"not one", "a.pdf", "application/pdf"),
        (b"PK\x03\x04 word/document.xml", "a.zip", DOCX),
        (b"PK\x03\x04 other", "a.zip", "application/zip"),
        (b"PK\x03\x04 other", "a.docx", DOCX),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "a.docx", "application/msword"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "image/png"),
        (b"age-encryption.org/v1", "a.txt", "application/age"),
        (b"\0\1\2\3", "a", UNKNOWN),
        ("words".encode("utf-16"), "a", "text/plain"),
    ],
)
def test_the_kind_of_a_file_is_told_by_content_before_name(data: bytes, name: str, kind: str) -> None:
    assert media_type(data, name) == kind
