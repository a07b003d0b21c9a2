"""Names, numbers and dates of one area in one language: what every page is told with, on whatever front."""

from datetime import date

from kkb.core.area.wilayah import Level, level
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.ratio import Share
from kkb.text import format as fmt
from kkb.text.answers import full_name
from kkb.text.extent_words import opened, subject
from kkb.text.markdown import plain
from kkb.text.wording import Wording


class AreaWords:
    """For whatever has an `area_view` and `words`: texts and numbers, so that language is decided in one place."""

    area_view: AreaView
    words: Wording

    def text(self, key: str, **values: object) -> str:
        """A sentence by key in the language of the page."""
        return self.words.text(key, **values)

    def number(self, value: float, digits: int = 0) -> str:
        """A number in the language of the page."""
        return fmt.number(value, self.words.lang, digits)

    def percent(self, value: float | None, digits: int = 1) -> str:
        """A percentage in the language of the page."""
        return fmt.percent(value, self.words.lang, digits)

    def share(self, value: Share) -> str:
        """A percentage with its counts."""
        return fmt.share(value, self.words.lang)

    def fraction(self, value: Share) -> str:
        """The counts of a share: n of N."""
        return fmt.fraction(value, self.words.lang)

    def counts(self, n: int, total: int) -> str:
        """n/N, for tables."""
        return fmt.counts(n, total, self.words.lang)

    def signed(self, value: float, digits: int = 0) -> str:
        """A change with its sign."""
        return fmt.signed(value, self.words.lang, digits)

    def day(self, value: date) -> str:
        """A date in full."""
        return fmt.day(value, self.words.lang)

    def short_day(self, value: date) -> str:
        """A date with the month cut short."""
        return fmt.short_day(value, self.words.lang)

    @property
    def on(self) -> date:
        """The date of the data. Raises ValueError where there is none."""
        if self.area_view.on is None:
            raise ValueError(self.area_view.area)
        return self.area_view.on

    @property
    def name(self) -> str:
        """The full name of the area, safe in Markdown."""
        return plain(full_name(self.area_view, self.words))

    @property
    def subject(self) -> str:
        """What the numbers of the page are about: the area, or what of it has data; safe in Markdown."""
        return plain(subject(self.area_view, full_name(self.area_view, self.words), self.words))

    def opened(self, sentence: str) -> str:
        """A first line; where not all of the area has data it begins with how many of how many have."""
        return opened(sentence, self.area_view, self.words)

    @property
    def part_word(self) -> str:
        """What the areas one level below are called; below a village there is nothing else."""
        return self.text(f"umum.level_{min(self.area_view.level + 1, 4)}")


def suggestion_words(area: tuple[str, str], home: str, below: tuple[int, int] | None, wording: Wording) -> str:
    """An area (code, name); `home`: for a village that moved its kecamatan of today; `below`: how many of the names
    below the unknown one lie in it, of how many.
    """
    code, name = area
    if home:
        return wording.text("daftar.nama_saran_pindah", kecamatan=home, nama=name, kode=code)
    if below:
        kind = "kabupaten" if level(code) == Level.KABUPATEN else "kecamatan"
        return wording.text(f"daftar.nama_saran_{kind}", cocok=below[0], dari=below[1], nama=name, kode=code)
    return f"{name} ({code})"
