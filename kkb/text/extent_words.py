"""What the numbers of a view cover, in words: how a first line begins, what it is about, the note beside the date."""

from datetime import date

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.ratio import ShareRange
from kkb.text import format as fmt
from kkb.text.wording import Wording


def opened(sentence: str, area_view: AreaView, words: Wording) -> str:
    """A first line: where not everything of the area has data it begins with how many of how many have."""
    start = opening(area_view, words)
    return f"{start} {sentence}" if start else sentence


def opening(area_view: AreaView, words: Wording) -> str:
    """How many of how many have data, or that only a part is known; "" where all of the area speaks."""
    extent, lang = area_view.extent, words.lang
    if area_view.on is None or extent.is_whole:
        return ""
    if area_view.is_part_alone:
        return words.text("cakupan.awal_sebagian", n=fmt.number(area_view.tally.terbentuk, lang))
    values = {"n": fmt.number(extent.with_data, lang), "dari": fmt.number(extent.districts, lang)}
    if not extent.alone:
        return words.text("cakupan.awal", **values)
    return words.text("cakupan.awal_campur", sebagian=fmt.number(extent.alone, lang), **values)


def subject(area_view: AreaView, name: str, words: Wording) -> str:
    """What the numbers are about: the area by `name`, or what of it has data; never more."""
    if area_view.on is None or area_view.extent.is_whole:
        return name
    return words.text("cakupan.diketahui" if area_view.extent.alone else "cakupan.punya_data", nama=name)


def known_label(label: str, area_view: AreaView, words: Wording) -> str:
    """The label of a ratio with how many kabupaten/kota it speaks of, where these are not all of the area."""
    extent, lang = area_view.extent, words.lang
    if area_view.level >= Level.KABUPATEN or extent.with_data >= extent.districts:
        return label
    values = {"n": fmt.number(extent.with_data, lang), "dari": fmt.number(extent.districts, lang)}
    return words.text("cakupan.label", label=label, **values)


def extent_note(area_view: AreaView, words: Wording, *, is_opened: bool = False) -> str:
    """What stands beside the date of the data: how many have data, and what a part left as it was; "" for neither.
    `is_opened`: below an `opened` line, which said how many already.
    """
    extent, lang = area_view.extent, words.lang
    told = []
    if area_view.on is not None and area_view.level < Level.KABUPATEN and not (is_opened and opening(area_view, words)):
        numbers = {"n": fmt.number(extent.with_data, lang), "dari": fmt.number(extent.districts, lang)}
        told.append(words.text("cakupan.catatan_kabupaten", **numbers))
    if extent.fresh and extent.kept:
        told.append(
            words.text(
                "cakupan.catatan_sebagian", n=fmt.number(extent.fresh, lang), tanggal=_days(extent.part_on, words),
                sisa=fmt.number(extent.kept, lang), dulu=_days(extent.kept_on, words),
            )
        )  # fmt: skip
    elif extent.alone:
        told.append(words.text("cakupan.catatan_hanya_sebagian", n=fmt.number(extent.fresh, lang)))
    return "; ".join(told)


def days_text(first: date, last: date, words: Wording) -> str:
    """One date, or the first and the last of several."""
    days = {"awal": fmt.day(first, words.lang), "akhir": fmt.day(last, words.lang)}
    return days["akhir"] if first == last else words.text("cakupan.antara", **days)


def _days(days: tuple[date, date] | None, words: Wording) -> str:
    return days_text(*days, words) if days else fmt.NOTHING


def range_sentence(name: str, value: ShareRange, words: Wording) -> str:
    """A ratio that unconfirmed names or unknown villages leave open: what is sure, and what it may come to."""
    lang = words.lang
    numbers = {"n": fmt.number(value.least.n, lang), "sampai": fmt.fraction(value.most, lang)}
    why = [words.text("cakupan.nama", n=fmt.number(value.names, lang))] if value.names else []
    why += [words.text("cakupan.desa", n=fmt.number(value.unknown, lang))] if value.unknown else []
    return words.text("cakupan.rentang", rasio=name, sebab=f" {words.text('cakupan.dan')} ".join(why), **numbers)


def extent_values(area_view: AreaView) -> dict[str, object]:
    """The extent as plain values for JSON: `sebagian`, and above kabupaten how many of how many have data."""
    found: dict[str, object] = {"sebagian": area_view.extent.is_partial}
    if area_view.level < Level.KABUPATEN:
        found |= {"wilayah_ada_data": area_view.extent.with_data, "wilayah_jumlah": area_view.extent.districts}
    return found


def part_values(area_view: AreaView, code: str) -> dict[str, int]:
    """How many kabupaten/kota of a part of the area have data, under the names of `extent_values`; {} from kabupaten
    down.
    """
    if wilayah.level(code) >= Level.KABUPATEN:
        return {}
    known = sum(wilayah.is_within(district, code) for district in area_view.known)
    return {"wilayah_ada_data": known, "wilayah_jumlah": max(area_view.places.districts(code), known)}


def part_name(area_view: AreaView, code: str, words: Wording) -> str:
    """The name of a part of the area; where not all of it has data, with how many of how many kabupaten/kota have."""
    name, found = area_view.places.name(code), part_values(area_view, code)
    if not found or found["wilayah_ada_data"] == found["wilayah_jumlah"]:
        return name
    n, total = (fmt.number(found[key], words.lang) for key in ("wilayah_ada_data", "wilayah_jumlah"))
    return words.text("cakupan.nama_bagian", nama=name, n=n, dari=total)
