"""Peta: a layer of the map as values, and the areas it shows as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kkb.content.basis import Basis
from kkb.content.headline import headline_figures
from kkb.content.page import MapBlock, Page, PageBlock, TableBlock, TableColumn, Value, blocks_of
from kkb.content.question import question
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.tally import Tally
from kkb.core.target.targets import Judged
from kkb.text.answers import now_notes, target_answer
from kkb.text.format import counts_range

SLUG = "peta"


@dataclass(frozen=True, eq=False)
class MapInputs:
    """`layer` what the map shows; `parts` the areas listed beside it, `part_targets` what each is held against."""

    layer: MapBlock | None
    parts: Sequence[Tally]
    part_targets: Mapping[str, Judged]


def map_page(basis: Basis, inputs: MapInputs) -> Page:
    """The answer, the headline numbers, the layer, the table beside it."""
    table: PageBlock | None = area_table(basis, inputs.parts, inputs.part_targets) if inputs.parts else None
    answer, lead = map_answer(basis)
    figures = headline_figures(basis)
    return Page(SLUG, question(basis, SLUG), answer, lead, figures, blocks_of(inputs.layer, table))


def map_answer(basis: Basis) -> tuple[str, tuple[str, ...]]:
    """The answer, and where the area stands by now; what to set and compare with would push a map off a screen."""
    view, words = basis.area_view, basis.words
    missing = () if view.tally.desa else (basis.text("umum.tanpa_daftar"),)
    return target_answer(view, words), (*now_notes(view, words), *missing)


def area_table(basis: Basis, parts: Sequence[Tally], targets: Mapping[str, Judged]) -> TableBlock:
    """The areas that a map compares, their three shares each with its counts; districts with their province."""
    is_far = bool(parts) and wilayah.level(parts[0].code) == Level.KABUPATEN and basis.area_view.level < Level.PROVINSI
    text = {name: basis.text(f"peta.kolom_{name}") for name in _HEADS}
    name = basis.text("peta_luas.daftar_kabupaten") if is_far else basis.part_word.capitalize()
    columns = (
        TableColumn("nama", name, is_name=True, is_fitted=True),
        TableColumn("kurang", text["kurang"], "count"),
        TableColumn("pangsa_a", text["pangsa_a"], "share", 1), TableColumn("hitung_a", "n/N (A)"),
        TableColumn("belum_lapor", text["belum_lapor"], "count"),
        TableColumn("terbentuk", text["terbentuk"], "count"), TableColumn("desa", text["desa"], "count"),
        TableColumn("pangsa_b", text["pangsa_b"], "share", 1), TableColumn("hitung_b", "n/N (B)"),
        TableColumn("cakupan", text["cakupan"], "share", 1), TableColumn("hitung_c", "n/N (C)"),
        *((TableColumn("provinsi", basis.text("peta_luas.kolom_provinsi")),) if is_far else ()),
        TableColumn("kode", basis.text("banding.kolom_kode"), "code"),
    )  # fmt: skip
    rows = tuple(_area_row(basis, part, targets.get(part.code), is_far=is_far) for part in parts)
    unit = "kabupaten" if is_far else "bagian"
    return TableBlock(f"daftar_{unit}", basis.text("peta.tabel_bagian"), columns, rows, rows_shown=12)


_HEADS = ("kurang", "pangsa_a", "belum_lapor", "terbentuk", "desa", "pangsa_b", "cakupan")


def _area_row(basis: Basis, part: Tally, judged: Judged | None, *, is_far: bool) -> tuple[Value, ...]:
    places, lang, share = basis.area_view.places, basis.words.lang, part.share_a
    province = (places.name(wilayah.cut(part.code, Level.PROVINSI)),) if is_far else ()
    return (
        places.name(part.code), judged.short if judged and part.terbentuk else None, share.percent,
        basis.counts(share.n, share.total), part.belum_lapor, part.terbentuk, part.desa or None,
        part.share_b.percent, counts_range(part.range_b, lang), part.share_c.percent,
        counts_range(part.range_c, lang), *province, part.code,
    )  # fmt: skip
