"""Names of older lists: a village is followed through renaming and moving; none is lost, none counted twice."""

import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.area import wilayah
from kkb.io.names.code_index import build_code_list
from kkb.io.names.matching import match_places
from kkb.io.table.headings import TableHeader
from tests.io.made import code_list

CODES = build_code_list(resources.villages())
ALIASES = resources.known_files().aliases
NO_HEADER = TableHeader(None, 0, {}, {}, ())
COLUMNS = ["nama_prov", "nama_kab", "nama_kec", "nama"]


def _matched(*rows: tuple[str, str, str, str]) -> tuple[pd.DataFrame, dict[str, list[str]]]:
    """The places of (provinsi, kabupaten, kecamatan, desa), and the hints of what was found, by code of finding."""
    frame, issues = match_places(pd.DataFrame(rows, columns=COLUMNS), NO_HEADER, CODES, ALIASES, weigh=len(rows) > 1)
    hints: dict[str, list[str]] = {}
    for issue in issues:
        hints.setdefault(issue.code, []).append(str(issue.hint))
    return frame, hints


def _as_written_before(district: str) -> pd.DataFrame:
    """Every village of a kabupaten under the names that the last older list had, with its code of today."""
    today = resources.villages().within(district)
    changes = resources.former(district).sort_values("daftar").drop_duplicates("kode_baru", keep="last")
    old = changes.set_index("kode_baru")
    names = {column: today["kode"].map(old[column]) for column in ("nama_lama", "nama_kec_lama")}
    return pd.DataFrame({
        "nama_prov": today["nama_prov"], "nama_kab": today["nama_kab"],
        "nama_kec": names["nama_kec_lama"].fillna(today["nama_kec"]), "nama": names["nama_lama"].fillna(today["nama"]),
        "kode": today["kode"],
    })  # fmt: skip


def test_a_renamed_village_is_known_by_its_old_name() -> None:
    frame, hints = _matched(("Aceh", "Aceh Selatan", "Trumon", "Tuepin Tinggi"))
    assert frame["kode"].tolist() == ["11.01.09.2005"]
    assert hints["desa_daftar_lama"] == ["Teupin Tinggi, Kecamatan Trumon (daftar 2022)"]


def test_villages_of_a_split_kecamatan_are_counted_where_they_lie_now() -> None:
    rows = [("Riau", "Kota Pekanbaru", "Tampan", name) for name in ("Simpang Baru", "Tuah Karya", "Sidomulyo Barat")]
    frame, hints = _matched(*rows)
    assert all(map(wilayah.is_confirmed, frame["kode"]))
    assert set(frame["nama_kec"]) == {"Binawidya", "Tuahmadani"}
    assert "kecamatan_tak_dikenal" not in hints


def test_a_file_that_says_papua_is_of_the_province_of_today() -> None:
    frame, hints = _matched(("PAPUA", "MERAUKE", "MERAUKE", "KELAPA LIMA"))
    assert frame["kode_kab"].tolist() == ["93.01"]
    assert hints["provinsi_berbeda"] == ["Kabupaten Merauke, Papua Selatan"]


def test_a_name_that_another_village_had_before_is_asked_about() -> None:
    frame, hints = _matched(("Lampung", "Lampung Selatan", "Merbau Mataram", "Karang Jaya"))
    assert not wilayah.is_confirmed(frame["kode"].iloc[0])
    assert hints["desa_nama_terpakai_lagi"] == ["Karang Raja, Kecamatan Merbau Mataram (daftar 2022)"]


def test_a_list_of_an_office_without_the_village_confirms_nothing() -> None:
    own = resources.villages().laid_over(
        code_list(("11.01.09.2001", "Lain", "Trumon", "Kabupaten Aceh Selatan", "Aceh"))
    )
    rows = pd.DataFrame([("Aceh", "Aceh Selatan", "Trumon", "Tuepin Tinggi")], columns=COLUMNS)
    frame, _ = match_places(rows, NO_HEADER, build_code_list(own), ALIASES, weigh=False)
    assert not wilayah.is_confirmed(frame["kode"].iloc[0])


@pytest.mark.parametrize("district", ["14.71", "94.02", "95.03", "11.01", "18.01", "93.01", "96.01", "36.01"])
def test_no_village_is_lost_and_none_counted_twice(district: str) -> None:
    written = _as_written_before(district)
    frame, _ = match_places(written[COLUMNS], NO_HEADER, CODES, ALIASES)
    sure = frame["kode"].map(wilayah.is_confirmed)
    assert len(frame) == len(written)
    assert frame.loc[sure, "kode"].is_unique
    assert frame.loc[sure, "kode"].equals(written.loc[sure, "kode"].astype(object))
    assert sure.mean() >= 0.97
    assert frame.loc[sure, "kode_kec"].eq(frame.loc[sure, "kode"].str[:8]).all()


def test_many_old_names_are_told_together() -> None:
    written = _as_written_before("95.03")
    _, hints = _matched(*written[COLUMNS].itertuples(index=False, name=None))
    assert len(hints["desa_daftar_lama_banyak"]) == 1
    assert "desa_daftar_lama" not in hints
