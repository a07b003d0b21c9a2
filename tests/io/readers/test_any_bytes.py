"""Whatever bytes somebody uploads: a reading or a refusal with a sentence, never another exception."""

import io
import zipfile
from functools import cache

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kkb.app import resources
from kkb.core.errors import KkbError
from kkb.io.readers.classification import Reading
from kkb.text.issues import issue_sentence
from kkb.text.wording import Wording
from tests.io.made import HEADINGS, cells, delimited, reached, read, village, xlsx

WORDING = Wording("id", resources.wording("id"))
ROWS = cells(
    [village(), village("AIR BELIT"), village("WIDODO", Kampung_KB="“a”"), reached("NGADIREJO", Index_Input="3,60")]
)
TEXT = delimited(ROWS, ";").encode("utf-8")
BOOK = xlsx(ROWS)
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CELL = st.one_of(
    st.none(), st.text(max_size=12), st.integers(-5, 10**12), st.booleans(), st.floats(allow_nan=False),
    st.sampled_from(["TOTAL", "MUSI RAWAS", "TUGUMULYO", "SURODADI", "Dasar", "Paripurna", "1 ", "2,5", "=1+1", "~"]),
)  # fmt: skip


def _check(data: bytes) -> None:
    try:
        reading = read(data)
    except KkbError as refusal:
        assert WORDING.text(refusal.key, **refusal.values)
    else:
        _holds(reading)


def _holds(reading: Reading) -> None:
    assert all(issue_sentence(issue, WORDING) for issue in reading.issues)
    assert len(reading.rows) == len(reading.row_numbers) <= reading.rows_found
    assert reading.rows["unit"].is_unique
    assert (reading.rows["kode"].str.count(r"\.") == 3).all()
    assert not reading.rows["nama"].str.contains(r"[\x00-\x1f]").any()


@cache
def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _mutated(data: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    changed = bytearray(data)
    for where, put in changes:
        at = int(where * len(changed))
        changed[at : at + len(put)] = put
    return bytes(changed)


changes = st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), min_size=1, max_size=8)


@SETTINGS
@given(st.binary(max_size=2_000))
@example(b"\xff\xfe\x00")
@example(b'";\n"')
@example("Kabupaten;Kecamatan;Desa".encode("utf-16"))
def test_random_bytes(data: bytes) -> None:
    _check(data)


@SETTINGS
@given(changes)
def test_a_damaged_text_file(where: list[tuple[float, bytes]]) -> None:
    _check(_mutated(TEXT, where))


@SETTINGS
@given(changes)
def test_a_damaged_workbook(where: list[tuple[float, bytes]]) -> None:
    _check(_mutated(BOOK, where))


@SETTINGS
@given(st.sampled_from(sorted(_parts())), changes)
def test_a_workbook_with_a_damaged_part(name: str, where: list[tuple[float, bytes]]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, content in _parts().items():
            archive.writestr(part, _mutated(content, where) if part == name else content)
    _check(stream.getvalue())


@SETTINGS
@given(st.lists(st.dictionaries(st.sampled_from(HEADINGS), CELL, max_size=8), min_size=1, max_size=6))
def test_any_cells_under_the_right_headings(odd: list[dict[str, object]]) -> None:
    text = delimited(cells([village(f"D{n}") | changed for n, changed in enumerate(odd)]), ";")
    _check(text.encode("utf-8", errors="replace"))
