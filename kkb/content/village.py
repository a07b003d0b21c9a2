"""Desa: one village whole: what it is and misses, its steps and items, its history, who is near, what else is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from kkb.content.basis import Basis
from kkb.content.chart import Caption
from kkb.content.charts.village import build_indices
from kkb.content.headline import headline_figures
from kkb.content.own_tables import own_table_blocks
from kkb.content.page import (
    AS_TEXT,
    ChartBlock,
    Figure,
    Heading,
    Note,
    Page,
    PageBlock,
    TableBlock,
    TableColumn,
    Written,
    blocks_of,
    joined,
)
from kkb.content.question import question
from kkb.content.sources import source_line
from kkb.core.area import wilayah
from kkb.core.convergence.scheme import Convergence
from kkb.core.convergence.supporting_rows import SupportingRows
from kkb.core.convergence.survey import ASPECTS, FUNDS, numbers, states
from kkb.core.counts.ratio import Share
from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.plan import PlanLimits
from kkb.core.plan.effort import Effort
from kkb.core.rule.paths import rises_to_count
from kkb.core.rule.rule_gap import neighbours, rule_gap
from kkb.core.scenario.queue import OUT_OF_REACH
from kkb.text.markdown import plain
from kkb.text.plan_words import PlanWords
from kkb.text.village_words import (
    ITEM_COLUMNS,
    STEP_COLUMNS,
    fall_sentence,
    goal_key,
    goal_steps,
    item_records,
    open_goals,
    step_answer,
    step_records,
    unit_answer,
    unit_class,
)

SLUG = "desa"
NAMED, MOST_NEAR = 3, 20
"""Villages named in the first line, and in the list below it."""
WORK = ("program", "fungsi")
NEAREST_COLUMNS = ("nama", "nama_kec", "strata", "menjadi", "upaya", "poin", "kode", "kampung")
_NEAREST_OWN = ("menjadi", "upaya", "poin")
_STATES = {"ada": "konvergensi.ya", "tidak": "konvergensi.tidak", "kosong": "konvergensi.belum_diisi"}
_HISTORY = ("tanggal", "kampung", "strata", "lapor", *INDICES, "berkas")

Row = Mapping[str, object]


@dataclass(frozen=True, eq=False)
class VillageInputs:
    """`before` the row of each Kampung KB at the date of its own data before this one, by unit; `history` its rows at
    every date; `around` the rows of its kecamatan; `survey` its rows with their profiles; `supporting` datasets by
    kind ("profil" and WORK); `own_tables` the rows of an office's own tables in its kecamatan; the price list and the
    scheme of convergence.
    """

    before: Mapping[str, Row | None]
    history: pd.DataFrame
    around: pd.DataFrame
    survey: pd.DataFrame
    supporting: Mapping[str, SupportingRows]
    own_tables: pd.DataFrame
    effort: Effort
    convergence: Convergence


def rows_of(basis: Basis) -> list[dict[str, object]]:
    """The Kampung KB of the village that the page is about."""
    view = basis.area_view
    found: list[dict[str, object]] = view.rows[view.rows["kode"] == view.area].to_dict("records")
    return found


def village_page(basis: Basis, inputs: VillageInputs) -> Page:
    """The page of one village."""
    rows = rows_of(basis)
    lines = village_lines(basis, inputs, rows)
    several = len(rows) > 1
    blocks = joined((
        place_blocks(basis),
        *(unit_blocks(basis, inputs.effort, row, named=several) for row in rows),
        history_blocks(basis, inputs.history),
        *((*neighbour_blocks(basis, inputs.around, row), *profile_blocks(basis, inputs, row),
          *own_table_blocks(basis, inputs.own_tables, row)) for row in rows),
    ))  # fmt: skip
    figures = tuple(figure for row in rows for figure in index_figures(basis, row))
    return Page(SLUG, question(basis, SLUG), lines[0], lines[1:], figures or headline_figures(basis)[:1], blocks)


def village_lines(basis: Basis, inputs: VillageInputs, rows: Sequence[Row]) -> tuple[str, ...]:
    """The first lines: of each Kampung KB that it fell, where it did, then what it is and misses."""
    found: list[str] = []
    for row in rows:
        fell = fall_sentence(inputs.before.get(str(row["unit"])), row, basis.scheme, basis.words)
        found += [fell] if fell else []
        found.append(unit_answer(row, rule_gap(row, basis.scheme.rule), basis.scheme, basis.words))
    return tuple(found) or (_absent(basis, inputs),)


def _absent(basis: Basis, inputs: VillageInputs) -> str:
    """That a village has no Kampung KB; no more than the data says: its file may hold a part alone, and one of the
    unmatched names of its kecamatan may be its own.
    """
    if basis.area_view.is_part_alone:
        return basis.text("desa.jawab_belum_diketahui", nama=basis.name)
    names = int((~inputs.around["kode"].map(wilayah.is_confirmed).astype(bool)).sum())
    if names and wilayah.is_confirmed(basis.area_view.area):
        return basis.text("desa.jawab_belum_pasti", nama=basis.name, n=basis.number(names))
    return basis.text("desa.jawab_belum_terbentuk", nama=basis.name)


def place_blocks(basis: Basis) -> tuple[PageBlock, ...]:
    """Where the village lies, and that it is unconfirmed where it is."""
    code, places = basis.area_view.area, basis.area_view.places
    names = [plain(places.name(part)) for part in reversed(wilayah.path(code)[:-1])]
    unconfirmed = None
    if not wilayah.is_confirmed(code):
        unconfirmed = Note("belum_dicocokkan", basis.text("desa.belum_dicocokkan"), "small")
    return blocks_of(Note("tempat", basis.text("desa.tempat", kode=code, tempat=", ".join(names))), unconfirmed)


def index_figures(basis: Basis, row: Row) -> tuple[Figure, ...]:
    """Input, Proses and Output: the index, and the sum of scores against the sum at which it passes."""
    found = []
    for one in rule_gap(row, basis.scheme.rule).variables:
        label = basis.text("desa.indeks_belum" if one.short else "desa.indeks_lulus", nama=one.name)
        value = "–" if one.index is None else basis.number(one.index, 2)
        note = basis.text("desa.jumlah_skor", ada=one.total, perlu=one.pass_sum)
        found.append(Figure(f"desa_{one.key}_{row['unit']}", label, value, note, one.total, one.most))
    return tuple(found)


def plan_words(basis: Basis, effort: Effort) -> PlanWords:
    """What steps are told with on this page."""
    return PlanWords(basis.words, basis.scheme, effort, PlanLimits(), basis.area_view.places.name)


def unit_blocks(basis: Basis, effort: Effort, row: Row, *, named: bool) -> tuple[PageBlock, ...]:
    """One Kampung KB today: the steps of least effort to each open goal, and its twelve items."""
    unit = row["unit"]
    title = Heading(f"kampung_{unit}", plain(row["kampung"] or unit)) if named else None
    source = Note(f"upaya_{unit}", plain(effort.source), "small") if open_goals(row, basis.scheme.ladder) else None
    return blocks_of(title, *_step_blocks(basis, effort, row), source, *_item_blocks(basis, row))


def _step_blocks(basis: Basis, effort: Effort, row: Row) -> list[PageBlock]:
    told, found = plan_words(basis, effort), list[PageBlock]()
    for goal, steps in goal_steps(row, basis.scheme.rule, effort):
        title, key = basis.text(goal_key(goal, basis.scheme.ladder)), f"langkah_{goal}_{row['unit']}"
        found.append(Note(f"ke_{goal}_{row['unit']}", f"**{title}** {step_answer(steps, goal, told)}"))
        if steps and steps.steps:
            found.append(_texts(basis, key, title, "desa", STEP_COLUMNS, step_records(steps, told)))
    return found


def _item_blocks(basis: Basis, row: Row) -> tuple[PageBlock, ...]:
    title, records = basis.text("kartu.tabel"), item_records(row, basis.scheme, basis.words)
    heading = Heading(f"item_judul_{row['unit']}", title, 3)
    return heading, _texts(basis, f"item_{row['unit']}", title, "kartu", ITEM_COLUMNS, records, len(ITEMS))


def history_blocks(basis: Basis, history: pd.DataFrame) -> tuple[PageBlock, ...]:
    """The indices of each Kampung KB as a chart, then every date as a line of a table."""
    if history.empty:
        return ()
    found: list[PageBlock] = [Heading("indeks_judul", basis.text("desa.indeks"))]
    units = list(dict.fromkeys(history["unit"]))
    title, alt = basis.text("desa.indeks"), basis.text("desa.indeks_alt", nama=basis.area_view.name)
    for n, unit in enumerate(units):
        one, key = history[history["unit"] == unit], f"indeks_{n}" if n else "indeks"
        if len(units) > 1:
            found.append(Note(f"{key}_nama", plain(one["kampung"].iloc[-1] or unit), "small"))
        found.append(ChartBlock(build_indices(one, basis.scheme.rule, basis.words, Caption(key, title, alt))))
    spoke = history.groupby("tanggal")["lapor"].any()
    counts = {"n": basis.number(int(spoke.sum())), "total": basis.number(len(spoke))}
    told = Note("riwayat_lapor", basis.text("desa.riwayat_lapor", **counts))
    return (*found, Heading("riwayat_judul", basis.text("desa.riwayat")), told, _history_table(basis, history))


def _history_table(basis: Basis, history: pd.DataFrame) -> TableBlock:
    columns = tuple(
        TableColumn(name, basis.text(f"desa.kolom_{name}"), *_HISTORY_KINDS.get(name, AS_TEXT)) for name in _HISTORY
    )
    rows = tuple(
        (row["tanggal"], row["kampung"], unit_class(row, basis.scheme, basis.words),
         basis.text("banding.lapor_ya" if row["lapor"] else "banding.lapor_tidak"),
         *(None if pd.isna(row[name]) else float(row[name]) for name in INDICES),
         basis.text("umum.contoh") if row["contoh"] else basis.text("desa.berkas_sendiri"))
        for row in history.sort_values("tanggal", ascending=False).to_dict("records")
    )  # fmt: skip
    return TableBlock("riwayat_desa", basis.text("desa.riwayat"), columns, rows)


_HISTORY_KINDS: dict[str, Written] = {"tanggal": ("date", 0), **dict.fromkeys(INDICES, ("number", 2))}


def neighbour_blocks(basis: Basis, around: pd.DataFrame, row: Row) -> tuple[PageBlock, ...]:
    """The Kampung KB of the kecamatan just above and below this one."""
    near = neighbours(around, str(row["unit"]), basis.scheme.rule, basis.scheme.reached)
    if len(near) < 2:
        return ()
    title = basis.text("desa.tetangga")
    columns = (
        *(TableColumn(name, basis.text(f"desa.kolom_{name}")) for name in ("ini", "nama", "kampung", "strata")),
        TableColumn("poin", basis.text("desa.kolom_poin"), "count", 0, basis.text("banding.kolom_poin_bantu")),
    )
    rows = tuple(
        (basis.text("desa.ini") if one["unit"] == row["unit"] else "", one["nama"], one["kampung"],
         unit_class(one, basis.scheme, basis.words), int(one["poin"]))
        for one in near.to_dict("records")
    )  # fmt: skip
    return Heading(f"tetangga_judul_{row['unit']}", title), TableBlock(f"tetangga_{row['unit']}", title, columns, rows)


def profile_blocks(basis: Basis, inputs: VillageInputs, row: Row) -> tuple[PageBlock, ...]:
    """Rumah DataKu, Poktan, Pokja and programmes; nothing where there is no data of them."""
    own = inputs.survey[inputs.survey["unit"].eq(row["unit"])]
    if not len(own) or not bool(own["profil"].iloc[0]):
        return _work_blocks(basis, inputs, row)
    title, records = basis.text("desa.profil"), [*_facts(basis, inputs, own), *_groups(basis, inputs, own)]
    table = _texts(basis, f"profil_{row['unit']}", title, "desa", ("hal", "keadaan", "rincian"), records, len(records))
    told = plain(source_line(basis, "profil", inputs.supporting["profil"]))
    source = Note(f"sumber_profil_{row['unit']}", told, "small")
    return Heading(f"profil_judul_{row['unit']}", title), table, source, *_work_blocks(basis, inputs, row)


def _facts(basis: Basis, inputs: VillageInputs, own: pd.DataFrame) -> list[dict[str, str]]:
    kind, lang = own["rumah_dataku_kelas"].iloc[0], basis.words.lang
    named = {one.key: one.label(lang) for one in inputs.convergence.datahouse_classes}
    used = basis.text(_STATES[states(own["rumah_dataku_dipakai"]).iloc[0]])
    about = basis.text("desa.rdk_rincian", kelas=named.get(kind, basis.text("konvergensi.belum_diisi")), dipakai=used)
    has_one = states(own["rumah_dataku"]).iloc[0] == "ada"
    first = _fact(basis, basis.text("konvergensi.rumah_dataku"), own["rumah_dataku"], about if has_one else "")
    return [first, *(_fact(basis, basis.text(f"konvergensi.aspek_{n}"), own[n]) for n in (*ASPECTS, *FUNDS))]


def _groups(basis: Basis, inputs: VillageInputs, own: pd.DataFrame) -> list[dict[str, str]]:
    records = []
    for group in inputs.convergence.groups:
        part, whole = numbers(own[group.members]).iloc[0], numbers(own[group.meant_for]).iloc[0]
        known = pd.notna(part) and pd.notna(whole) and whole > 0
        share = basis.text("desa.ikut", pangsa=basis.share(Share(int(min(part, whole)), int(whole)))) if known else ""
        records.append(_fact(basis, group.label(basis.words.lang), own[group.key], share))
    return records


def _fact(basis: Basis, name: str, values: pd.Series, about: str = "") -> dict[str, str]:
    return {"hal": name, "keadaan": basis.text(_STATES[states(values).iloc[0]]), "rincian": about}


def _work_blocks(basis: Basis, inputs: VillageInputs, row: Row) -> tuple[PageBlock, ...]:
    """The programmes and family functions that reach the Kampung KB, through whom."""
    found: list[PageBlock] = []
    agencies = {one.key: one.label(basis.words.lang) for one in inputs.convergence.agencies}
    for kind in WORK:
        rows = inputs.supporting[kind].rows
        own = rows[rows["unit"].eq(row["unit"])] if "tugas" in rows else rows.iloc[:0]
        if own.empty or (own["contoh"].any() and not row["contoh"]):
            continue
        tasks = {one.key: one.label(basis.words.lang) for one in inputs.convergence.tasks(kind)}
        records = [
            {"hal": tasks.get(key, key),
             "instansi": ", ".join(agencies.get(a, str(a)) for a in group["instansi"].dropna())}
            for key, group in own.groupby("tugas", sort=False)
        ]  # fmt: skip
        key, title = f"{kind}_{row['unit']}", basis.text(f"desa.{kind}")
        source = plain(source_line(basis, kind, inputs.supporting[kind]))
        found += [Heading(f"{kind}_judul_{row['unit']}", title),
                  _texts(basis, key, title, "desa", ("hal", "instansi"), records),
                  Note(f"sumber_{key}", source, "small")]  # fmt: skip
    return tuple(found)


def nearest_page(basis: Basis, queue: pd.DataFrame) -> Page:
    """While no village is chosen: those nearest to the target, in the order of the plan (`queue` of a scenario)."""
    waiting = nearest(basis, queue)
    figures = headline_figures(basis)[:2]
    if waiting.empty:
        answer = basis.text("desa.pilih_dahulu", nama=plain(basis.area_view.name))
        return Page(SLUG, question(basis, SLUG), answer, figures=figures, blocks=(_nearest_table(basis, waiting),))
    shown = waiting.head(MOST_NEAR)
    said = [
        basis.text("desa.terdekat_satu", nama=plain(name), upaya=basis.number(effort))
        for name, effort in shown.head(NAMED)[["nama", "upaya"]].itertuples(index=False)
    ]
    answer = basis.text("desa.terdekat", nama=basis.name, daftar=", ".join(said))
    lead = basis.text("desa.terdekat_ket", n=len(shown), total=len(waiting))
    return Page(SLUG, question(basis, SLUG), answer, (lead,), figures, (_nearest_table(basis, shown),))


def nearest(basis: Basis, queue: pd.DataFrame) -> pd.DataFrame:
    """Those that reported and do not count yet, least effort first, with their place, stratum and what they become."""
    can_rise = queue["antrean"].isin(rises_to_count(basis.scheme.rule)) & queue["upaya"].lt(OUT_OF_REACH)
    rises = queue.loc[can_rise, ["unit", "upaya", "poin", "ke", "urutan"]].sort_values("urutan")
    places = basis.area_view.rows[["unit", "kode", "nama", "nama_kec", "kampung", "strata", "lapor"]]
    found = rises.merge(places, on="unit")
    now = [unit_class(row, basis.scheme, basis.words) for row in found[["strata", "lapor"]].to_dict("records")]
    later = [unit_class({"strata": key, "lapor": True}, basis.scheme, basis.words) for key in found["ke"]]
    return found.assign(strata=now, menjadi=later)


def _nearest_table(basis: Basis, shown: pd.DataFrame) -> TableBlock:
    columns = tuple(
        TableColumn(n, basis.text(f"{'desa' if n in _NEAREST_OWN else 'banding'}.kolom_{n}"),
                    "count" if n in ("upaya", "poin") else "text", is_name=n == "nama")
        for n in NEAREST_COLUMNS
    )  # fmt: skip
    records = shown[list(NEAREST_COLUMNS)].astype({"upaya": int, "poin": int}).astype(object)
    rows = tuple(records.itertuples(index=False, name=None))
    return TableBlock("desa_terdekat", basis.text("desa.terdekat_tabel"), columns, rows)


def _texts(
    basis: Basis, key: str, title: str, room: str, names: Sequence[str], records: Sequence[Mapping[str, str]],
    rows_shown: int = 15,
) -> TableBlock:  # fmt: skip
    """A table of words, its headings by key in a room of the wording."""
    columns = tuple(TableColumn(name, basis.text(f"{room}.kolom_{name}")) for name in names)
    return TableBlock(key, title, columns, tuple(tuple(r[n] for n in names) for r in records), rows_shown=rows_shown)
