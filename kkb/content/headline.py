"""The four headline numbers of an area: ratio A, villages short of the target, ratio C, ratio B."""

from kkb.content.basis import Basis
from kkb.content.page import Figure, range_figure
from kkb.core.counts.ratio import ShareRange
from kkb.core.target.targets import MISSED, WAITING, Judged
from kkb.text.answers import aim_text, short_text
from kkb.text.extent_words import known_label, range_sentence
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
            known_label(label if share.is_exact else f"{label}, %", basis.area_view, basis.words),
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
        label = basis.text("ringkasan.kurang", target=aim_text(judged.target, basis.words))
        return Figure("kurang", label, NOTHING, basis.text("cakupan.sebagian_kpi"))
    if judged.status == WAITING:
        return _waiting(basis, judged)
    if judged.is_past:
        return _passed(basis, judged)
    need = {"perlu": basis.number(judged.needed), "total": basis.number(judged.share.total)}
    label = basis.text("ringkasan.kurang", target=aim_text(judged.target, basis.words))
    ending = "" if judged.target.ratio == "A" else "_lain"
    return Figure(
        "kurang", label, NOTHING if judged.short is None else short_text(judged, basis.words),
        basis.text("ringkasan.kurang_ket", **need), judged.short, judged.share.total, *_ends(judged),
        explanation=basis.text(f"ringkasan.kurang_bantu{ending}"),
    )  # fmt: skip


def _ends(judged: Judged) -> tuple[int | None, int | None]:
    """How many are short at least and at most, where names not matched yet leave it open."""
    return (None, None) if judged.least_short == judged.short else (judged.least_short, judged.short)


def _waiting(basis: Basis, judged: Judged) -> Figure:
    """The date of the target has come since the data: nothing is short, nothing is met."""
    label = basis.text("ringkasan.lewat_menunggu_data", target=aim_text(judged.target, basis.words))
    note = basis.text("ringkasan.lewat_menunggu_data_ket", data=basis.short_day(judged.data_date))
    told = basis.text("ringkasan.lewat_menunggu_data_bantu", tanggal=basis.short_day(judged.target.due))
    return Figure("kurang", label, NOTHING, note, explanation=told)


def _passed(basis: Basis, judged: Judged) -> Figure:
    key = "luput" if judged.status == MISSED else f"lewat_{judged.status}"
    label = basis.text(f"ringkasan.{key}", target=aim_text(judged.target, basis.words))
    due, explanation = basis.short_day(judged.target.due), basis.text("ringkasan.lewat_bantu")
    if judged.short is None:
        note = basis.text("ringkasan.lewat_tanpa_data_ket", tanggal=due)
        return Figure("kurang", label, NOTHING, note, explanation=explanation)
    note = basis.text("ringkasan.lewat_ket", tanggal=due, perlu=basis.number(judged.needed))
    number = short_text(judged, basis.words)
    total, ends = judged.share.total, _ends(judged)
    return Figure("kurang", label, number, note, judged.short, total, *ends, explanation=explanation)
