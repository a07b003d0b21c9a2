"""The rows that a template is handed out with: what is to be filled in, and what the district has said already."""

from collections.abc import Mapping, Sequence

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.gazetteer import Gazetteer
from kkb.core.area.wilayah import Level
from kkb.core.convergence.family_index import INDEX, FamilyIndex
from kkb.core.convergence.reach import NONE
from kkb.core.convergence.scheme import PartnerAgency, Task

WORK_COLUMNS = (
    "kode_kampung", "nama_prov", "nama_kab", "nama_kec", "nama", "kampung", "tugas", "instansi", "pada",
)  # fmt: skip
NOBODY = "tidak ada"
_PLACES = ("nama_prov", "nama_kab", "nama_kec", "nama", "kampung")


def task_label(number: int, task: Task) -> str:
    """A task as the template writes it: its number and its name."""
    return f"{number}. {task.name}"


def work_template(
    rows: pd.DataFrame, work: pd.DataFrame, tasks: Sequence[Task], agencies: Sequence[PartnerAgency]
) -> pd.DataFrame:
    """WORK_COLUMNS, one row per Kampung KB and task, and one more for each instansi beyond the first.

    `rows` are those of a view, `work` what a dataset says (unit, tugas, instansi, pada, contoh): what is made up is
    not written into a file that comes back as fact.
    """
    names = {agency.key: agency.name for agency in agencies} | {NONE: NOBODY}
    own = work[~work["contoh"].astype(bool)] if len(work) else work
    told: dict[tuple[str, str], list[tuple[object, object]]] = {}
    for unit, task, agency, day in own[["unit", "tugas", "instansi", "pada"]].itertuples(index=False):
        told.setdefault((unit, task), []).append((names.get(agency, agency), day))
    made = []
    for row in rows.sort_values(["kode_kec", "nama", "unit"]).to_dict("records"):
        place = {"kode_kampung": row["unit"], **{name: row[name] for name in _PLACES}}
        for number, task in enumerate(tasks, 1):
            for agency, day in told.get((row["unit"], task.key), [(None, None)]):
                made.append(place | {"tugas": task_label(number, task), "instansi": agency, "pada": day})
    return pd.DataFrame(made, columns=list(WORK_COLUMNS), dtype=object)


def index_template(
    area: str, places: Gazetteer, known: pd.DataFrame, scheme: FamilyIndex, years: Sequence[int]
) -> pd.DataFrame:
    """One row per year and area: the kabupaten or wider area, and the areas below it down to kecamatan.

    Columns: kode, wilayah, tahun, the dimensions, INDEX; `known` (kode, tahun, the same, contoh) fills in what is not
    made up.
    """
    roof = wilayah.cut(area, min(Level.KABUPATEN, wilayah.level(area)))
    keys = (*(d.key for d in scheme.dimensions), INDEX)
    own = known[~known["contoh"].astype(bool)] if len(known) else known
    said: Mapping[tuple[object, int], dict[str, object]] = {
        (row["kode"], int(row["tahun"])): {key: row[key] for key in keys} for row in own.to_dict("records")
    }
    codes = (roof, *(code for code in places.children(roof) if wilayah.is_confirmed(code)))
    made = [
        {"kode": code, "wilayah": places.name(code), "tahun": year, **said.get((code, year), {})}
        for year in years
        for code in codes
    ]
    return pd.DataFrame(made, columns=["kode", "wilayah", "tahun", *keys], dtype=object)
