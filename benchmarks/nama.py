"""How many names of older national files match the code list by themselves, how many wrongly, and what is suggested.

    python -m benchmarks.nama [--bagian 100] [--tanpa-daftar-lama]

Needs the list of all villages and the changes of code lists in ../shared/data. The file is made: every village under
the name, kecamatan and kabupaten that an older list of Kemendagri gave it, with the dirt of real exports in between
(numerals in another writing, words cut short, slips of the keyboard). Because each row keeps its true code, a wrong
match and a wrong first suggestion can be counted. Goal: no wrong match.

The older names come from the same changes that the product ships with: without them it shows what names alone can do.
"""

import argparse
import random
import time
from collections import Counter
from pathlib import Path

import pandas as pd

from kkb.app import resources
from kkb.core.area import wilayah
from kkb.core.area.village_list import VillageList
from kkb.io.containers.sheet import Sheet
from kkb.io.names.code_index import build_code_list
from kkb.io.names.matching import match_places
from kkb.io.names.suggestions import unmatched_names
from kkb.io.table.headings import TableHeader

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
NO_HEADER = TableHeader(Sheet("", False, lambda _last, _width: iter(())), 0, {}, {}, ())
KABUPATEN = {
    "12.12": "TOBA SAMOSIR", "75.04": "PAHUWATO", "73.10": "PANGKAJENE KEPULAUAN", "31.01": "ADM. KEP. SERIBU",
    "81.03": "MALUKU TENGGARA BARAT", "72.09": "TOJO UNA-UNA", "91.05": "KEP. YAPEN", "16.05": "MUSIRAWAS",
    "76.01": "MAMUJU UTARA", "61.02": "PONTIANAK", "71.09": "KEP. SIAU TAGULANDANG BIARO",
}  # fmt: skip
"""Kabupaten as older files write them; those that read plainly stand beside the renamed ones."""
NUMERAL = {
    "satu": ("I", "1"), "dua": ("II", "2"), "tiga": ("III", "3"), "empat": ("IV", "4"), "lima": ("V", "5"),
    "enam": ("VI", "6"), "tujuh": ("VII", "7"), "delapan": ("VIII", "8"), "sembilan": ("IX", "9"),
    "i": ("1", "Satu"), "ii": ("2", "Dua"), "iii": ("3", "Tiga"), "iv": ("4", "Empat"), "vi": ("6", "Enam"),
    "1": ("I", "Satu"), "2": ("II", "Dua"), "3": ("III", "Tiga"), "4": ("IV", "Empat"), "5": ("V", "Lima"),
}  # fmt: skip
ABBREVIATED = {"sungai": "S.", "tanjung": "Tj.", "gunung": "Gn.", "kampung": "Kp.", "pulau": "P.", "muara": "Ma.",
               "bukit": "Bkt.", "simpang": "Sp.", "padang": "Pd.", "air": "A.", "pasar": "Ps."}  # fmt: skip
KINDS = ("sama", "spasi", "lama", "pindah", "kecamatan", "kabupaten", "angka", "singkatan", "ketikan")


def made_file(share: int, seed: int = 1) -> pd.DataFrame:
    """Rows nama_prov, nama_kab, nama_kec, nama with the true `benar` and the kind of dirt, `share` percent of them."""
    listed = national_list()
    changes = pd.read_csv(DATA / "perubahan_kode.csv", dtype=str).fillna("")
    rows = listed[["kode", "nama", "kode_kec", "nama_kec", "kode_kab", "nama_kab", "nama_prov"]].copy()
    rows["nama_kab"] = rows["nama_kab"].str.replace("Kabupaten ", "", regex=False)
    rows["jenis"] = "sama"
    subs = changes[changes["cara"].eq("kecamatan_ganti_nama")]
    renamed = dict(zip(subs["kode_baru"], subs["nama_lama"], strict=True))
    is_renamed = rows["kode_kec"].isin(renamed)
    rows.loc[is_renamed, "nama_kec"] = rows.loc[is_renamed, "kode_kec"].map(renamed)
    rows.loc[is_renamed, "jenis"] = "kecamatan"
    old = changes[changes["cara"].isin(["ganti_nama", "pindah_kode"])].drop_duplicates("kode_baru")
    old = old.set_index("kode_baru")
    at = rows["kode"].isin(old.index)
    told = old.reindex(rows.loc[at, "kode"])
    moved = told["nama_kec_lama"].str.upper().to_numpy() != listed.loc[at, "nama_kec"].str.upper().to_numpy()
    rows.loc[at, "nama"] = told["nama_lama"].to_numpy()
    rows.loc[at, "nama_kec"] = told["nama_kec_lama"].to_numpy()
    rows.loc[at, "nama_kab"] = told["nama_kab_lama"].str.replace("KAB. ", "", regex=False).to_numpy()
    named = told["cara"].eq("ganti_nama").to_numpy()
    rows.loc[at, "jenis"] = ["pindah" if m else "lama" if n else "sama" for m, n in zip(moved, named, strict=True)]
    is_kab = rows["kode_kab"].isin(KABUPATEN)
    rows.loc[is_kab, "nama_kab"] = rows.loc[is_kab, "kode_kab"].map(KABUPATEN)
    rows.loc[is_kab & rows["jenis"].eq("sama"), "jenis"] = "kabupaten"
    rows = rows.rename(columns={"kode": "benar"})
    return _dirtied(rows, random.Random(seed)).sample(frac=share / 100, random_state=seed).sort_values("benar")


def national_list() -> pd.DataFrame:
    """The list of all villages, columns as the shipped one."""
    return pd.read_csv(DATA / "gazetir_nasional.csv.gz", dtype=str).fillna("")


def _dirtied(rows: pd.DataFrame, dice: random.Random) -> pd.DataFrame:
    out = rows.copy()
    kecs = {}
    for kec in rows[["nama_kab", "nama_kec"]].drop_duplicates().itertuples(index=False):
        words = kec[1].split()
        number = [n for n, w in enumerate(words) if w.lower() in NUMERAL]
        if number and dice.random() < 0.7:
            kecs[tuple(kec)] = (_swapped(words, dice), "angka")
        elif dice.random() < 0.01 and len(kec[1]) > 5:
            kecs[tuple(kec)] = (_slipped(kec[1], dice), "kecamatan")
    names, kinds, subs = [], [], []
    for kab, kec, name, kind in zip(rows["nama_kab"], rows["nama_kec"], rows["nama"], rows["jenis"], strict=True):
        words = name.replace("-", " ").split()
        sub, told = kecs.get((kab, kec), (kec, ""))
        if told and kind == "sama":
            kind = told
        if kind == "sama":
            roll = dice.random()
            if any(w.lower() in NUMERAL for w in words) and roll < 0.6:
                name, kind = _swapped(words, dice), "angka"
            elif words and words[0].lower() in ABBREVIATED and len(words) > 1 and roll < 0.1:
                name, kind = " ".join([ABBREVIATED[words[0].lower()], *words[1:]]), "singkatan"
            elif roll < 0.01 and len(name) > 5:
                name, kind = _slipped(name, dice), "ketikan"
            elif roll < 0.06 and len(words) > 1:
                name, kind = "".join(words) if dice.random() < 0.5 else f" {name}  ", "spasi"
        names.append(name.upper()), kinds.append(kind), subs.append(sub.upper())
    return out.assign(nama=names, nama_kec=subs, jenis=kinds, nama_kab=out["nama_kab"].str.upper(),
                      nama_prov=out["nama_prov"].str.upper())  # fmt: skip


def _swapped(words: list[str], dice: random.Random) -> str:
    return " ".join(dice.choice(NUMERAL[w.lower()]) if w.lower() in NUMERAL else w for w in words)


def _slipped(name: str, dice: random.Random) -> str:
    """One letter lost, doubled, exchanged with its neighbour or with another."""
    n = dice.randrange(1, len(name) - 1)
    kind = dice.randrange(4)
    letter = dice.choice("aeiounrgk")
    return (
        name[:n] + name[n + 1 :], name[:n] + name[n] + name[n:], name[:n] + name[n + 1] + name[n] + name[n + 2 :],
        name[:n] + letter + name[n + 1 :],
    )[kind]  # fmt: skip


def measure(rows: pd.DataFrame, listed: pd.DataFrame | VillageList) -> dict[str, object]:
    """Counts: rows by kind with matched and wrong, first suggestions right, wrong and none by level, seconds."""
    start = time.perf_counter()
    codes = build_code_list(listed)
    places, told = match_places(
        rows[["nama_prov", "nama_kab", "nama_kec", "nama"]], NO_HEADER, codes, resources.known_files().aliases
    )
    seconds = time.perf_counter() - start
    sure = places["kode"].map(wilayah.is_confirmed)
    right = places["kode"].eq(rows["benar"])
    table = pd.DataFrame({"jenis": rows["jenis"], "cocok": sure, "salah": sure & ~right})
    truth: dict[tuple[str, str], Counter[str]] = {}
    for code, kab, kec, name, true in zip(
        places["kode"], places["nama_kab"], places["nama_kec"], places["nama"], rows["benar"], strict=True
    ):
        if "~" in code:
            parts = code.split(".")
            depth = next(n for n, part in enumerate(parts, 1) if part.startswith("~"))
            written = (kab, kec, name)[depth - 2]
            truth.setdefault((wilayah.cut(code, depth), written), Counter())[wilayah.cut(true, depth)] += 1
    start = time.perf_counter()
    found = {(one.code, one.written): one for one in unmatched_names(places, listed)}
    asked = time.perf_counter() - start
    tally: dict[int, Counter[str]] = {}
    wrong = []
    for key, real in truth.items():
        level = wilayah.level(key[0])
        one = found.get(key)
        first = one.suggestions[0].code if one and one.suggestions else None
        best = real.most_common(1)[0][0]
        state = "tiada" if first is None else "benar" if first == best else "salah"
        rank = (
            [s.code for s in one.suggestions].index(best) if one and best in [s.code for s in one.suggestions] else None
        )
        tally.setdefault(level, Counter())[state] += 1
        tally[level]["di_dalam"] += rank is not None
        if state == "salah":
            wrong.append((key, one.suggestions[0].name, one.suggestions[0].score, best))
    return {"tabel": table, "saran": tally, "detik": (seconds, asked), "salah": wrong, "places": places, "isu": told}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--bagian", type=int, default=100, help="percent of the villages in the file")
    parser.add_argument("--tanpa-daftar-lama", action="store_true", help="with today's list alone")
    asked = parser.parse_args()
    rows = made_file(asked.bagian)
    found = measure(rows, national_list() if asked.tanpa_daftar_lama else resources.villages())
    table = found["tabel"]
    print(
        f"{len(rows)} rows, matched {table['cocok'].mean():.2%}, wrong {int(table['salah'].sum())}, "
        f"seconds {found['detik'][0]:.1f} + suggestions {found['detik'][1]:.1f}"
    )
    print(
        table.groupby("jenis").agg(baris=("cocok", "size"), cocok=("cocok", "sum"), salah=("salah", "sum")).to_string()
    )
    for level, counts in sorted(found["saran"].items()):
        print(level, dict(counts))


if __name__ == "__main__":
    main()
