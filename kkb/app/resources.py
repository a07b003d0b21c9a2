"""Reads what ships with the product under `data/`: scheme, code list, published figures, example, wording.

`KKB_DATA` names a folder with files that stand in for those of the same place under `data/`: another decree, the names
of another language. What it does not hold is read from `data/`.
"""

import os
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pandas as pd

from kkb.config.convergence import parse_convergence
from kkb.config.effort import parse_effort
from kkb.config.file_specs import FileSpecs
from kkb.config.files import parse_aliases, parse_layouts
from kkb.config.names import translated
from kkb.config.published import parse_published
from kkb.config.recipe import parse_recipe
from kkb.config.scheme import parse_scheme
from kkb.core.area.village_list import VillageList
from kkb.core.convergence.scheme import Convergence
from kkb.core.counts.tally import within
from kkb.core.errors import SchemeError
from kkb.core.plan.effort import Effort
from kkb.core.quality.published import Published
from kkb.core.scheme import Scheme
from kkb.example import ExampleSide, ExampleSnapshot, parse_example
from kkb.example import example_beside as make_beside
from kkb.text.language import LANGUAGES
from kkb.text.rule_words import filled
from kkb.text.wording import Wording

DATA = Path(__file__).resolve().parents[2] / "data"
SUBDISTRICT_COLUMNS = ("kode_kec", "nama_kec", "kode_kab", "nama_kab", "kode_prov", "nama_prov")
VILLAGE_COLUMNS = ("kode", "nama", "jenis", "kode_kec", "lat", "lon", "luas_km2", "kode_bps")
FORMER_COLUMNS = ("kode_lama", "nama_lama", "nama_kec_lama", "daftar", "kode_baru")
_NUMBERS = {"lat": float, "lon": float, "luas_km2": float}


def shipped(*parts: str) -> Path:
    """The file of this place under `data/`, or the one of `KKB_DATA` that stands in for it."""
    own = Path(os.environ.get("KKB_DATA") or DATA).joinpath(*parts)
    return own if own.is_file() else DATA.joinpath(*parts)


def read_skema(name: str) -> dict[str, object]:
    """A file of `data/skema` with the names of every language beside its own."""
    raw = read_toml(shipped("skema", f"{name}.toml"))
    for lang in LANGUAGES:
        names = shipped("teks", lang, "nama", f"{name}.toml")
        raw = translated(raw, read_toml(names), lang, names.name) if names.is_file() else raw
    return raw


def read_toml(path: Path) -> dict[str, object]:
    """One TOML file as a dict. Raises SchemeError naming the file when it cannot be read or parsed."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SchemeError(path.name, error, "berkas TOML yang utuh (UTF-8)") from error


@cache
def scheme() -> Scheme:
    """The parsed and checked `data/skema`."""
    return parse_scheme({name: read_skema(name) for name in ("strata", "aturan", "target", "halaman")})


@cache
def effort() -> Effort:
    """The shipped price list of a plan: effort and responsible agency of every step."""
    return parse_effort(read_skema("upaya"), scheme().rule)


@cache
def convergence() -> Convergence:
    """Programmes, family functions, instansi and iBangga classes."""
    return parse_convergence(read_skema("konvergensi"))


@cache
def gazetteer() -> pd.DataFrame:
    """The code list of the example's four regions: one row per village, codes as text, lat/lon in degrees WGS84."""
    return read_csv(shipped("wilayah", "desa.csv")).astype(_NUMBERS)


@cache
def districts() -> tuple[str, ...]:
    """The codes of all kabupaten/kota of Indonesia, whether their villages are listed or not."""
    return tuple(read_csv(shipped("wilayah", "kabupaten.csv"))["kode"])


@cache
def villages() -> VillageList:
    """The code list of all Indonesia; a province is read when one of its kabupaten is asked for, and kept."""
    return VillageList(read_csv(shipped("wilayah", "kecamatan.csv.gz")), _province, former)


def former(area: str) -> pd.DataFrame:
    """What older lists called the areas that lie in one of today (FORMER_COLUMNS; `daftar` is the last such list)."""
    changes = _changes()
    return changes[within(changes["kode_baru"], area)]


@cache
def successors() -> dict[str, str]:
    """The code of today by each code of older lists that was given up; a code may have been given to another since."""
    changes = _changes()
    moved = changes[changes["kode_lama"].ne(changes["kode_baru"])]
    sure = moved.groupby("kode_lama")["kode_baru"].agg(["nunique", "first"])
    return {str(old): str(new) for old, new in sure.loc[sure["nunique"].eq(1), "first"].items()}


@cache
def _changes() -> pd.DataFrame:
    return read_csv(shipped("wilayah", "perubahan.csv.gz"))


@cache
def _province(code: str) -> pd.DataFrame:
    """The villages of a province (columns of the gazetteer); a village without a point has NaN for it."""
    path = shipped("wilayah", "nasional", f"{code}.csv.gz")
    if not path.is_file():
        return gazetteer().iloc[:0]
    rows = read_csv(path).merge(villages().subdistricts, on="kode_kec", validate="many_to_one")
    numbers = {name: pd.to_numeric(rows[name]) for name in _NUMBERS}
    return rows.assign(**numbers)[list(gazetteer().columns)].sort_values("kode", ignore_index=True)


@cache
def known_files() -> FileSpecs:
    """The layouts of officials' files and the known other spellings of area names."""
    layouts, aliases = parse_layouts(read_skema("berkas")), parse_aliases(read_skema("alias"))
    return FileSpecs(layouts, aliases, convergence())


@cache
def published() -> tuple[Published, ...]:
    """Every published figure that ships, with its source."""
    return parse_published(read_csv(shipped("terbit.csv")))


def example() -> tuple[ExampleSnapshot, ...]:
    """The labelled example: one snapshot per kabupaten/kota and date, oldest first."""
    return parse_example(read_csv(shipped("contoh", "potret.csv")), gazetteer(), scheme())


def example_beside(snapshots: Sequence[ExampleSnapshot]) -> tuple[ExampleSide, ...]:
    """What the example holds beside its snapshots: profiles, programmes, family functions, iBangga."""
    recipe = parse_recipe(read_toml(shipped("contoh", "resep.toml")))
    return tuple(make_beside(snapshots, gazetteer(), scheme().rule, convergence(), recipe))


def read_csv(path: Path) -> pd.DataFrame:
    """A shipped CSV as text cells; blanks stay empty text."""
    return pd.read_csv(path, dtype=str, encoding="utf-8", keep_default_na=False)


@cache
def wording(lang: str) -> dict[str, str]:
    """All wording of a language by `room.key`, from `data/teks/<lang>/*.toml`, with the facts of the rule in it."""
    folders = (DATA / "teks" / lang, Path(os.environ.get("KKB_DATA") or DATA) / "teks" / lang)
    names = sorted({path.name for folder in folders for path in folder.glob("*.toml")})
    files = [shipped("teks", lang, name) for name in names]
    texts = {f"{path.stem}.{key}": str(text) for path in files for key, text in read_toml(path).items()}
    return filled(texts, scheme(), lang)


@cache
def words(lang: str) -> Wording:
    """The sentences of a language."""
    return Wording(lang, wording(lang))


def forget() -> None:
    """Read everything anew: after another folder was named in `KKB_DATA`."""
    lists = (gazetteer, districts, villages, _province, published)
    for reader in (scheme, effort, convergence, known_files, wording, words, *lists):
        reader.cache_clear()
