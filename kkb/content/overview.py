"""Ringkasan: where we stand, how far to the target, what moved, who lags, who never reported."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from kkb.content.basis import Basis
from kkb.content.chart import Caption
from kkb.content.charts.strata import build_strata_through_time
from kkb.content.headline import headline_figures
from kkb.content.page import ChartBlock, Heading, Listing, Note, Page, PageBlock, blocks_of, joined
from kkb.content.question import question
from kkb.core.area.wilayah import Level
from kkb.core.counts.area_view import AreaChange
from kkb.core.target.targets import MISSED, WAITING, Judged
from kkb.text.answers import (
    aim_text,
    change_answer,
    effect_answer,
    range_of,
    short_text,
    target_answer,
    target_notes,
)
from kkb.text.extent_words import range_sentence
from kkb.text.format import fraction_range
from kkb.text.markdown import plain

SLUG = "ringkasan"
FURTHEST = 3
_BEHIND = {MISSED: "luput", WAITING: "menunggu"}


@dataclass(frozen=True, eq=False)
class OverviewInputs:
    """`part_targets` the areas below that have a target, by code; `change` since the snapshot before; `through_time`
    the counts at every date (columns of kkb.core.counts.timeline.timeline).
    """

    part_targets: Mapping[str, Judged]
    change: AreaChange | None
    through_time: pd.DataFrame


def overview_page(basis: Basis, inputs: OverviewInputs) -> Page:
    """The page of an area that has data."""
    area_view = basis.area_view
    blocks = joined((
        blocks_of(None if area_view.tally.desa else Note("tanpa_daftar", basis.text("umum.tanpa_daftar"), "info")),
        _through_time(basis, inputs.through_time),
        _change(basis, inputs.change),
        _furthest(basis, inputs.part_targets),
        _unreported(basis),
    ))  # fmt: skip
    return Page(
        SLUG, question(basis, SLUG), target_answer(area_view, basis.words), target_notes(area_view, basis.words),
        headline_figures(basis), blocks,
    )  # fmt: skip


def _through_time(basis: Basis, counts: pd.DataFrame) -> tuple[PageBlock, ...]:
    """Kampung KB by stratum at every date of data."""
    caption = Caption("strata_waktu", basis.text("ringkasan.strata_judul"), basis.text("ringkasan.strata_alt"))
    chart = build_strata_through_time(counts, basis.scheme, basis.words, caption, basis.area_view.path)
    return Heading("strata_judul", caption.title), ChartBlock(chart)


def _change(basis: Basis, change: AreaChange | None) -> tuple[PageBlock, ...]:
    """What moved since the last snapshot, and what that did to ratio A."""
    heading = Heading("gerak_judul", basis.text("ringkasan.gerak_judul"))
    if change is None:
        return heading, Note("gerak", basis.text("ringkasan.gerak_awal"))
    effect = effect_answer(change, basis.words)
    told = Note("gerak", change_answer(change, basis.words))
    return blocks_of(heading, told, Note("pengaruh", effect) if effect else None)


def _furthest(basis: Basis, judged: Mapping[str, Judged]) -> tuple[PageBlock, ...]:
    """The three areas below that miss the most villages."""
    if not judged or basis.area_view.level >= Level.KECAMATAN:
        return ()
    behind = sorted(
        (item for item in judged.items() if item[1].short), key=lambda item: (-(item[1].short or 0), item[0])
    )
    without = sum(1 for part in basis.area_view.parts if part.terbentuk and part.code not in judged)
    unit = {"satuan": basis.part_word}
    rest = Note("tertinggal_sebagian", basis.text("ringkasan.tertinggal_sebagian", n=basis.number(without), **unit),
                "small")  # fmt: skip
    lines = tuple(_behind_line(basis, code, found) for code, found in behind[:FURTHEST])
    return blocks_of(
        Heading("tertinggal_judul", basis.text("ringkasan.tertinggal_judul")),
        None if behind else Note("tertinggal_kosong", basis.text("ringkasan.tertinggal_kosong", **unit)),
        Listing("tertinggal", lines) if lines else None,
        rest if without else None,
    )


def _unreported(basis: Basis) -> tuple[PageBlock, ...]:
    """How many never reported, and what else the counts hide."""
    counts = basis.area_view.tally
    odd = (("tidak_dikenal", counts.tidak_dikenal), ("belum_cocok", counts.belum_dicocokkan))
    open_ends = (("cakupan", counts.range_c), ("pangsa_desa", counts.range_b))
    warnings = [Note(name, basis.text(f"ringkasan.{name}", n=basis.number(n)), "warning") for name, n in odd if n]
    ranges = [
        Note(f"rentang_{name}", range_sentence(basis.text(f"ringkasan.{name}"), value, basis.words))
        for name, value in open_ends
        if not value.is_exact
    ]
    is_covered = counts.covered is None or counts.covered >= counts.desa
    counted = Note("dihitung", basis.text("cakupan.dihitung", n=basis.number(counts.covered or 0)), "small")
    heading = Heading("lapor_judul", basis.text("ringkasan.lapor_judul"))
    silent = Note("lapor", _unreported_sentence(basis))
    return blocks_of(heading, silent, *warnings, *ranges, None if is_covered else counted)


def _unreported_sentence(basis: Basis) -> str:
    counts = basis.area_view.tally
    values = {"n": basis.number(counts.belum_lapor), "total": basis.number(counts.terbentuk)}
    if counts.belum_lapor:
        percent = basis.percent(100 * counts.belum_lapor / counts.terbentuk, 0)
        return basis.text("ringkasan.lapor", persen=percent, lapor=basis.number(counts.entry_reported), **values)
    if counts.terbentuk:
        return basis.text("ringkasan.lapor_nol", total=values["total"])
    return target_answer(basis.area_view, basis.words)


def _behind_line(basis: Basis, code: str, judged: Judged) -> str:
    return basis.text(
        f"ringkasan.tertinggal_{_BEHIND.get(judged.status, 'baris')}",
        nama=plain(basis.area_view.places.name(code)),
        kurang=short_text(judged, basis.words),
        target=aim_text(judged.target, basis.words),
        tanggal=basis.short_day(judged.target.due),
        hitung=fraction_range(range_of(judged), basis.words.lang),
        data=basis.short_day(judged.data_date),
        perlu=basis.number(judged.needed),
    )
