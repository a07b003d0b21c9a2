"""The villages of a kecamatan side by side: what each is, what it misses, its items; no shares of one."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kkb.content.basis import Basis
from kkb.content.charts.comparison import flow_name
from kkb.content.comparison.case import ComparisonCase
from kkb.content.comparison.table import score_columns
from kkb.content.page import TableBlock, TableColumn, Value
from kkb.core.compare.flow import flow
from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.rule.paths import missing_points
from kkb.text.markdown import plain

NEAREST = 3
PLACE = ("nama", "nama_kec", "kode", "kampung")
"""What every list of villages begins with: its own name, its kecamatan, its code, the name of its Kampung KB."""


def villages_answer(basis: Basis) -> tuple[str, str]:
    """How many count already, and who is nearest to it ("" where nobody is)."""
    share = basis.area_view.tally.share_a
    if not share.total:
        return basis.text("banding.satu", satuan=basis.part_word, nama=basis.subject), ""
    answer = basis.text("banding.desa_jawab", nama=basis.subject, pangsa=basis.share(share))
    near = [(name, points) for name, points in _waiting(basis) if points > 0][:NEAREST]
    listed = ", ".join(basis.text("banding.desa_dekat", nama=plain(name), poin=points) for name, points in near)
    return answer, basis.text("banding.desa_terdekat", daftar=listed) if listed else ""


def village_table(case: ComparisonCase) -> TableBlock:
    """All villages, those that do not count yet first: one row per Kampung KB and per village without one."""
    basis = case.basis
    records = _records(case)
    points = basis.text("banding.kolom_poin_bantu")
    columns = [
        TableColumn(name, basis.text(f"banding.kolom_{name}"), "count" if name == "poin" else "text",
                    explanation=points if name == "poin" else None, is_name=name == "nama")
        for name in (*places_of(records), "strata", "sebelum", "poin", "lapor")
    ]  # fmt: skip
    columns += score_columns(basis, "count")
    rows = tuple(tuple(record.get(column.key) for column in columns) for record in records)
    return TableBlock("desa_kecamatan", basis.text("banding.tabel"), tuple(columns), rows)


def places_of(records: list[dict[str, Value]]) -> tuple[str, ...]:
    """The columns of PLACE: of one kecamatan its name is none."""
    many = len({record["nama_kec"] for record in records}) > 1
    return tuple(name for name in PLACE if name != "nama_kec" or many)


def _records(case: ComparisonCase) -> list[dict[str, Value]]:
    basis, view = case.basis, case.basis.area_view
    rows = view.rows.assign(poin=missing_points(view.rows, basis.scheme.rule))
    was: dict[str, str] = {}
    if case.inputs.before is not None:
        was = dict(flow(case.inputs.before, rows, basis.scheme.ladder)[["unit", "dari"]].itertuples(index=False))
    records = [_record(basis, row, was) for row in rows.to_dict("records")]
    picked = {code: n for n, code in enumerate(case.choice.chosen)}
    records.sort(
        key=lambda r: (picked.get(str(r["kode"]), len(picked)), r["poin"] == 0, r["poin"], r["nama"], r["kode"])
    )
    not_yet = flow_name("belum_terbentuk", basis.scheme, basis.words)
    unformed = case.inputs.unformed
    names = [] if unformed is None else unformed[["kode", "nama", "nama_kec"]].to_dict("records")
    return [*records, *(place | {"strata": not_yet} for place in names)]


def _record(basis: Basis, row: Mapping[str, Any], was: dict[str, str]) -> dict[str, Value]:
    scheme, words = basis.scheme, basis.words
    now = scheme.ladder.class_of(row["strata"], bool(row["lapor"]))
    start = was.get(row["unit"])
    scores = {name: None if pd.isna(row[name]) else float(row[name]) for name in INDICES}
    scores |= {name: None if pd.isna(row[name]) else int(row[name]) for name in ITEMS}
    return {name: row[name] for name in PLACE} | scores | {
        "strata": flow_name(now, scheme, words),
        "sebelum": flow_name(start, scheme, words) if start else None,
        "poin": 0 if row["strata"] in scheme.reached else int(row["poin"]),
        "lapor": basis.text("banding.lapor_ya" if row["lapor"] else "banding.lapor_tidak"),
    }  # fmt: skip


def _waiting(basis: Basis) -> list[tuple[str, int]]:
    """The names of those that do not count yet and the points they miss, fewest first."""
    rows = basis.area_view.rows[~basis.area_view.rows["strata"].isin(list(basis.scheme.reached))]
    if rows.empty:
        return []
    found = rows.assign(poin=missing_points(rows, basis.scheme.rule)).sort_values(["poin", "nama", "unit"])
    return [(name, int(points)) for name, points in found[["nama", "poin"]].itertuples(index=False)]
