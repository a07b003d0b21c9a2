"""A zip of tables is a folder of them; everything else in it is passed over."""

import io
import zipfile

import pytest

from kkb.core.errors import KkbError
from kkb.io.containers.archive import opened, tables_inside


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


PARTS = {
    "rekap/b.xlsx": b"b",
    "rekap/a.csv": b"a",
    "__MACOSX/rekap/._a.csv": b"x",
    "rekap/~$b.xlsx": b"x",
    "peta.shp": b"x",
}


def test_the_tables_of_a_zip_are_named_and_opened_one_by_one() -> None:
    data = _zip(**PARTS)
    assert tables_inside(data, "kiriman.zip") == ("rekap/a.csv", "rekap/b.xlsx")
    assert opened(data, "kiriman.zip/rekap/a.csv") == (b"a", "a.csv")
    assert opened(data, "rekap.xlsx") == (data, "rekap.xlsx")


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"bukan zip", "berkas.rusak"),
        (_zip(**{"peta.shp": b"x"}), "berkas.arsip_tanpa_tabel"),
        (_zip(**{f"{n}.csv": b"x" for n in range(201)}), "berkas.arsip_terlalu_banyak"),
    ],
)
def test_what_is_no_zip_of_tables_is_refused_in_words(data: bytes, key: str) -> None:
    with pytest.raises(KkbError) as refusal:
        tables_inside(data, "kiriman.zip")
    assert refusal.value.key == key


def test_a_table_that_unpacks_beyond_any_file_is_not_unpacked() -> None:
    data = _zip(**{"bom.csv": bytes(51 * 2**20)})
    with pytest.raises(KkbError) as refusal:
        opened(data, "kiriman.zip/bom.csv")
    assert refusal.value.key == "berkas.terlalu_besar"


def test_a_table_that_is_gone_from_the_zip_is_refused() -> None:
    with pytest.raises(KkbError):
        opened(_zip(**PARTS), "kiriman.zip/lain.csv")
