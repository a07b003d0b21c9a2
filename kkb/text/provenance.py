"""Where figures come from, in words: their dates, their files, whether they are made up."""

from collections.abc import Sequence

from kkb.core.counts.area_view import AreaView
from kkb.text.extent_words import extent_note
from kkb.text.format import day, number
from kkb.text.wording import Wording

FILES_NAMED = 3


def date_text(area_view: AreaView, words: Wording, *, is_opened: bool = False) -> str:
    """The date of the data, or the first and last when districts differ; and what of the area it covers (`is_opened`:
    below a line that began with how many have data).
    """
    days = [*area_view.rows["tanggal"]] or [area_view.on]
    first, last = min(days), max(days)
    if first == last:
        told = words.text("umum.data_per", tanggal=day(last, words.lang))
    else:
        told = words.text("umum.data_antara", awal=day(first, words.lang), akhir=day(last, words.lang))
    note = extent_note(area_view, words, is_opened=is_opened)
    return f"{told}; {note}" if note else told


def source_text(files: Sequence[str], words: Wording) -> str:
    """The files by name; beyond FILES_NAMED their number."""
    names = list(dict.fromkeys(files))
    if len(names) > FILES_NAMED:
        return words.text("umum.sumber_banyak", n=number(len(names), words.lang))
    return words.text("umum.sumber", sumber=", ".join(names))


def example_text(area_view: AreaView, words: Wording) -> str:
    """The label of made-up data; "" when there is none."""
    return example_label(area_view.example, words)


def example_label(example: str, words: Wording) -> str:
    """The label for data that is made up: "semua", "sebagian" or "tidak" ("" then)."""
    keys = {"semua": "umum.contoh", "sebagian": "umum.contoh_sebagian"}
    return words.text(keys[example]) if example in keys else ""


def basis_line(area_view: AreaView, words: Wording, *, is_opened: bool = False) -> str:
    """What figures rest on, in one line below them: whether made up, of which dates, and what of the area they cover
    (`is_opened` as for `date_text`).
    """
    told = [example_text(area_view, words), date_text(area_view, words, is_opened=is_opened)]
    return " ".join(f"{sentence}." for sentence in told if sentence)
