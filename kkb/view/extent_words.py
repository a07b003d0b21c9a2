"""What the numbers of a look cover, in words: how a first line begins, what it is about, the note beside the date."""

from kkb.core.look import Look
from kkb.core.ratio import ShareRange
from kkb.view import format as fmt
from kkb.view.wording import Wording


def opened(sentence: str, look: Look, words: Wording) -> str:
    """A first line: where not everything of the area has data it begins with how many of how many have."""
    start = opening(look, words)
    return f"{start} {sentence}" if start else sentence


def opening(look: Look, words: Wording) -> str:
    """How many of how many have data, or that only a part is known; "" where all of the area speaks."""
    extent, lang = look.extent, words.lang
    if look.on is None or extent.is_whole:
        return ""
    if look.is_part_alone:
        return words.text("cakupan.awal_sebagian", n=fmt.number(look.tally.terbentuk, lang))
    values = {"n": fmt.number(extent.with_data, lang), "dari": fmt.number(extent.districts, lang)}
    if not extent.alone:
        return words.text("cakupan.awal", **values)
    return words.text("cakupan.awal_campur", sebagian=fmt.number(extent.alone, lang), **values)


def subject(look: Look, name: str, words: Wording) -> str:
    """What the numbers are about: the area by `name`, or what of it has data; never more."""
    if look.on is None or look.extent.is_whole:
        return name
    return words.text("cakupan.diketahui" if look.extent.alone else "cakupan.punya_data", nama=name)


def extent_note(look: Look, words: Wording) -> str:
    """What stands beside the date of the data: how many have data, and what a part left as it was; "" for neither."""
    extent, lang = look.extent, words.lang
    told = []
    if look.on is not None and look.level < 2:
        numbers = {"n": fmt.number(extent.with_data, lang), "dari": fmt.number(extent.districts, lang)}
        told.append(words.text("cakupan.catatan_kabupaten", **numbers))
    if extent.fresh and extent.kept:
        told.append(
            words.text(
                "cakupan.catatan_sebagian", n=fmt.number(extent.fresh, lang), tanggal=fmt.day(extent.part_on, lang),
                sisa=fmt.number(extent.kept, lang), dulu=fmt.day(extent.kept_on, lang),
            )
        )  # fmt: skip
    elif extent.alone:
        told.append(words.text("cakupan.catatan_hanya_sebagian", n=fmt.number(extent.fresh, lang)))
    return "; ".join(told)


def range_sentence(name: str, value: ShareRange, words: Wording) -> str:
    """A ratio that unconfirmed names or unknown villages leave open: what is sure, and what it may come to."""
    lang = words.lang
    numbers = {"n": fmt.number(value.least.n, lang), "sampai": fmt.fraction(value.most, lang)}
    why = [words.text("cakupan.nama", n=fmt.number(value.names, lang))] if value.names else []
    why += [words.text("cakupan.desa", n=fmt.number(value.unknown, lang))] if value.unknown else []
    return words.text("cakupan.rentang", rasio=name, sebab=f" {words.text('cakupan.dan')} ".join(why), **numbers)


def extent_values(look: Look) -> dict[str, object]:
    """The extent as plain values for JSON: `sebagian`, and above kabupaten how many of how many have data."""
    found: dict[str, object] = {"sebagian": look.extent.is_partial}
    if look.level < 2:
        found |= {"wilayah_ada_data": look.extent.with_data, "wilayah_jumlah": look.extent.districts}
    return found
