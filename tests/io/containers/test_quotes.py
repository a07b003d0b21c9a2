"""A quote that is opened and never closed costs no row, no time, and is named by its line."""

import pytest

from kkb.core.errors import KkbError
from kkb.io.containers.text import read_delimited
from tests.io.made import FILE, cells, codes, delimited, villages
from tests.io.made_side import read_file

NAME = FILE.replace(".xlsx", ".csv")


def rows(text: str) -> list[tuple[object, ...]]:
    return [found for _, found in read_delimited(text.encode("utf-8"), "a.csv").numbered(None, 9)]


@pytest.mark.parametrize(
    ("text", "opened", "read"),
    [
        ('a;b\n"c;3\n"d";4\n', (2,), [("a", "b"), ("c", "3"), ("d", "4")]),
        ('"a";"b"\n"x";"y\n"c";"3"\n', (2,), [("a", "b"), ("x", "y"), ("c", "3")]),
        ('a;b\ne;5\nf;"7', (3,), [("a", "b"), ("e", "5"), ("f", "7")]),
        ('"a;b\nc;3\n', (1,), [("a", "b"), ("c", "3")]),
        ('a;b\n"x\ny";2\nz;5" pipa\n', (), [("a", "b"), ("x\ny", "2"), ("z", '5" pipa')]),
        ('a;b\n"x;y";2\n', (), [("a", "b"), ("x;y", "2")]),
    ],
)
def test_only_the_line_with_the_open_quote_is_read_as_it_stands(
    text: str, opened: tuple[int, ...], read: list[tuple[str, ...]]
) -> None:
    assert read_delimited(text.encode("utf-8"), "a.csv").open_quotes() == opened
    assert rows(text) == read


def test_a_row_with_an_open_quote_counts_and_is_named() -> None:
    lines = delimited(cells(villages(4))).split("\r\n")
    lines[2] = lines[2].replace("Kampung KB", '"Kampung KB', 1)
    reading = read_file("\r\n".join(lines).encode("utf-8"), NAME)
    assert (len(reading.rows), reading.unmatched) == (4, 0)
    assert [(i.severity, i.row) for i in reading.issues if i.code == "kutip_terbuka"] == [("periksa", 3)]


def test_where_nothing_can_be_read_the_open_quote_is_the_reason() -> None:
    with pytest.raises(KkbError, match=r"berkas\.kutip_terbuka") as refused:
        read_file(b'"Kampung KB,Desa\nA,B\n' + b"C,D\n" * 50_000, NAME)
    assert refused.value.values["baris"] == 1


def test_a_quote_inside_a_name_is_no_open_quote() -> None:
    text = delimited(cells(villages(2))).replace("SURODADI", 'SURO"DADI', 2)
    assert "kutip_terbuka" not in codes(read_file(text.encode("utf-8"), NAME))
