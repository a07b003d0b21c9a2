"""The four headline numbers of an area: ratio A, villages short of the target, ratio C, ratio B."""

from kkb.content.basis import Basis
from kkb.content.page import Figure, range_figure
from kkb.core.counts.ratio import ShareRange
from kkb.core.target.targets import MISSED, Judged
from kkb.text.extent_words import range_sentence
from kkb.text.format import NOTHING, fraction_range, short_range

NOTE_FITS = 23
"""Signs of a note that stand in a quarter of a projector's width; what is longer is cut there."""


def headline_figures(basis: Basis) -> tuple[Figure, ...]:
    """Ratio A, villages short of the target, ratio C, ratio B; a percentage never without its counts."""
    counts = basis.area_view.tally
    whole = ShareRange(counts.share_a, counts.share_a, 0)
    return (
        _ratio(basis, "pangsa", whole),
        _short(basis),
        _ratio(basis, "cakupan", counts.range_c),
        _ratio(basis, "pangsa_desa", counts.range_b),
    )


def _ratio(basis: Basis, name: str, share: ShareRange) -> Figure:
    label, explanation = basis.text(f"ringkasan.{name}"), basis.text(f"ringkasan.{name}_bantu")
    return range_figure(
        name,
        (
            label if share.is_exact else f"{label}, %",
            short_range(share, basis.words.lang),
            _counts(basis, name, share),
        ),
        share,
        explanation if share.is_exact else f"{explanation} {range_sentence(label, share, basis.words)}",
    )


def _counts(basis: Basis, name: str, share: ShareRange) -> str:
    """The counts with what they count; of large regions the counts alone, whole (the explanation says of what)."""
    fraction = fraction_range(share, basis.words.lang)
    told = basis.text(f"ringkasan.{name}_ket", hitung=fraction)
    return told if len(told) <= NOTE_FITS else fraction


def _short(basis: Basis) -> Figure:
    """Short of the target in force; of the last one that has passed how it was met; a dash without a target."""
    judged = basis.area_view.leading
    if judged is None:
        label, note, explanation = (basis.text(f"ringkasan.tanpa_target{end}") for end in ("", "_ket", "_bantu"))
        return Figure("kurang", label, NOTHING, note, explanation=explanation)
    if basis.area_view.is_part_alone:  # the shortage of a part is not the region's
        label = basis.text("ringkasan.kurang", target=basis.percent(judged.target.percent, 0))
        return Figure("kurang", label, NOTHING, basis.text("cakupan.sebagian_kpi"))
    if judged.is_past:
        return _passed(basis, judged)
    need = {"perlu": basis.number(judged.needed), "total": basis.number(judged.share.total)}
    label = basis.text("ringkasan.kurang", target=basis.percent(judged.target.percent, 0))
    short = basis.area_view.short
    return Figure(
        "kurang", label, NOTHING if short is None else basis.number(short), basis.text("ringkasan.kurang_ket", **need),
        short, judged.share.total, explanation=basis.text("ringkasan.kurang_bantu"),
    )  # fmt: skip


def _passed(basis: Basis, judged: Judged) -> Figure:
    key = "luput" if judged.status == MISSED else f"lewat_{judged.status}"
    label = basis.text(f"ringkasan.{key}", target=basis.percent(judged.target.percent, 0))
    due, explanation = basis.short_day(judged.target.due), basis.text("ringkasan.lewat_bantu")
    if judged.short is None:
        note = basis.text("ringkasan.lewat_tanpa_data_ket", tanggal=due)
        return Figure("kurang", label, NOTHING, note, explanation=explanation)
    note = basis.text("ringkasan.lewat_ket", tanggal=due, perlu=basis.number(judged.needed))
    number = basis.number(judged.short)
    return Figure("kurang", label, number, note, judged.short, judged.share.total, explanation=explanation)
