"""The first line of a page: the answer as a full sentence made from the data."""

from kkb.core.counts.area_view import AreaChange, AreaView
from kkb.core.counts.ratio import gap, needed
from kkb.core.target.targets import MET, UNKNOWN, Judged
from kkb.text import format as fmt
from kkb.text.extent_words import opened, subject
from kkb.text.markdown import plain
from kkb.text.wording import Wording


def full_name(area_view: AreaView, words: Wording) -> str:
    """The name of the area with its kind: a province and a kecamatan often share a name with something else."""
    key = f"umum.nama_{area_view.level}"
    return words.text(key, nama=area_view.name) if words.has(key) else area_view.name


def target_answer(area_view: AreaView, words: Wording) -> str:
    """How many Kampung KB are missing to the target in force, or that it is met; when all have passed how the last one
    was met at its date; without a target where the area stands. Always n of N, and of a target what is needed.
    """
    share, judged = area_view.tally.share_a, area_view.leading
    name = opened(plain(subject(area_view, full_name(area_view, words), words)), area_view, words)
    if share.total == 0:
        return words.text("jawab.belum_terbentuk", nama=name)
    if area_view.is_part_alone:
        return words.text("cakupan.tanpa_kurang", nama=name, pangsa=fmt.share(share, words.lang))
    if judged is None:
        return words.text("jawab.tanpa_target", nama=name, pangsa=fmt.share(share, words.lang))
    if judged.is_past:
        return words.text(f"jawab.lewat_{judged.status}", nama=name, **_judged_values(judged, words))
    key = "jawab.tercapai" if judged.status == MET else "jawab.kurang"
    return words.text(key, nama=name, pangsa=fmt.share(share, words.lang), **_judged_values(judged, words))


def target_notes(area_view: AreaView, words: Wording) -> tuple[str, ...]:
    """What belongs beside the answer: how the target before was met; that the next, or any, is still to be set; what
    the benchmark would ask, marked as what it is.
    """
    if area_view.tally.share_a.total == 0 or area_view.on is None or area_view.is_part_alone:
        return ()
    past, notes = area_view.last_passed, []
    if area_view.target and past:
        notes.append(words.text(f"jawab.sebelumnya_{past.status}", **_judged_values(past, words)))
    if area_view.target is None and past:
        notes += now_notes(area_view, words)
        notes.append(words.text("jawab.tetapkan_berikut"))
    if not area_view.judged:
        notes.append(words.text("jawab.tetapkan"))
        notes += [benchmark_answer(area_view, words)] if area_view.benchmark else []
    return tuple(notes)


def now_notes(area_view: AreaView, words: Wording) -> tuple[str, ...]:
    """Below an answer about a target that has passed: where the area stands by newer data; empty without any."""
    judged = area_view.leading
    if area_view.is_part_alone or judged is None or not judged.is_past or judged.on == area_view.on:
        return ()
    now = {"data": fmt.day(area_view.on, words.lang), "pangsa": fmt.share(area_view.tally.share_a, words.lang)}
    return (words.text("jawab.kini", **now),)


def benchmark_answer(area_view: AreaView, words: Wording) -> str:
    """What the target of another area would ask of this one: a comparison, said to be no target of this area."""
    share, percent = area_view.tally.share_a, area_view.benchmark.percent
    values = {
        "target": fmt.percent(percent, words.lang, 0),
        "pemilik": plain(area_view.places.name(area_view.benchmark.area)),
        "tahun": area_view.benchmark.due.year, "perlu": fmt.number(needed(percent, share.total), words.lang),
        "total": fmt.number(share.total, words.lang), "selisih": fmt.number(gap(share, percent), words.lang),
    }  # fmt: skip
    return words.text("jawab.pembanding" if gap(share, percent) else "jawab.pembanding_cukup", **values)


def short_target(area_view: AreaView, words: Wording) -> str:
    """The target told first in few words, for the bar above a page."""
    judged = area_view.leading
    if judged is None:
        return words.text("umum.target_tidak_ada")
    values = {"persen": fmt.percent(judged.target.percent, words.lang, 0),
              "tanggal": fmt.short_day(judged.target.due, words.lang)}  # fmt: skip
    if not judged.is_past or area_view.is_part_alone:
        return words.text("umum.target_berlaku", **values)
    return words.text(f"umum.target_{judged.status}", kurang=fmt.number(judged.short or 0, words.lang), **values)


def what_if_note(area_view: AreaView, aim: tuple[str, int], words: Wording) -> str | None:
    """That a share asked for (`aim`: ratio, percent) is tried out and no target of the area; None when it is one."""
    ratio, percent = aim
    target = {"A": area_view.target, "C": area_view.coverage}.get(ratio)
    if target and target.percent == percent:
        return None
    return words.text(
        "jawab.andai", persen=fmt.percent(percent, words.lang, 0), nama=plain(full_name(area_view, words))
    )


def _judged_values(judged: Judged, words: Wording) -> dict[str, str]:
    values = {
        "target": fmt.percent(judged.target.percent, words.lang, 0),
        "tanggal": fmt.day(judged.target.due, words.lang),
    }
    if judged.status == UNKNOWN:
        return values
    return values | {
        "hitung": _counted(judged, words),
        "perlu": fmt.number(judged.needed, words.lang),
        "kurang": fmt.number(judged.short or 0, words.lang),
    }


def _counted(judged: Judged, words: Wording) -> str:
    """n of N, with the date of the data where it is not the date of a target that has passed."""
    told = fmt.fraction(judged.share, words.lang)
    if not judged.is_past or judged.on == judged.target.due:
        return told
    return words.text("jawab.hitung_pada", hitung=told, data=fmt.day(judged.on, words.lang))


def change_answer(seen: AreaChange, words: Wording) -> str:
    """What moved since the earlier date, in one sentence."""
    counts = seen.counts
    names = ("naik", "turun", "terbentuk", "hilang")
    numbers = (counts.promoted, counts.demoted, counts.formed, counts.gone)
    values = {name: fmt.number(n, words.lang) for name, n in zip(names, numbers, strict=True)}
    return words.text("jawab.gerak", sejak=fmt.day(seen.since, words.lang), **values)


def effect_answer(seen: AreaChange, words: Wording) -> str | None:
    """What moved ratio A, in points, by cause; said in words when forming alone lowered it."""
    parts = seen.effects
    if parts is None:
        return None
    names = {"total": "total", "hilang": "gone", "naik": "promoted", "turun": "demoted", "baru": "formed"}
    values = {name: fmt.signed(getattr(parts, field), words.lang, 1) for name, field in names.items()}
    values["turunnya"] = fmt.number(abs(parts.formed), words.lang, 1)
    key = "jawab.pengaruh_bentuk" if parts.formed < 0 and parts.demoted == 0 and parts.total < 0 else "jawab.pengaruh"
    told = words.text("jawab.pengaruh_hilang" if round(parts.gone, 1) else key, **values)
    whole = fmt.adds_up((parts.gone, parts.promoted, parts.demoted, parts.formed), parts.total)
    return told if whole else f"{told} {words.text('umum.dibulatkan')}"
