"""A table that no reader knows: what stands in it, so that a person can say what its columns are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from kkb.config.file_specs import FileLayout, heading_key
from kkb.core.errors import KkbError
from kkb.io.containers.sheet import Cells, Sheet
from kkb.io.names.normal import clean_text, shown
from kkb.io.readers.mapping import Mapped, heading_shape, headings_of, mappable, texts_of
from kkb.io.readers.source import Source
from kkb.io.table.cells import stratum_key, stratum_names
from kkb.io.table.formulas import refuse_formulas
from kkb.io.table.headings import HEAD_ROWS, HEAD_WIDTH, UNNAMED
from kkb.io.table.quantities import parse_decimal
from kkb.io.table.schemes import is_other_scheme

UNKNOWN = "berkas.tak_dikenal"
_NAMED_AT_MOST = 30
_FEWEST, _SAMPLED, _SHOWN = 2, 10, 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """The row that most looks like headings: its sheet and number, its headings without personal ones, and by heading
    the first values below it. `has_strata`: some of them are strata.
    """

    sheet: str
    row: int
    headings: tuple[str, ...]
    shape: str
    samples: Mapping[str, str]
    has_strata: bool = False


def candidate(source: Source) -> Candidate | None:
    """The first of the rows near the top of all sheets with the most different words; None when none has two."""
    best: Candidate | None = None
    most = 0
    layout = next(iter(source.known.layouts.values()))
    for sheet in source.sheets:
        for number, cells in sheet.numbered(HEAD_ROWS, HEAD_WIDTH):
            words = _words(cells)
            if len(words) >= max(_FEWEST, most + 1):
                most = len(words)
                told = tuple(word for word in words if not layout.is_personal(word))
                below = _samples(sheet, number, [clean_text(cell) for cell in cells])
                best = Candidate(sheet.name, number, told, heading_shape(texts_of(cells)), below)
    return best and replace(best, has_strata=_names_strata(best, source))


def _names_strata(found: Candidate, source: Source) -> bool:
    """Whether the first values below a heading are all strata, and not classes of another scheme."""
    names = stratum_names(source.scheme)
    for heading, sample in found.samples.items():
        values = [value for value in sample.split(", ") if value]
        is_known = bool(values) and all(stratum_key(value, names) for value in values)
        if is_known and not is_other_scheme(heading, values, found.headings):
            return True
    return False


def unknown_table(source: Source) -> KkbError:
    """The refusal of a table that no reader knows: the headings that were found, and the files that are accepted.

    When a column that would have told what it is holds formulas without a value, that is what it is refused with.
    """
    accepted = ", ".join(layout.title for layout in source.known.layouts.values())
    found = candidate(source)
    if found is None:
        for sheet in source.sheets:
            refuse_formulas(sheet.numbered(HEAD_ROWS, HEAD_WIDTH), _letters(HEAD_WIDTH), source.file)
        return KkbError("berkas.tanpa_tabel", file=source.file, berkas=accepted)
    _refuse_unvalued(found, source)
    named = ", ".join(found.headings[:_NAMED_AT_MOST])
    return KkbError(UNKNOWN, file=source.file, baris=found.row, ditemukan=named, berkas=accepted)


def _refuse_unvalued(found: Candidate, source: Source) -> None:
    """Raise KkbError "berkas.rumus" for formulas without a value below headings that are known."""
    known = headings_of("klasifikasi", source.known.layouts)
    sheet = next(sheet for sheet in source.sheets if sheet.name == found.sheet)
    rows = list(sheet.numbered(found.row + _SAMPLED, HEAD_WIDTH))
    headings = next(cells for number, cells in rows if number == found.row)
    told = {at: text for at, text in enumerate(map(clean_text, headings)) if known.get(heading_key(text), "no") != "no"}
    refuse_formulas([(n, cells) for n, cells in rows if n > found.row], told, source.file)


def _letters(count: int) -> dict[int, str]:
    """The letters of a sheet's first columns."""
    return {at: get_column_letter(at + 1) for at in range(count)}


def suggested(found: Candidate, target: str, layouts: Mapping[str, FileLayout]) -> dict[str, str]:
    """Our keys for the headings whose names say so already."""
    keys = headings_of(target, layouts)
    own = {column.key for column in mappable(target, layouts)}
    guessed: dict[str, str] = {}
    for heading in found.headings:
        key = keys.get(heading_key(heading))
        if key in own:
            guessed.setdefault(key, heading)
    return guessed


def as_mapped(found: Candidate, target: str, columns: dict[str, str], region: str | None) -> Mapped:
    """The mapping of a table, to be kept under the shape of its headings."""
    return Mapped(found.shape, target, columns, region)


def _samples(sheet: Sheet, row: int, headings: list[str]) -> dict[str, str]:
    """A few different values below each heading."""
    found: dict[str, dict[str, None]] = {heading: {} for heading in headings if heading}
    for number, cells in sheet.numbered(row + _SAMPLED, HEAD_WIDTH):
        for heading, cell in zip(headings, cells, strict=False) if number > row else ():
            if heading and clean_text(cell):
                found[heading][shown(clean_text(cell))] = None
    return {heading: ", ".join(list(values)[:_SHOWN]) for heading, values in found.items()}


def _words(cells: Cells) -> tuple[str, ...]:
    texts = [t for t in texts_of(cells) if not UNNAMED.fullmatch(t) and parse_decimal(t).state == "tak_terbaca"]
    return tuple(dict.fromkeys(texts))
