"""What a page asks, and what it answers where there is no data."""

from kkb.content.basis import Basis
from kkb.content.page import Note, Page
from kkb.core.area.wilayah import Level
from kkb.core.target.targets import Target
from kkb.text.answers import aim_text
from kkb.text.markdown import plain
from kkb.text.wording import Noun

_BELOW = (Level.PROVINSI, Level.KABUPATEN, Level.KECAMATAN)


def question(basis: Basis, slug: str) -> str:
    """The question of a page: its title."""
    return basis.text(f"halaman.{slug}_tanya", satuan=Noun(basis.part_word))


def page_without_data(basis: Basis, slug: str) -> Page:
    """A page of an area or a date without data: what there is none of, what the list and the targets say nevertheless,
    and what to do next.
    """
    return Page(slug, question(basis, slug), no_data_sentence(basis), blocks=no_data_notes(basis))


def no_data_sentence(basis: Basis) -> str:
    """What there is none of; of a date before the first data which filter to loosen."""
    area_view = basis.area_view
    if area_view.days and area_view.asked:
        return basis.text(
            "umum.tanpa_data_tanggal", wilayah=basis.name, tanggal=basis.day(area_view.asked),
            pertama=basis.day(area_view.days[0]),
        )  # fmt: skip
    return basis.text("umum.tanpa_data_judul", wilayah=basis.name)


def no_data_notes(basis: Basis) -> tuple[Note, ...]:
    """What the list has of the area, the targets it has, and what to do next."""
    area_view = basis.area_view
    is_new = not area_view.days
    targets = "; ".join(_target_text(basis, target) for target in area_view.ahead)
    notes = (
        _listed_note(basis),
        Note("kosong_target", basis.text("mulai.kosong_target", daftar=targets)) if targets else None,
        Note("kosong_lanjut", basis.text("mulai.kosong_lanjut")) if is_new else None,
    )
    return tuple(note for note in notes if note is not None)


def _listed_note(basis: Basis) -> Note | None:
    """How many kabupaten/kota, kecamatan and villages the list has in the area; None where it has none."""
    area_view = basis.area_view
    villages, places = area_view.places.count(area_view.area), area_view.places
    if not villages or area_view.level == Level.DESA:
        return None
    depths = [depth for depth in _BELOW if depth > area_view.level]
    counts = {d: len(places.children_at(area_view.area, d)) for d in depths}
    said = [f"{basis.number(n)} {basis.text(f'umum.level_{int(depth)}')}" for depth, n in counts.items()]
    said.append(f"{basis.number(villages)} {basis.text('umum.level_4')}")
    return Note("kosong_daftar", basis.text("mulai.kosong_daftar", daftar=", ".join(said)))


def _target_text(basis: Basis, target: Target) -> str:
    """A target with its date and whose it is where it is another area's."""
    values = {"persen": aim_text(target, basis.words), "tanggal": basis.day(target.due)}
    if target.area == basis.area_view.area:
        return basis.text("mulai.kosong_target_sendiri", **values)
    return basis.text("mulai.kosong_target_atas", nama=plain(basis.area_view.places.name(target.area)), **values)
