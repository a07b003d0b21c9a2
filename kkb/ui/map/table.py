"""The table beside the map: ticking rows marks areas on the map, "Buka" goes one level down."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from kkb.app.targets import part_targets
from kkb.content.basis import Basis
from kkb.content.map import area_table
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.rows import INDICES
from kkb.core.counts.tally import Tally, within
from kkb.draw.map.strata import best_rows, stratum_entry, unformed
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.choice import SELECTED
from kkb.ui.map.marks import map_area, marks_of
from kkb.ui.map.wide import parts_of
from kkb.ui.widgets.content import table_of
from kkb.ui.widgets.controls import ask_choice, choose
from kkb.ui.widgets.table import ROW_HEIGHT, Column, Table, name_width, show_download

UNITS = ("bagian", "desa")
DISTRICTS = "kabupaten"
ROWS_SHOWN = 12
_TURN, _TOLD, _FIRST, _PRESSED = "peta_daftar_ke", "peta_daftar_kata", "peta_daftar_atas", "peta_daftar_buka"


def show_areas(page: PageContext, selected: tuple[str, ...], open_area: Callable[[str], None]) -> None:
    """The areas below the one on the map, those picked on the map first; villages too, where they can be listed."""
    seen = cache.area_view(page.version, map_area(page), page.filter.tanggal)
    unit = _ask_unit(page, seen.level)
    parts = parts_of(page.version, seen) if unit == DISTRICTS else seen.parts
    table = _village_table(page) if unit == UNITS[1] else _area_table(page, seen, parts)
    _show_picking(page, table, selected, open_area)


def _ask_unit(page: PageContext, level: int) -> str:
    """What is listed: of Indonesia kabupaten/kota (as on the map) or provinces, else kecamatan or villages."""
    title = page.text("peta.daftar")
    if level == Level.INDONESIA:
        options = (DISTRICTS, UNITS[0])
        return ask_choice("daftar", options, lambda key: page.text(f"peta_luas.daftar_{key}"), title, hidden=True)
    if level == Level.KABUPATEN:
        return ask_choice("daftar", UNITS, lambda key: page.text(f"peta.daftar_{key}"), title, hidden=True)
    return UNITS[0] if level < Level.KECAMATAN else UNITS[1]


def _show_picking(page: PageContext, table: Table, selected: tuple[str, ...], open_area: Callable[[str], None]) -> None:
    key = _widget_key(table.key, page.filter.wilayah, selected)
    first = st.session_state[_FIRST]
    frame = table.frame.assign(_atas=[code not in first for code in table.frame["kode"]])
    frame = frame.sort_values("_atas", kind="stable", ignore_index=True).drop(columns="_atas")
    codes = frame["kode"].tolist()

    def picked() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        told = tuple(codes[row] for row in rows if row < len(codes))
        st.session_state[_TOLD] = told
        choose(SELECTED, ",".join(told))

    shown = frame[list(table.columns)].assign(buka=page.text("peta.buka"))
    written = {name: column.write for name, column in table.columns.items() if column.write}
    config = {
        name: st.column_config.Column(c.label, help=c.explanation, pinned=c.pinned, width=c.width)
        for name, c in table.columns.items()
    }
    config["buka"] = st.column_config.ButtonColumn(
        page.text("peta.buka"), type="tertiary", key=_PRESSED,
        on_click=lambda: open_area(codes[st.session_state[_PRESSED]["row"]]),
    )  # fmt: skip
    order = ["nama", "buka", *(name for name in table.columns if name != "nama")]
    with st.container(key=f"tabel_{table.key}"):
        st.caption(page.text("peta.daftar_bantu"))
        st.dataframe(
            shown.style.format(written, na_rep="–"), key=key, hide_index=True, column_config=config,
            column_order=order, row_height=ROW_HEIGHT, placeholder="–", alt=table.alt,
            height=ROW_HEIGHT * (min(len(shown), ROWS_SHOWN) + 1) + 3, on_select=picked, selection_mode="multi-row",
            selection_default={"selection": {"rows": [n for n, code in enumerate(codes) if code in selected]}},
        )  # fmt: skip
        show_download(page, table)


def _widget_key(name: str, area: str, selected: tuple[str, ...]) -> str:
    """The key of the table. What was picked elsewhere (on the map, by Back, in a link) makes a new one, which begins
    with those rows first and ticked; what was ticked in the table itself leaves it as it is.
    """
    state, place = st.session_state, (name, area)
    if state.get(_TOLD) != selected or state.get("peta_daftar_di") != place:
        state[_TURN] = state.get(_TURN, 0) + 1
        state[_TOLD], state[_FIRST], state["peta_daftar_di"] = selected, selected, place
    return f"peta_{name}_{state[_TURN]}"


def _area_table(page: PageContext, seen: AreaView, parts: Sequence[Tally]) -> Table:
    """The areas below; their codes lead to them and are no column of the table."""
    basis = Basis(seen, page.app.scheme, page.words)
    table = table_of(page, area_table(basis, parts, part_targets(page.app, seen, parts)))
    return replace(table, columns={name: column for name, column in table.columns.items() if name != "kode"})


def _village_table(page: PageContext) -> Table:
    frame = _village_frame(page)
    return Table(f"daftar_{UNITS[1]}", frame, _village_columns(page, frame), page.text(f"peta.tabel_{UNITS[1]}"))


def _village_frame(page: PageContext) -> pd.DataFrame:
    """Every village of the area, listed or only in a file: its class, indices and date; the class in order."""
    area, marks = map_area(page), marks_of(page)
    seen = cache.area_view(page.version, area, page.filter.tanggal)
    listed = page.listed[within(page.listed["kode"], area)]
    best = best_rows(seen.rows, page.app.scheme)
    known = unformed(listed, seen.rows) | {code: key for code, (key, _) in best.items()}
    names = {s.key: stratum_entry(s, 0, marks).label for s in page.app.scheme.classes}
    rows = seen.rows.to_dict("records")
    return pd.DataFrame([
        {
            "kode": code, "nama": seen.places.name(code), "kecamatan": seen.places.name(wilayah.parent(code)),
            "strata": names.get(key, page.text("peta.tanpa_data")),
            **{index: rows[best[code][1]][index] if code in best else None for index in INDICES},
            "tanggal": page.short_day(rows[best[code][1]]["tanggal"]) if code in best else None,
        }
        for code, key in sorted(known.items())
    ]).astype(dict.fromkeys(INDICES, float))  # fmt: skip


def _village_columns(page: PageContext, frame: pd.DataFrame) -> dict[str, Column]:
    """Where the villages are of one kecamatan its name is no column of the table."""
    indices = {name: Column(page.text(f"peta.{name}"), lambda v: page.number(v, 2)) for name in INDICES}
    wide = Column(page.text("peta.kolom_kecamatan"), width=name_width(frame["kecamatan"]))
    return {
        "nama": Column(page.text("peta.kolom_nama"), pinned=True, width=name_width(frame["nama"])),
        **({"kecamatan": wide} if frame["kecamatan"].nunique() > 1 else {}),
        "strata": Column(page.text("peta.strata"), width=name_width(frame["strata"])), **indices,
        "tanggal": Column(page.text("peta.data_per")),
    }  # fmt: skip
