"""The frame every snapshot is kept in: its columns, types and the empty frame."""

import pandas as pd

ITEMS = (
    "input_pokja", "input_sumber_dana", "input_poktan", "input_sarana", "input_pkb",
    "proses_penggunaan_data", "proses_operasional", "proses_lintas_sektor",
    "output_poktan", "output_cpr", "output_mkjp", "output_unmet",
)  # fmt: skip
INDICES = ("index_input", "index_proses", "index_output")
PLACE_COLUMNS = (
    "unit",
    "kode",
    "nama",
    "kode_kec",
    "nama_kec",
    "kode_kab",
    "nama_kab",
    "nama_prov",
    "kampung",
)
ROW_COLUMNS = (*PLACE_COLUMNS, *ITEMS, *INDICES, "strata", "lapor")


def typed_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows with exactly ROW_COLUMNS and their types: text as object, scores Int8, indices float."""
    rows = frame.reindex(columns=list(ROW_COLUMNS))
    types: dict[str, object] = dict.fromkeys((*PLACE_COLUMNS, "strata"), object)
    types |= dict.fromkeys(ITEMS, "Int8")
    types |= dict.fromkeys(INDICES, float)
    rows = rows.astype(types)
    rows["strata"] = rows["strata"].where(rows["strata"].notna(), None)
    rows["lapor"] = rows["lapor"].astype("boolean").fillna(True).astype(bool)
    return rows.reset_index(drop=True)


def empty_rows() -> pd.DataFrame:
    """No rows, but every column of ROW_COLUMNS with its type."""
    return typed_rows(pd.DataFrame(columns=list(ROW_COLUMNS)))
