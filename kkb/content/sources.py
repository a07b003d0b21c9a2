"""What supporting data rests on, in words: dates, files, and whether made up."""

from kkb.content.basis import Basis
from kkb.core.convergence.supporting_rows import SupportingRows

_MOST_FILES = 2


def source_line(basis: Basis, kind: str, found: SupportingRows) -> str:
    """Dates and files of the dataset a view stands on, as a sentence for screen and files (plain text)."""
    name = basis.text(f"konvergensi.jenis_{kind}")
    if not found.days:
        return basis.text("konvergensi.tanpa_sumber", jenis=name)
    many = len(found.files) > _MOST_FILES
    files = basis.text("umum.sumber_banyak", n=basis.number(len(found.files))) if many else ", ".join(found.files)
    first, last = found.days[0], found.days[-1]
    key = "umum.data_per" if first == last else "umum.data_antara"
    days = basis.text(key, tanggal=basis.day(last), awal=basis.day(first), akhir=basis.day(last))
    return basis.text("konvergensi.sumber", jenis=name, hari=days[:1].lower() + days[1:], berkas=files)


def file_notes(basis: Basis, kind: str, found: SupportingRows) -> tuple[str, ...]:
    """What must stand in a file made from a dataset, beside the notes of every file."""
    label = (basis.text("umum.contoh"),) if found.example else ()
    return (source_line(basis, kind, found), *label)
