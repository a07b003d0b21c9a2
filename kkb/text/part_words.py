"""Whether a file is the whole of its region or a part: the question, in sentences with the counts named."""

from collections.abc import Sequence

from kkb.core.area.gazetteer import Gazetteer
from kkb.core.quality.part import Doubt, Shortage
from kkb.text import format as fmt
from kkb.text.extent_words import days_text
from kkb.text.wording import Wording

NAMED = 3


def doubt_sentence(found: Doubt, places: Gazetteer, words: Wording) -> str:
    """Why the file may hold only a part: kabupaten cut short, each with its counts, and kabupaten without any row."""
    told = [_shortage(one, places, words) for one in found.short[:NAMED]]
    if len(found.short) > NAMED:
        told.append(words.text("bagian.lain", n=fmt.number(len(found.short) - NAMED, words.lang)))
    if found.missing:
        numbers = {"n": fmt.number(found.missing, words.lang), "dari": fmt.number(found.districts, words.lang)}
        key = "bagian.tanpa_baris" if found.absent else "bagian.tanpa_baris_tak_bernama"
        told.append(words.text(key, daftar=_names(found.absent, places, words), **numbers))
    return " ".join(told)


def choice_words(found: Doubt, count: int, words: Wording) -> dict[str, str]:
    """What each answer means for a file of `count` Kampung KB: utuh, sebagian, keliru."""
    values = {"n": fmt.number(count, words.lang), "dulu": fmt.number(found.before, words.lang)}
    values["tanggal"] = days_text(*found.since, words) if found.since else ""
    known = "kenal" if found.since else "pertama"
    return {
        "utuh": words.text(f"bagian.utuh_{known}", **values),
        "sebagian": words.text(f"bagian.sebagian_{known}", **values),
        "keliru": words.text("bagian.keliru"),
    }


def _shortage(one: Shortage, places: Gazetteer, words: Wording) -> str:
    lang = words.lang
    key = f"bagian.{one.sign}_{'dulu' if one.before is not None else 'daftar'}"
    return words.text(
        key, nama=places.name(one.code), n=fmt.number(one.count, lang), dulu=fmt.number(one.before or 0, lang),
        tanggal=days_text(*one.since, words) if one.since else "", desa=fmt.number(one.villages, lang),
        kosong=fmt.number(len(one.absent), lang), kec=fmt.number(one.subdistricts, lang),
        daftar=_names(one.absent, places, words),
    )  # fmt: skip


def _names(codes: Sequence[str], places: Gazetteer, words: Wording) -> str:
    names = [places.name(code) for code in codes[:NAMED]]
    more = [words.text("isu.lagi", n=fmt.number(len(codes) - NAMED, words.lang))] if len(codes) > NAMED else []
    return ", ".join([*names, *more])
