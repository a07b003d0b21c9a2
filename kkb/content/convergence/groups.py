"""Poktan: which of the five groups exist, how many take part of those they are for, and what SIGA's recap counts."""

import pandas as pd

from kkb.content.chart import Caption
from kkb.content.charts.convergence import Rate, build_turnout
from kkb.content.convergence.case import (
    GROUPS_RECAP,
    PROFILES,
    ConvergenceCase,
    counted_figure,
    gain_blocks,
    nothing_formed,
    part_heading,
    presence_chart,
)
from kkb.content.page import ChartBlock, Heading, Note, Page, PageBlock, TableBlock, TableColumn, Value
from kkb.core.convergence.recap import MEMBERS, by_area, unseen
from kkb.core.convergence.recap import presence as recap_presence
from kkb.core.convergence.survey import THERE, presence, states, turnout
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import within
from kkb.text.markdown import plain

_ITEMS = ("input_poktan", "output_poktan")


def groups_page(case: ConvergenceCase) -> Page:
    """The answer, existence and participation beside each other, what it would do for the target, by area."""
    basis, found = case.basis, case.profiles
    if found.empty:
        return case.page(nothing_formed(basis), None, (case.source(PROFILES),))
    kinds = [(g.name, presence(basis.area_view.area, states(found[g.key]))) for g in case.scheme.groups]
    ordered = sorted(kinds, key=lambda kind: -kind[1].there)
    (most, top), (least, low) = ordered[0], ordered[-1]
    every = pd.DataFrame({g.key: states(found[g.key]).eq(THERE) for g in case.scheme.groups}).all(axis=1)
    share = Share(int(every.sum()), len(found))
    answer = basis.text(
        "konvergensi.poktan_jawab", nama=basis.subject, semua=basis.share(share), banyak=most,
        n_banyak=basis.fraction(top.share), sedikit=least, n_sedikit=basis.fraction(low.share),
    )  # fmt: skip
    title, alt = basis.text("konvergensi.poktan_ada"), basis.text("konvergensi.poktan_alt", nama=basis.area_view.name)
    blocks = (
        case.source(PROFILES),
        Heading("poktan_judul", title),
        *presence_chart(case, kinds, "poktan", (title, alt)),
        *_turnout(case),
        *gain_blocks(case, _ITEMS),
        part_heading(basis),
        _by_part(case),
        *recap_blocks(case),
    )
    return case.page(answer, counted_figure(basis, "poktan", basis.text("konvergensi.tampilan_poktan"), share), blocks)


def _turnout(case: ConvergenceCase) -> tuple[PageBlock, ...]:
    basis, found, title = case.basis, case.profiles, case.basis.text("konvergensi.poktan_ikut")
    rates = [(group.name, turnout(found[group.members], found[group.meant_for])) for group in case.scheme.groups]
    best = basis.scheme.rule.item("output_poktan").bands[-1]
    line = basis.text("konvergensi.garis_terbaik", skor=best.score, dari=best.low)
    alt = basis.text("konvergensi.poktan_ikut_alt", nama=basis.area_view.name)
    bars, caption = [Rate(name, rate.people) for name, rate in rates], Caption("poktan_ikut", title, alt)
    told = sorted({rate.villages for _, rate in rates})
    span = "–".join(basis.number(n) for n in (told[0], told[-1])[: len(told)])
    note = basis.text("konvergensi.poktan_ikut_ket", n=span, total=basis.number(len(found)))
    chart = ChartBlock(build_turnout(bars, (best.low, line), basis.words, caption))
    return Heading("ikut_judul", title), chart, Note("poktan_ikut_ket", note, "small")


def _by_part(case: ConvergenceCase) -> TableBlock:
    basis, found, groups = case.basis, case.profiles, case.scheme.groups
    columns = [
        TableColumn("nama", basis.part_word.capitalize(), is_name=True),
        TableColumn("total", basis.text("konvergensi.kolom_total"), "count"),
        *(TableColumn(f"ada_{g.key}", basis.text("konvergensi.kolom_ada", nama=g.name)) for g in groups),
    ]
    for group in groups:
        share = basis.text("konvergensi.kolom_ikut", nama=group.name)
        columns.append(TableColumn(f"persen_{group.key}", share, "share", 1))
        columns.append(TableColumn(f"ikut_{group.key}", basis.text("konvergensi.kolom_ikut_n", nama=group.name)))
    rows = tuple(_row(case, code, found[within(found["kode"], code)]) for code in case.parts())
    title = basis.text("konvergensi.poktan_tabel")
    return TableBlock("poktan", title, tuple(columns), rows, case.notes(PROFILES))


def _row(case: ConvergenceCase, code: str, inside: pd.DataFrame) -> tuple[Value, ...]:
    basis, there, rates = case.basis, [], []
    for group in case.scheme.groups:
        there.append(basis.counts(int(states(inside[group.key]).eq(THERE).sum()), len(inside)))
        people = turnout(inside[group.members], inside[group.meant_for]).people
        rates += [people.percent, basis.counts(people.n, people.total)]
    return (basis.area_view.places.name(code), len(inside), *there, *rates)


def recap_blocks(case: ConvergenceCase) -> tuple[PageBlock, ...]:
    """Groups by SIGA's recap beside the Kampung KB that have them, and where the two differ; else how to bring one."""
    basis, recap, keys = case.basis, case.supporting[GROUPS_RECAP].rows, [g.key for g in case.scheme.groups]
    if recap.empty:
        return (Note("rekap_tanpa", basis.text("rekap.tanpa"), "small"),)
    counted = by_area(recap, [part.code for part in basis.area_view.parts], keys)
    names = {group.key: group.name for group in case.scheme.groups if counted[group.key].notna().any()}
    odd = unseen(case.profiles, recap, keys).dropna()
    blocks: list[PageBlock] = [Heading("rekap_judul", basis.text("rekap.judul")), *_told(case, counted, names)]
    if odd.any():
        share = basis.share(Share(int(odd.sum()), len(odd)))
        blocks.append(Note("rekap_beda", basis.text("rekap.beda", pangsa=share)))
    blocks += [Note("rekap_ket", basis.text("rekap.ket"), "small"), case.source(GROUPS_RECAP)]
    return (*blocks, _recap_table(case, counted, names))


def _told(case: ConvergenceCase, counted: pd.DataFrame, names: dict[str, str]) -> list[PageBlock]:
    """How many groups the recap counts; where it says only that they are there, how many say so."""
    basis, recap = case.basis, case.supporting[GROUPS_RECAP].rows
    blocks: list[PageBlock] = []
    told = ", ".join(f"{plain(name)} {basis.number(int(counted[key].sum()))}" for key, name in names.items())
    if told:
        sentence = basis.text("rekap.jawab", rincian=told, n=basis.number(len(recap)))
        blocks.append(Note("rekap_jawab", sentence))
    named = {group.key: group.name for group in case.scheme.groups}
    shares = recap_presence(recap, list(named))
    there = ", ".join(f"{plain(named[key])} {basis.share(share)}" for key, share in shares.items())
    return [*blocks, Note("rekap_ada", basis.text("rekap.jawab_ada", rincian=there))] if there else blocks


def _recap_table(case: ConvergenceCase, counted: pd.DataFrame, names: dict[str, str]) -> TableBlock:
    basis, found = case.basis, case.profiles
    columns = [TableColumn("nama", basis.text("rekap.kolom_wilayah"), is_name=True)]
    cells: list[list[Value]] = [[basis.area_view.places.name(code) for code in counted.index]]
    for key, name in names.items():
        there = found["kode"].where(states(found[key]).eq(THERE))
        inside = [within(found["kode"], code) for code in counted.index]
        columns.append(TableColumn(f"ada_{key}", basis.text("konvergensi.kolom_ada", nama=name)))
        cells.append([basis.counts(int(there[rows].notna().sum()), int(rows.sum())) for rows in inside])
        for column, label in ((key, "rekap.kolom_kelompok"), (f"{MEMBERS}{key}", "rekap.kolom_anggota")):
            if counted[column].notna().any():
                columns.append(TableColumn(column, basis.text(label, nama=name), "count"))
                cells.append([None if pd.isna(value) else int(value) for value in counted[column]])
    rows = tuple(zip(*cells, strict=True))
    return TableBlock("poktan_siga", basis.text("rekap.tabel"), tuple(columns), rows, case.notes(GROUPS_RECAP))
