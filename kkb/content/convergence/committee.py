"""Pokja: does it exist, has it a decree, members, training; regulation, field officer, and who pays."""

import pandas as pd

from kkb.content.convergence.case import (
    PROFILES,
    ConvergenceCase,
    counted_figure,
    gain_blocks,
    nothing_formed,
    part_heading,
    presence_chart,
    presence_table,
)
from kkb.content.page import Heading, Note, Page, PageBlock, TableBlock, TableColumn, Value
from kkb.core.convergence.survey import ASPECTS, FUNDS, Presence, numbers, presence, states
from kkb.core.counts.tally import within

_ITEMS = ("input_pokja", "input_sumber_dana", "input_pkb")


def committee_page(case: ConvergenceCase) -> Page:
    """The answer, what the Pokja have beside where the money comes from, the target, by area."""
    basis, found = case.basis, case.profiles
    if found.empty:
        return case.page(nothing_formed(basis), None, (case.source(PROFILES),))
    counts = {c: presence(basis.area_view.area, states(found[c])) for c in ASPECTS}
    answer = basis.text(
        "konvergensi.pokja_jawab", nama=basis.subject, pokja=basis.share(counts["pokja"].share),
        sk=basis.fraction(counts["pokja_sk"].share), terlatih=basis.fraction(counts["pokja_terlatih"].share),
        kosong=basis.number(counts["pokja"].blank),
    )  # fmt: skip
    title, alt = basis.text("konvergensi.pokja_punya"), basis.text("konvergensi.pokja_alt", nama=basis.area_view.name)
    blocks = (
        case.source(PROFILES),
        Heading("pokja_judul", title),
        *presence_chart(case, _bars(case, ASPECTS), "pokja", (title, alt)),
        *_funds(case),
        *gain_blocks(case, _ITEMS),
        part_heading(basis),
        _by_part(case),
        presence_table(case, _bars(case, (*ASPECTS, *FUNDS)), "pokja_hal",
                       (basis.text("konvergensi.pokja_hal"), basis.text("konvergensi.kolom_hal")), PROFILES),
    )  # fmt: skip
    label = basis.text("konvergensi.aspek_pokja")
    return case.page(answer, counted_figure(basis, "pokja", label, counts["pokja"].share), blocks)


def _bars(case: ConvergenceCase, columns: tuple[str, ...]) -> list[tuple[str, Presence]]:
    basis, area = case.basis, case.basis.area_view.area
    return [(basis.text(f"konvergensi.aspek_{c}"), presence(area, states(case.profiles[c]))) for c in columns]


def _funds(case: ConvergenceCase) -> tuple[PageBlock, ...]:
    """Each source; where a file tells only how many sources there are, how many have how many."""
    basis, found, title = case.basis, case.profiles, case.basis.text("konvergensi.pokja_dana")
    blocks: list[PageBlock] = [Heading("dana_judul", title)]
    if found[list(FUNDS)].notna().any(axis=None):
        alt = basis.text("konvergensi.dana_alt", nama=basis.area_view.name)
        blocks += presence_chart(case, _bars(case, FUNDS), "dana", (title, alt))
    told = numbers(found["sumber_dana"]).dropna()
    if len(told):
        bands = basis.scheme.rule.item("input_sumber_dana").bands
        parts = [
            basis.text(
                "konvergensi.dana_pita",
                rentang=f"{b.low}" if b.high == b.low else f"{b.low}–{len(FUNDS) if b.high is None else b.high}",
                n=basis.number(int(told.between(b.low, told.max() if b.high is None else b.high).sum())),
            )
            for b in bands
        ]
        counted = {"n": basis.number(len(told)), "total": basis.number(len(found))}
        sentence = basis.text("konvergensi.dana_jumlah", rincian="; ".join(parts), **counted)
        blocks.append(Note("dana_jumlah", sentence, "small"))
    return tuple(blocks)


def _by_part(case: ConvergenceCase) -> TableBlock:
    basis, found = case.basis, case.profiles
    columns = (
        TableColumn("nama", basis.part_word.capitalize(), is_name=True),
        TableColumn("total", basis.text("konvergensi.kolom_total"), "count"),
        *(TableColumn(c, basis.text(f"konvergensi.aspek_{c}")) for c in (*ASPECTS, *FUNDS)),
        TableColumn("orang", basis.text("konvergensi.kolom_orang"), "count"),
    )
    rows = tuple(_row(case, code, found[within(found["kode"], code)]) for code in case.parts())
    return TableBlock("pokja", basis.text("konvergensi.pokja_tabel"), columns, rows, case.notes(PROFILES))


def _row(case: ConvergenceCase, code: str, inside: pd.DataFrame) -> tuple[Value, ...]:
    counts = [presence(code, states(inside[c])) for c in (*ASPECTS, *FUNDS)]
    people = int(numbers(inside["pokja_anggota"]).fillna(0).sum())
    shares = (case.basis.counts(p.there, p.total) for p in counts)
    return (case.basis.area_view.places.name(code), len(inside), *shares, people)
