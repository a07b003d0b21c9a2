"""What a page asks, and what it answers where there is no data."""

from kkb.content.basis import Basis
from kkb.content.page import Page
from kkb.text.wording import Noun


def question(basis: Basis, slug: str) -> str:
    """The question of a page: its title."""
    return basis.text(f"halaman.{slug}_tanya", satuan=Noun(basis.part_word))


def page_without_data(basis: Basis, slug: str) -> Page:
    """A page of an area or a date without data: what there is none of, and which filter to loosen."""
    return Page(slug, question(basis, slug), no_data_sentence(basis))


def no_data_sentence(basis: Basis) -> str:
    """What there is none of, and which filter to loosen."""
    area_view = basis.area_view
    if area_view.days and area_view.asked:
        return basis.text(
            "umum.tanpa_data_tanggal", wilayah=basis.name, tanggal=basis.day(area_view.asked),
            pertama=basis.day(area_view.days[0]),
        )  # fmt: skip
    return f"{basis.text('umum.tanpa_data_judul', wilayah=basis.name)} {basis.text('umum.tanpa_data_saran')}"
