"""Metode: definitions, the rule as it is read from data, formulas with a worked example, sources, contradictions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kkb.content.basis import Basis
from kkb.content.headline import headline_figures
from kkb.content.page import Heading, Listing, Note, Page, PageBlock, TableBlock, TableColumn, joined, prose
from kkb.content.question import question
from kkb.core.counts.ratio import Share, gap, needed
from kkb.core.quality.published import Published, check_published
from kkb.core.target.targets import Target
from kkb.text.format import decimal_marks
from kkb.text.issues import issue_sentence
from kkb.text.markdown import plain

SLUG = "metode"
WORKED = {"terbentuk": 25, "tercapai": 12, "desa": 199}
_SCORES = (1, 2, 3, 4)


@dataclass(frozen=True, eq=False)
class MethodInputs:
    """All targets that count, all published figures, and the name of an area of the official list by its code."""

    targets: Sequence[Target]
    published: Sequence[Published]
    name: Callable[[str], str]


def method_page(basis: Basis, inputs: MethodInputs) -> Page:
    """The page; its figures are those of the area, by the ratios it explains."""
    version = basis.scheme.rule.version
    answer = basis.text("metode.jawab", versi=version, item=len(basis.scheme.items))
    blocks = joined((
        ratio_blocks(basis), rule_blocks(basis), target_blocks(basis, inputs), progress_blocks(basis),
        published_blocks(basis, inputs),
    ))  # fmt: skip
    figures = headline_figures(basis) if basis.area_view.on else ()
    return Page(SLUG, question(basis, SLUG), answer, (), figures, blocks)


def ratio_blocks(basis: Basis) -> tuple[PageBlock, ...]:
    """The three ratios and the gap, with Musi Rawas of November 2022 worked through."""
    n, formed, villages = WORKED["tercapai"], WORKED["terbentuk"], WORKED["desa"]
    values = {"a": Share(n, formed), "b": Share(n, villages), "c": Share(formed, villages)}
    told = {key: basis.share(value) for key, value in values.items()}
    missing = {f"perlu{target}": basis.number(needed(target, formed)) for target in (50, 60)}
    missing |= {f"kurang{target}": basis.number(gap(values["a"], target)) for target in (50, 60)}
    return (
        Heading("rasio_judul", basis.text("metode.rasio")),
        *prose("rasio", basis.text("metode.rasio_isi", **told)),
        *prose("kekurangan", basis.text("metode.kekurangan", **missing)),
        Heading("bentuk_judul", basis.text("metode.bentuk")),
        *prose("bentuk", basis.text("metode.bentuk_isi")),
    )


def rule_blocks(basis: Basis) -> tuple[PageBlock, ...]:
    """The strata, the decision and the twelve items with their bands."""
    scheme, lang = basis.scheme, basis.words.lang
    lines = tuple(f"**{s.label(lang)}**: {s.meaning_in(lang)}" for s in scheme.classes)
    passing = ", ".join(f"{v.name} ≥ {v.pass_sum}" for v in scheme.rule.variables)
    heads = ("item", "variabel", *(str(score) for score in _SCORES), "instansi")
    rows = tuple(
        (item.label(lang), item.variable.capitalize(), *(item.meaning(score) or "–" for score in _SCORES), item.agency)
        for item in scheme.items
    )
    columns = tuple(TableColumn(n, n if n.isdigit() else basis.text(f"metode.kolom_{n}")) for n in heads)
    return (
        Heading("aturan_judul", basis.text("metode.aturan", versi=scheme.rule.version)),
        Listing("strata", lines),
        Note("lulus", basis.text("metode.lulus", syarat=passing)),
        TableBlock("aturan", basis.text("metode.dua_belas"), columns, rows, is_read=True),
        *prose("akibat", basis.text("metode.akibat")),
    )


def target_blocks(basis: Basis, inputs: MethodInputs) -> tuple[PageBlock, ...]:
    """Every dated target with its reference."""
    title = basis.text("metode.target")
    rows = tuple(
        (inputs.name(t.area), t.ratio, basis.day(t.due), basis.percent(t.percent, 0), t.source) for t in inputs.targets
    )
    columns = _columns(basis, ("wilayah", "rasio", "tanggal", "persen", "acuan"))
    return Heading("target_judul", title), TableBlock("daftar_target", title, columns, rows, is_read=True)


def progress_blocks(basis: Basis) -> tuple[PageBlock, ...]:
    """How progress is judged, as formulas in words."""
    title = Heading("kemajuan_judul", basis.text("ramalan.kemajuan_judul"))
    return title, *prose("kemajuan", basis.text("ramalan.kemajuan_isi"))


def published_blocks(basis: Basis, inputs: MethodInputs) -> tuple[PageBlock, ...]:
    """The published figures, and what in them contradicts itself; then the sources."""
    lang, title = basis.words.lang, basis.text("metode.terbit")
    sentences = (
        issue_sentence(issue, basis.words) for issue in check_published(inputs.published, basis.scheme.reached)
    )
    rows = tuple((f.name, f.day, f.wording, f.source, f.note) for f in inputs.published)
    columns = _columns(basis, ("wilayah", "tanggal", "angka", "acuan", "catatan"))
    return (
        Heading("terbit_judul", title),
        *prose("terbit_isi", basis.text("metode.terbit_isi")),
        Listing("terbit_temuan", tuple(plain(decimal_marks(sentence, lang)) for sentence in sentences)),
        TableBlock("terbit", title, columns, rows, rows_shown=12),
        Heading("sumber_judul", basis.text("metode.sumber")),
        *prose("sumber", basis.text("metode.sumber_isi")),
    )


def _columns(basis: Basis, names: Sequence[str]) -> tuple[TableColumn, ...]:
    is_dated = "angka" in names  # of figures a date is a date; of targets it is read as a word
    return tuple(
        TableColumn(name, basis.text(f"metode.kolom_{name}"), "date" if name == "tanggal" and is_dated else "text")
        for name in names
    )
