"""The first line of a page: the answer as a full sentence made from the data."""

from kkb.core.area import wilayah
from kkb.core.counts.area_view import AreaChange, AreaView
from kkb.core.counts.ratio import ShareRange, gap, needed
from kkb.core.target.targets import AHEAD, UNKNOWN, WAITING, Judged, Target
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
    if share.total == 0 and (judged is None or judged.target.ratio == "A"):
        return words.text("jawab.belum_terbentuk", nama=name)
    if area_view.is_part_alone:
        return words.text("cakupan.tanpa_kurang", nama=name, pangsa=fmt.share(share, words.lang))
    if judged is None:
        return words.text("jawab.tanpa_target", nama=name, pangsa=fmt.share(share, words.lang))
    key = f"lewat_{judged.status}" if judged.is_past else "kurang" if judged.status == AHEAD else judged.status
    told = words.text(f"jawab.{key}", nama=name, **_judged_values(judged, words))
    return told if judged.target.ratio == "A" else f"{told} {words.text('jawab.tanpa_a')}"


def target_notes(area_view: AreaView, words: Wording) -> tuple[str, ...]:
    """What belongs beside the answer: how the target before was met; that the next, or any, is still to be set; what
    the benchmark would ask, marked as what it is.
    """
    if area_view.on is None or area_view.is_part_alone:
        return ()
    if area_view.tally.share_a.total == 0:
        return _beside_notes(area_view, words)
    past, notes = area_view.last_passed, []
    if area_view.target and past:
        notes.append(words.text(f"jawab.sebelumnya_{past.status}", **_judged_values(past, words)))
    if area_view.target is None and past:
        notes += now_notes(area_view, words)
        notes.append(words.text("jawab.tetapkan_berikut"))
    if area_view.leading and area_view.leading.status == WAITING:
        notes.append(words.text("jawab.data_baru"))
    if not area_view.judged:
        notes += _beside_notes(area_view, words)
        notes.append(words.text("jawab.tetapkan"))
        notes += [benchmark_answer(area_view, words)] if area_view.benchmark else []
    return tuple(notes)


def _beside_notes(area_view: AreaView, words: Wording) -> tuple[str, ...]:
    """How the targets of the other ratios stand, where none of ratio A is set."""
    notes = (_beside_note(area_view, one, words) for one in area_view.beside if one != area_view.leading)
    return tuple(note for note in notes if note)


def _beside_note(area_view: AreaView, judged: Judged, words: Wording) -> str:
    """How a target of another ratio stands; the nation's is a comparison, and what is missing to it no shortage."""
    values = _judged_values(judged, words)
    if judged.target.area == wilayah.INDONESIA and area_view.area != wilayah.INDONESIA:
        name = words.text(f"ringkasan.{'cakupan' if judged.target.ratio == 'C' else 'pangsa_desa'}")
        percent = fmt.percent(judged.target.percent, words.lang, 0)
        is_known = judged.status != UNKNOWN
        return words.text("jawab.samping_nasional", rasio=name, persen=percent, **values) if is_known else ""
    key = judged.status if area_view.extent.is_whole else "tak_lengkap"
    return words.text(f"jawab.samping_{key}", **values)


def now_notes(area_view: AreaView, words: Wording) -> tuple[str, ...]:
    """Below an answer about a target that has passed: where the area stands by newer data; empty without any."""
    judged = area_view.leading
    if area_view.is_part_alone or judged is None or not judged.is_past or judged.on == area_view.on:
        return ()
    share = fmt.share_range(area_view.tally.ratio(judged.target.ratio), words.lang)
    return (words.text("jawab.kini", data=fmt.day(area_view.data_date, words.lang), pangsa=share),)


def benchmark_answer(area_view: AreaView, words: Wording) -> str:
    """What the target of another area would ask of this one: a comparison, said to be no target of this area."""
    benchmark = area_view.benchmark
    if benchmark is None:
        raise ValueError(f"{area_view.area} has nothing to be held against")
    share, percent = area_view.tally.share_a, benchmark.percent
    values = {
        "target": fmt.percent(percent, words.lang, 0),
        "pemilik": plain(area_view.places.name(benchmark.area)),
        "tahun": benchmark.due.year, "perlu": fmt.number(needed(percent, share.total), words.lang),
        "total": fmt.number(share.total, words.lang), "selisih": fmt.number(gap(share, percent), words.lang),
    }  # fmt: skip
    return words.text("jawab.pembanding" if gap(share, percent) else "jawab.pembanding_cukup", **values)


def short_target(area_view: AreaView, words: Wording) -> str:
    """The target told first in few words, for the bar above a page."""
    judged = area_view.leading
    if judged is None and area_view.ahead:
        first = area_view.ahead[0]
        due = fmt.short_day(first.due, words.lang)
        return words.text("umum.target_berlaku", persen=aim_text(first, words), tanggal=due)
    if judged is None:
        return words.text("umum.target_tidak_ada")
    values = {"persen": aim_text(judged.target, words),
              "tanggal": fmt.short_day(judged.target.due, words.lang)}  # fmt: skip
    if area_view.is_part_alone or not (judged.is_past or judged.status == WAITING):
        return words.text("umum.target_berlaku", **values)
    return words.text(f"umum.target_{judged.status}", kurang=fmt.number(judged.short or 0, words.lang), **values)


def what_if_note(area_view: AreaView, aim: tuple[str, int], words: Wording) -> str | None:
    """That a share asked for (`aim`: ratio, percent) is tried out and no target of the area; None when it is one."""
    ratio, percent = aim
    lead = area_view.leading
    target = {"A": area_view.target, "C": area_view.coverage}.get(ratio)
    if lead and lead.status == WAITING and (lead.target.ratio, lead.target.percent) == aim:
        return words.text("jawab.andai_menunggu", **_judged_values(lead, words))
    is_lead = lead and not lead.is_past and (lead.target.ratio, lead.target.percent) == aim
    if is_lead or (target and target.percent == percent):
        return None
    name = plain(full_name(area_view, words))
    told = words.text("jawab.andai", persen=fmt.percent(percent, words.lang, 0), nama=name)
    if lead is None or lead.target.ratio == "A":
        return told
    values = _judged_values(lead, words)
    return f"{told} {words.text('jawab.andai_lain', **values)}"


def aim_text(target: Target, words: Wording) -> str:
    """The share of a target: percent, and of which ratio unless it is A."""
    percent = fmt.percent(target.percent, words.lang, 0)
    return percent if target.ratio == "A" else words.text(f"simulasi.sasaran_{target.ratio.lower()}", target=percent)


def short_text(judged: Judged, words: Wording) -> str:
    """How many are short; from how many to how many where names not matched yet leave it open."""
    least, most = (fmt.number(n or 0, words.lang) for n in (judged.least_short, judged.short))
    return most if most == least else f"{least}–{most}"


def range_of(judged: Judged) -> ShareRange:
    """What the share of a target is known to lie between."""
    most = judged.most or judged.share
    return ShareRange(judged.share, most, most.n - judged.share.n)


def _judged_values(judged: Judged, words: Wording) -> dict[str, str]:
    values = {"target": aim_text(judged.target, words), "tanggal": fmt.day(judged.target.due, words.lang)}
    if judged.status == UNKNOWN:
        return values
    known = range_of(judged)
    return values | {
        "hitung": _counted(judged, words),
        "pangsa": fmt.share_range(known, words.lang),
        "perlu": fmt.number(judged.needed, words.lang),
        "kurang": short_text(judged, words),
        "satuan": words.text(f"jawab.satuan_{judged.target.ratio.lower()}"),
        "nama_lain": fmt.number(known.names, words.lang),
        "data": fmt.day(judged.data_date, words.lang),
    }


def _counted(judged: Judged, words: Wording) -> str:
    """n of N, with the date of the data where it is not the date of a target that has passed."""
    told = fmt.fraction_range(range_of(judged), words.lang)
    if not judged.is_past or judged.on == judged.target.due:
        return told
    return words.text("jawab.hitung_pada", hitung=told, data=fmt.day(judged.data_date, words.lang))


def change_answer(seen: AreaChange, words: Wording) -> str:
    """What moved since the earlier date; and what of it only looks so."""
    counts = seen.counts
    names = ("naik", "turun", "terbentuk", "hilang")
    numbers = (counts.promoted, counts.demoted, counts.formed, counts.gone)
    values = {name: fmt.number(n, words.lang) for name, n in zip(names, numbers, strict=True)}
    told = [words.text("jawab.gerak", sejak=fmt.day(seen.since, words.lang), **values)]
    doubts = (("jawab.gerak_tak_terbaca", counts.unknown), ("jawab.gerak_nama", counts.unsure))
    told += [words.text(key, n=fmt.number(n, words.lang)) for key, n in doubts if n]
    return " ".join(told)


def effect_answer(seen: AreaChange, words: Wording) -> str | None:
    """What moved ratio A, in points, by cause; said in words when forming alone lowered it."""
    parts = seen.effects
    if parts is None:
        return None
    names = {"total": "total", "hilang": "gone", "naik": "promoted", "turun": "demoted", "baru": "formed"}
    values = {name: fmt.signed(getattr(parts, field), words.lang, 1) for name, field in names.items()}
    values["turunnya"] = fmt.number(abs(parts.formed), words.lang, 1)
    none_left = parts.demoted == 0 and parts.unread >= 0
    key = "jawab.pengaruh_bentuk" if parts.formed < 0 and none_left and parts.total < 0 else "jawab.pengaruh"
    told = words.text("jawab.pengaruh_hilang" if round(parts.gone, 1) else key, **values)
    if parts.unread:
        told += f" {words.text('jawab.pengaruh_tak_terbaca', n=fmt.signed(parts.unread, words.lang, 1))}"
    whole = fmt.adds_up((parts.gone, parts.promoted, parts.demoted, parts.formed, parts.unread), parts.total)
    return told if whole else f"{told} {words.text('umum.dibulatkan')}"
