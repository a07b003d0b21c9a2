"""Makes `kecamatan.csv.gz`, `nasional/*.csv.gz` and `perubahan.csv.gz` anew from one list of all villages of Indonesia
and the changes that led to it:

    python -m data.wilayah.buat gazetir_nasional.csv.gz perubahan_kode.csv

The list has the columns of `desa.csv`. Names of wider areas stand once, in `kecamatan.csv.gz`; a province is a file.
"""

import gzip
import sys
from pathlib import Path

import pandas as pd

from kkb.app import resources

HERE = resources.DATA / "wilayah"


def write_national(source: Path) -> None:
    """Write the files from a list, the same bytes on every machine."""
    rows = pd.read_csv(source, dtype=str, encoding="utf-8", keep_default_na=False).sort_values("kode")
    _write(rows.drop_duplicates("kode_kec")[list(resources.SUBDISTRICT_COLUMNS)], HERE / "kecamatan.csv.gz")
    (HERE / "nasional").mkdir(exist_ok=True)
    for province, villages in rows.groupby("kode_prov"):
        _write(villages[list(resources.VILLAGE_COLUMNS)], HERE / "nasional" / f"{province}.csv.gz")


def write_changes(source: Path) -> None:
    """Write the codes and names of older lists whose area of today is known, the same bytes on every machine."""
    rows = pd.read_csv(source, dtype=str, encoding="utf-8", keep_default_na=False)
    known = rows[rows["kode_baru"].ne("")].rename(columns={"daftar_terakhir": "daftar"})
    _write(known.sort_values(["kode_baru", "kode_lama"])[list(resources.FORMER_COLUMNS)], HERE / "perubahan.csv.gz")


def _write(frame: pd.DataFrame, path: Path) -> None:
    text = frame.to_csv(index=False, lineterminator="\n").encode("utf-8")
    path.write_bytes(gzip.compress(text, compresslevel=9, mtime=0))


if __name__ == "__main__":
    write_national(Path(sys.argv[1]))
    write_changes(Path(sys.argv[2]))
