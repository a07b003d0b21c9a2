"""Programmes and family functions: which of them reaches which Kampung KB, through whom, and where nobody comes."""

import pandas as pd

from kkb.content.chart import Caption
from kkb.content.charts.convergence import ReachTable, build_reach, task_name
from kkb.content.convergence.case import (
    ConvergenceCase,
    counted_figure,
    gain_blocks,
    nothing_formed,
    presence_chart,
)
from kkb.content.page import ChartBlock, Heading, Note, Page, PageBlock, TableBlock, TableColumn, Value
from kkb.core.convergence.reach import TaskReach, agencies_at_work, agency_reach, crossing
from kkb.core.convergence.scheme import by_key
from kkb.core.convergence.survey import BLANK, NOT_THERE, THERE, presence
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import within
from kkb.text.markdown import plain

_ITEMS = {"program": ("proses_lintas_sektor", "proses_operasional"), "fungsi": ("proses_lintas_sektor",)}


def work_page(case: ConvergenceCase, kind: str, found: TaskReach) -> Page:
    """The answer, reach by area, by task, through whom, what it would do for the target, and whom nobody reaches.

    `kind`: "program" the eight convergence programmes, "fungsi" the eight family functions.
    """
    basis = case.basis
    if found.states.empty:
        return case.page(nothing_formed(basis), None, (case.source(kind),))
    share = Share(int(found.states.eq(THERE).any(axis=1).sum()), len(found.states))
    figure = counted_figure(basis, kind, basis.text(f"konvergensi.tampilan_{kind}"), share)
    blocks = (
        case.source(kind), *_field(case, kind, found), *_tasks(case, kind, found), *gain_blocks(case, _ITEMS[kind]),
        *_crossing(case, kind, found), *_agencies(case, kind, found), *_gaps(case, kind, found),
    )  # fmt: skip
    return case.page(_answer(case, kind, found, share), figure, blocks)


def _answer(case: ConvergenceCase, kind: str, found: TaskReach, share: Share) -> str:
    basis, lang = case.basis, case.basis.words.lang
    if not share.n:
        return basis.text(f"konvergensi.{kind}_kosong", nama=basis.subject, total=basis.number(share.total))
    ordered = sorted(case.scheme.tasks(kind), key=lambda task: -found.share(task.key).n)
    most, least = ordered[0], ordered[-1]
    return basis.text(
        f"konvergensi.{kind}_jawab",
        nama=basis.subject,
        sentuh=basis.share(share),
        banyak=plain(most.label(lang)),
        n_banyak=basis.fraction(found.share(most.key)),
        sedikit=plain(least.label(lang)),
        n_sedikit=basis.fraction(found.share(least.key)),
    )


def _field(case: ConvergenceCase, kind: str, found: TaskReach) -> tuple[PageBlock, ...]:
    """Area by task: how many of its Kampung KB are reached."""
    basis, lang, tasks = case.basis, case.basis.words.lang, case.scheme.tasks(kind)
    codes, parts = case.profiles["kode"], case.parts()
    insides = [found.states[within(codes, code).to_numpy()] for code in parts]
    shares = tuple(tuple(Share(int(i[t.key].eq(THERE).sum()), len(i)) for t in tasks) for i in insides)
    names = tuple(basis.area_view.places.name(code) for code in parts)
    title = basis.text(f"konvergensi.{kind}_medan", satuan=basis.part_word)
    alt = basis.text(f"konvergensi.{kind}_medan_alt", nama=basis.area_view.name)
    labels = tuple(task_name(t.key, t.label(lang), basis.words) for t in tasks)
    chart = build_reach(ReachTable(names, labels, shares), basis.words, Caption(f"medan_{kind}", title, alt))
    columns = (
        TableColumn("nama", basis.part_word.capitalize(), is_name=True),
        *(TableColumn(f"t{n}", task.label(lang)) for n, task in enumerate(tasks, 1)),
    )
    rows = tuple((name, *(basis.counts(s.n, s.total) for s in row)) for name, row in zip(names, shares, strict=True))
    return (
        Heading("medan_judul", title),
        ChartBlock(chart),
        Note("medan_ket", basis.text("konvergensi.medan_ket"), "small"),
        TableBlock(f"medan_{kind}", title, columns, rows, case.notes(kind), rows_shown=5),
    )


def _tasks(case: ConvergenceCase, kind: str, found: TaskReach) -> tuple[PageBlock, ...]:
    """One bar per task; programmes also by their four goals."""
    basis, lang = case.basis, case.basis.words.lang
    bars = [(t.label(lang), presence(t.key, found.states[t.key])) for t in case.scheme.tasks(kind)]
    title, alt = basis.text(f"konvergensi.{kind}_sebaran"), basis.text(f"konvergensi.{kind}_alt",
                                                                       nama=basis.area_view.name)  # fmt: skip
    blocks: list[PageBlock] = [Heading("sebaran_judul", title)]
    blocks += presence_chart(case, bars, f"sebaran_{kind}", (title, alt))
    if kind == "program":
        goals = [(g, [t.key for t in case.scheme.programmes if t.goal == g.key]) for g in case.scheme.goals]
        sums = [(g, Share(int(found.states[keys].eq(THERE).any(axis=1).sum()), len(found.states))) for g, keys in goals]
        told = "; ".join(f"{plain(g.label(lang))} **{basis.share(s)}**" for g, s in sums)
        blocks.append(Note("sasaran", basis.text("konvergensi.sasaran_jawab", rincian=told)))
    untouched = int((~found.states.eq(THERE).any(axis=1) & found.states.eq(NOT_THERE).any(axis=1)).sum())
    counted = {"n": basis.number(untouched), "total": basis.number(len(found.states))}
    return (*blocks, Note("tak_tersentuh", basis.text("konvergensi.tak_tersentuh", **counted), "small"))


def _crossing(case: ConvergenceCase, kind: str, found: TaskReach) -> tuple[PageBlock, ...]:
    """Task by instansi: in how many Kampung KB an instansi works on a task."""
    basis, lang, tasks = case.basis, case.basis.words.lang, case.scheme.tasks(kind)
    agencies = agencies_at_work(found.work, case.scheme.agencies)
    table = crossing(found.work, [t.key for t in tasks], [a.key for a in agencies])
    villages = agency_reach(found.work, [a.key for a in agencies])
    title, busy = basis.text(f"konvergensi.{kind}_instansi"), int((villages > 0).sum())
    counted = {"n": basis.number(busy), "total": basis.number(len(agencies))}
    columns = (
        TableColumn("nama", basis.text("konvergensi.kolom_instansi"), is_name=True),
        TableColumn("kampung", basis.text("konvergensi.kolom_kampung")),
        *(TableColumn(task.key, task.label(lang), "count") for task in tasks),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (a.label(lang), basis.counts(int(villages[a.key]), len(found.states)),
         *(int(table.at[task.key, a.key]) for task in tasks))
        for a in sorted(agencies, key=lambda a: -villages[a.key])
    )  # fmt: skip
    return (
        Heading("instansi_judul", title),
        Note("instansi_jawab", basis.text("konvergensi.instansi_jawab", **counted)),
        TableBlock(f"instansi_{kind}", title, columns, rows, case.notes(kind), rows_shown=12),
    )


def _agencies(case: ConvergenceCase, kind: str, found: TaskReach) -> tuple[PageBlock, ...]:
    """Instansi by area: Kampung KB reached, so that a missing instansi shows."""
    basis, parts = case.basis, [part for part in case.basis.area_view.parts if part.terbentuk]
    if len(parts) < 2:
        return ()
    codes, work = case.profiles.set_index("unit")["kode"], found.work.drop_duplicates(["unit", "instansi"])
    where = work["unit"].map(codes)
    counts = {p.code: work.loc[within(where, p.code), "instansi"].value_counts() for p in parts}
    rows = tuple(
        (a.label(basis.words.lang),
         *(basis.counts(int(counts[p.code].get(a.key, 0)), p.terbentuk) for p in parts))
        for a in agencies_at_work(found.work, case.scheme.agencies)
    )  # fmt: skip
    title = basis.text("konvergensi.instansi_wilayah", satuan=basis.part_word)
    columns = (
        TableColumn("nama", basis.text("konvergensi.kolom_instansi"), is_name=True),
        *(TableColumn(p.code, basis.area_view.places.name(p.code)) for p in parts),
    )
    table = TableBlock(f"instansi_wilayah_{kind}", title, columns, rows, case.notes(kind), rows_shown=12)
    return Heading("instansi_wilayah_judul", title), table


def _gaps(case: ConvergenceCase, kind: str, found: TaskReach) -> tuple[PageBlock, ...]:
    """Every Kampung KB with what does not reach it, those with the most gaps first."""
    basis, title = case.basis, case.basis.text("konvergensi.celah")
    frame = _gap_frame(case, kind, found)
    columns = tuple(
        TableColumn(name, basis.text(f"konvergensi.kolom_{name}"), "count" if name == "belum" else "text")
        for name in frame.columns
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        tuple(None if pd.isna(value) else int(value) if name == "belum" else value for name, value in row.items())
        for row in frame.to_dict("records")
    )
    table = TableBlock(f"celah_{kind}", title, columns, rows, case.notes(kind), rows_shown=12)
    return Heading("celah_judul", title), table


def _gap_frame(case: ConvergenceCase, kind: str, found: TaskReach) -> pd.DataFrame:
    basis, rows, lang = case.basis, case.profiles, case.basis.words.lang
    missing, blank = found.states.ne(THERE), found.states.eq(BLANK).all(axis=1)
    names = {t.key: t.label(lang) for t in case.scheme.tasks(kind)}
    present, known = found.work.groupby("unit")["instansi"].agg(set).to_dict(), by_key(case.scheme.agencies)
    unknown = basis.text("konvergensi.belum_diisi")
    tasks = [
        unknown if is_blank else ", ".join(names[k] for k in names if row[k])
        for row, is_blank in zip(missing.to_dict("records"), blank, strict=True)
    ]
    agencies = [
        ", ".join(known[k].label(lang) if k in known else k for k in sorted(present.get(unit, ())))
        for unit in rows["unit"]
    ]
    scores = rows["proses_lintas_sektor"].astype("Float64").fillna(1).astype(int)
    frame = pd.DataFrame({
        "kecamatan": rows["nama_kec"], "desa": rows["nama"], "belum": missing.sum(axis=1).where(~blank),
        "tugas": tasks, "instansi_n": found.agencies, "instansi_nama": agencies, "skor_lintas": scores,
    })  # fmt: skip
    order = {"by": ["belum", "kecamatan", "desa"], "ascending": [False, True, True]}
    return frame.sort_values(**order, na_position="last")
