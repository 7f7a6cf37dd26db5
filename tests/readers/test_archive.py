"""What is seen of archives, and what is refused of them."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from govlint.errors import ReadError
from govlint.readers import archive
from govlint.readers.archive import Member, list_members, read_member
from tests.support.reports import make_report
from tests.support.writers import pack_docx, pack_zip, write_docx

WORD = pack_docx("<w:body/>")


def names(data: bytes) -> list[str]:
    return [member.name for member in list_members(data)]


def rename(data: bytes, old: bytes, new: bytes) -> bytes:
    """Give a member a name in other bytes of the same length, without the mark of UTF-8."""
    assert len(old) == len(new)
    return data.replace(old, new)


def encrypt(data: bytes) -> bytes:
    """Set the flag of encryption in every entry."""
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        parts = data.split(mark)
        cut = offset - 4
        parts[1:] = [part[:cut] + b"\x01" + part[cut + 1 :] for part in parts[1:]]
        data = mark.join(parts)
    return data


def reason_of(data: bytes, place: tuple[int, ...]) -> str:
    with pytest.raises(ReadError) as caught:
        read_member(data, place)
    return caught.value.reason


def test_members_in_the_order_of_the_archive() -> None:
    """Folders are no members, and a document is none of its parts."""
    data = pack_zip({"b/": b"", "b/2.txt": b"two", "a.docx": WORD, "c.zip": WORD})

    assert list(list_members(data)) == [
        Member("b/2.txt", (1,)),
        Member("a.docx", (2,)),
        Member("c.zip", (3,)),
    ]
    assert read_member(data, (1,)) == b"two"
    assert read_member(data, (2,)) == WORD


def test_archive_in_an_archive() -> None:
    """One is opened, the next one is refused, a broken one said to be broken; others go on."""
    inner = pack_zip({"f/": b"", "x.txt": b"x", "deep.ZIP": pack_zip({"y.txt": b"y"})})
    data = pack_zip({"one.zip": inner, "two.zip": b"PK\x03\x04", "z.txt": b"z"})
    members = list(list_members(data))

    assert [(member.name, member.place) for member in members] == [
        ("one.zip/x.txt", (0, 1)),
        ("one.zip/deep.ZIP", (0, 2)),
        ("two.zip", (1,)),
        ("z.txt", (2,)),
    ]
    reasons = [member.failure and member.failure.reason for member in members]
    assert reasons == [None, "archive-too-deep", "damaged-archive", None]
    assert read_member(data, (0, 1)) == b"x"


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_chinese_names_without_a_mark(encoding: str) -> None:
    """Programs of Chinese Windows write GBK, others UTF-8; neither says so."""
    name = "某局2024年报.docx".encode(encoding)
    plain = b"x" * (len(name) - 5) + b".docx"
    data = rename(pack_zip({plain.decode(): WORD}), plain, name)

    assert names(data) == ["某局2024年报.docx"]


def test_chinese_names_with_a_mark() -> None:
    assert names(pack_zip({"某局2024年报.docx": WORD})) == ["某局2024年报.docx"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/x.docx", "etc/x.docx"),
        ("/x.docx", "x.docx"),
        ("C:\\报告\\x.docx", "报告/x.docx"),
        ("./a//x.docx", "a/x.docx"),
        ("..", "?"),
        ("a\x1b[31m\n.docx", "a?[31m?.docx"),
    ],
)
def test_names_are_fit_to_be_shown(name: str, shown: str) -> None:
    assert names(pack_zip({name: WORD})) == [shown]


def test_encrypted_members() -> None:
    data = encrypt(pack_zip({"x.txt": b"x", "y.zip": pack_zip({})}))

    assert reason_of(data, (0,)) == "encrypted"
    failures = [member.failure for member in list_members(data)]
    assert [failure and failure.reason for failure in failures] == [None, "encrypted"]


def test_damaged_member() -> None:
    data = pack_zip({"x.docx": WORD})
    place = data.index(b"x.docx") + 20

    assert reason_of(data[:place] + b"\xff" * 9 + data[place + 9 :], (0,)) == "damaged-member"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"PK\x03\x04", id="cut-off"),
        pytest.param(pack_zip({"x.txt": b"x"})[:-30], id="no-end"),
        pytest.param(b"PK\x05\x06" + b"\xff" * 18, id="nonsense"),
        pytest.param(
            pack_zip({"x.txt": b"x", "y.docx": WORD}, zipfile.ZIP_STORED)[:-110],
            id="cut-off-in-a-document",
        ),
    ],
)
def test_damaged_archive(data: bytes) -> None:
    """It is one all the same, so that its trouble is told."""
    assert archive.is_archive(data)
    with pytest.raises(ReadError, match="damaged-archive"):
        list(list_members(data))


def test_document_is_no_archive() -> None:
    assert not archive.is_archive(write_docx(make_report()))
    assert not archive.is_archive(
        pack_zip({"mimetype": b"application/vnd.oasis.opendocument.text"})
    )
    assert archive.is_archive(pack_zip({"report.docx": WORD}))


def test_archive_that_is_gone(tmp_path: Path) -> None:
    """It was there when its members were listed."""
    path = tmp_path / "x.zip"
    path.write_bytes(pack_zip({"x.txt": b"x", "y.txt": b"y"}))
    archive.close()
    assert read_member(str(path), (1,)) == b"y"
    path.write_bytes(pack_zip({"z.txt": b"other"}))
    with pytest.raises(ReadError, match="damaged-archive"):
        read_member(str(path), (1,))
    path.unlink()
    with pytest.raises(ReadError, match="damaged-archive"):
        read_member(str(path), (0,))
    archive.close()


# Bombs


def test_member_that_unpacks_to_a_hundred_times_its_size() -> None:
    data = pack_zip({"a.txt": b"0" * 50_000_000, "b.txt": b"0" * 1_000_000})

    assert reason_of(data, (0,)) == "packed-too-tight"
    assert len(read_member(data, (1,))) == 1_000_000


def test_bomb_in_an_archive_is_not_opened() -> None:
    inner = pack_zip({"0.txt": b"0" * 3_000_000}, zipfile.ZIP_STORED)
    (member,) = list_members(pack_zip({"bomb.zip": inner}))

    assert member.failure is not None
    assert member.failure.reason == "packed-too-tight"


def declare(data: bytes, size: int) -> bytes:
    """Let the list of contents claim that every member is that large, packed and unpacked."""
    parts = data.split(b"PK\x01\x02")
    parts[1:] = [part[:16] + struct.pack("<II", size, size) + part[24:] for part in parts[1:]]
    return b"PK\x01\x02".join(parts)


def test_claims_are_believed_when_they_are_too_high() -> None:
    data = pack_zip({f"{number}.txt": b"0" for number in range(30)})

    assert reason_of(declare(data, 101 * 1024**2), (0,)) == "too-large"
    with pytest.raises(ReadError, match="archive-too-large"):
        names(declare(data, 100 * 1024**2))


def test_claims_are_not_exceeded() -> None:
    """A member that claims to be smaller than it is gives no more than that, and is damaged."""
    data = pack_zip({"x.txt": b"0" * 10_000_000})

    assert reason_of(declare(data, 1_000), (0,)) == "damaged-member"


def test_too_many_members() -> None:
    data = pack_zip({f"{number}.txt": b"" for number in range(archive.MAX_MEMBERS + 1)})

    with pytest.raises(ReadError, match="too-many-members"):
        names(data)


@pytest.mark.parametrize("is_large", [False, True])
def test_list_of_contents_that_is_too_long(*, is_large: bool) -> None:
    """It is refused before the standard library makes objects of it."""
    entry = b"PK\x01\x02" + b"\0" * 24 + b"\x01" + b"\0" * 17 + b"x"
    count = 200_000
    length = len(entry) * count
    data = entry * count
    if is_large:
        data += b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, length, 0)
        data += b"PK\x06\x07" + struct.pack("<IQI", 0, length, 1)
        length = count = 2**32 - 1
    data += b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 2**16 - 1, 2**16 - 1, length, 0, 0)
    assert zipfile.is_zipfile(io.BytesIO(data))

    with pytest.raises(ReadError, match="too-many-members"):
        names(data)
