"""A suggestion for an unknown name in words: which area, and what speaks for it."""

from kkb.core.area.wilayah import Level, level
from kkb.text.wording import Wording


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
