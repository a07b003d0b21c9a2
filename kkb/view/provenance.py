"""Where figures come from, in words: their dates, their files, whether they are made up."""

from collections.abc import Sequence

from kkb.core.look import Look
from kkb.view.extent_words import extent_note
from kkb.view.format import day, number
from kkb.view.wording import Wording

FILES_NAMED = 3


def date_text(look: Look, words: Wording) -> str:
    """The date of the data, or the first and last when districts differ; and what of the area it covers."""
    days = [*look.rows["tanggal"]] or [look.on]
    first, last = min(days), max(days)
    if first == last:
        told = words.text("umum.data_per", tanggal=day(last, words.lang))
    else:
        told = words.text("umum.data_antara", awal=day(first, words.lang), akhir=day(last, words.lang))
    note = extent_note(look, words)
    return f"{told}; {note}" if note else told


def source_text(files: Sequence[str], words: Wording) -> str:
    """The files by name; beyond FILES_NAMED their number."""
    names = list(dict.fromkeys(files))
    if len(names) > FILES_NAMED:
        return words.text("umum.sumber_banyak", n=number(len(names), words.lang))
    return words.text("umum.sumber", sumber=", ".join(names))


def example_text(look: Look, words: Wording) -> str:
    """The label of made-up data; "" when there is none."""
    keys = {"semua": "umum.contoh", "sebagian": "umum.contoh_sebagian"}
    return words.text(keys[look.example]) if look.example in keys else ""
