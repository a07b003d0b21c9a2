"""What is checked in a code list: codes, nesting, names, repeats, points, and whether its system is Kemendagri's."""

from collections.abc import Iterator

import pandas as pd

from kkb.core.area.spelling import compact
from kkb.core.area.wilayah import with_lost_zero
from kkb.core.issue import Issue
from kkb.io.names.normal import district_readings, shown

LATITUDES, LONGITUDES = (-11.2, 6.3), (94.5, 141.2)
_CODE = r"\d\d\.\d\d\.\d\d\.[1-9]\d{3}"
_BPS = r"\d{10}|\d\d\.\d\d\.\d{3}\.\d{3}"
_ABOVE = (("kode_kec", 8), ("kode_kab", 5), ("kode_prov", 2))
_NAMES = ("nama", "nama_kec", "nama_kab", "nama_prov")
_KINDS = {"1": "kelurahan", "2": "desa", "3": "desa_adat"}

Checked = tuple[pd.DataFrame, list[Issue]]


def check_rows(rows: pd.DataFrame) -> Checked:
    """Rows with a village code that nests in the codes above it and with all names; the others are told."""
    bad = ~rows["kode"].str.fullmatch(_CODE)
    bps = bad & rows["kode"].str.fullmatch(_BPS)
    issues = _issues("daftar_kode_bps", rows.loc[bps, "kode"]) + _strange(rows.loc[bad & ~bps, "kode"])
    for column, length in _ABOVE:
        derived = rows["kode"].str[:length]
        wrong = ~bad & rows[column].ne("") & rows[column].ne(derived)
        issues += _issues("daftar_luar_wilayah", rows.loc[wrong, column], hints=derived)
        bad |= wrong
        rows = rows.assign(**{column: derived})
    for column in _NAMES:
        blank = ~bad & rows[column].eq("")
        issues += _issues("daftar_nama_kosong", rows.loc[blank, column])
        bad |= blank
    return _one_name_each(rows[~bad], issues)


def _strange(cells: pd.Series) -> list[Issue]:
    """Codes that are none; those that lost a zero with what they were."""
    whole = cells.map(with_lost_zero)
    lost = whole.notna()
    return _issues("daftar_kode_nol", cells[lost], hints=whole) + _issues("daftar_kode", cells[~lost])


def check_repeats(rows: pd.DataFrame) -> Checked:
    """The first row of each village code; a later one with another name is told as a contradiction."""
    again = rows["kode"].duplicated()
    first = rows.drop_duplicates("kode").set_index("kode")["nama"]
    known = rows["kode"].map(first)
    other = again & known.ne(rows["nama"])
    issues = _issues("daftar_kode_ganda", rows.loc[other, "kode"], hints=known)
    issues += _issues("daftar_baris_ganda", rows.loc[again & ~other, "kode"], severity="catatan")
    return rows[~again], issues


def check_districts(rows: pd.DataFrame, listed: pd.DataFrame) -> Checked:
    """Rows whose kabupaten code does not bear the name of another kabupaten in the list in force.

    BPS codes look like Kemendagri's and differ: 16.73 is Lubuk Linggau here and Pagar Alam there.
    """
    known = dict(zip(listed["kode_kab"], listed["nama_kab"], strict=True))
    own = {_bare(name): code for code, name in known.items()}
    issues = []
    for code, name in dict(zip(rows["kode_kab"], rows["nama_kab"], strict=True)).items():
        other = code if code in known else own.get(_bare(name))
        if other is None or _fits(code, name, other, known[other]):
            continue
        row = int(rows.index[rows["kode_kab"].eq(code)][0])
        hint = f"{other} {known[other]}"
        issues.append(Issue("daftar_kabupaten_lain", "tolak", row, "kode_kab", f"{code} {shown(name)}", hint=hint))
    wrong = {str(issue.value)[:5] for issue in issues}
    return rows[~rows["kode_kab"].isin(wrong)], issues


def check_numbers(rows: pd.DataFrame) -> Checked:
    """Points and areas as numbers; a point outside Indonesia or an impossible area is told and left blank."""
    issues: list[Issue] = []
    numbers = {}
    for column, (low, high) in {"lat": LATITUDES, "lon": LONGITUDES, "luas_km2": (0.0, 200_000.0)}.items():
        text = rows[column].str.replace(",", ".", regex=False)
        values = pd.to_numeric(text, errors="coerce").astype(float)
        wrong = rows[column].ne("") & ~values.between(low, high)
        issues += _issues("daftar_luas" if column == "luas_km2" else "daftar_titik", rows.loc[wrong, column], "periksa")
        numbers[column] = values.where(~wrong)
    pointless = numbers["lat"].isna() | numbers["lon"].isna()
    numbers |= {axis: numbers[axis].where(~pointless) for axis in ("lat", "lon")}
    if pointless.any():
        issues.append(Issue("daftar_tanpa_titik", "catatan", value=str(int(pointless.sum()))))
    kinds = rows["kode"].str[9].map(_KINDS).fillna("desa")
    return rows.assign(**numbers, jenis=rows["jenis"].where(rows["jenis"].ne(""), kinds)), issues


def _one_name_each(rows: pd.DataFrame, issues: list[Issue]) -> Checked:
    """Every area above a village under the first of its names; others are told."""
    for code, name in (("kode_kec", "nama_kec"), ("kode_kab", "nama_kab"), ("kode_prov", "nama_prov")):
        first = rows[code].map(rows.drop_duplicates(code).set_index(code)[name])
        issues += _issues("daftar_dua_nama", rows.loc[first.ne(rows[name]), name], "periksa", hints=first)
        rows = rows.assign(**{name: first})
    return rows, issues


def _issues(code: str, cells: pd.Series, severity: str = "tolak", *, hints: pd.Series | None = None) -> list[Issue]:
    return list(_told(code, cells, severity, hints))


def _told(code: str, cells: pd.Series, severity: str, hints: pd.Series | None) -> Iterator[Issue]:
    for row, cell in cells.items():
        hint = None if hints is None else str(hints.loc[row])
        yield Issue(code, severity, int(row), str(cells.name), shown(cell), hint=hint)


def _bare(name: str) -> str:
    return compact(district_readings(str(name))[0][1])


def _kind(name: str) -> str:
    return district_readings(str(name))[0][0] or "kabupaten"


def _fits(code: str, name: str, other: str, listed: str) -> bool:
    """Whether a kabupaten may stand beside a listed one: the same one under its name, or another kind of that name."""
    return _alike(listed, name) if code == other else _kind(listed) != _kind(name) or code[:2] != other[:2]


def _alike(one: str, two: str) -> bool:
    """Whether one name is the other with a word more or less (Kepulauan, Daerah)."""
    first, second = _bare(one), _bare(two)
    return first in second or second in first
