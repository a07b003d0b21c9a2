"""Which reader a file is for, told by its content: whatever its name says, its headings decide."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kkb.config.file_specs import FileLayout, heading_key
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.readers import classification, ibangga, programmes
from kkb.io.readers.mapping import Mapped, find_mapped, headings_of, lacking, mapped_layout
from kkb.io.readers.own_table import OwnTable, find_own, has_levels
from kkb.io.readers.pipeline import Format, Table, gravest_first, read_table
from kkb.io.readers.reading import FileReading
from kkb.io.readers.source import Request, Source
from kkb.io.readers.statistic import find_statistic, is_published, statistic_table
from kkb.io.readers.supporting import OWN, SUPPORTING
from kkb.io.readers.unknown import candidate, unknown_table
from kkb.io.table.headings import TableHeader, best_headers, find_header, is_whole, unread_sheets

FORMATS: Mapping[str, Format] = {
    classification.LAYOUT: classification.CLASSIFICATION, **dict.fromkeys(programmes.KINDS, programmes.PROGRAMMES),
    ibangga.KIND: ibangga.FAMILY_INDEX,
}  # fmt: skip
"""How the files of a layout (data/skema/berkas.toml) are read; of any layout not named here, as supporting data."""
Found = tuple[FileLayout, tuple[TableHeader, list[Issue]]]


def read_any(source: Source, asked: Request, mappings: Sequence[Mapped] = ()) -> FileReading:
    """The reading of a file as in `_read_any`, with what is said of its open quotes; where nothing can be read, they
    are the reason ("berkas.kutip_terbuka").
    """
    opened = [row for sheet in source.sheets for row in sheet.open_quotes()]
    try:
        reading = _read_any(source, asked, mappings)
    except KkbError as error:
        if opened and "tanggal" not in error.key:
            raise KkbError("berkas.kutip_terbuka", file=source.file, baris=opened[0], n=len(opened)) from error
        raise
    told = [Issue("kutip_terbuka", "periksa", row) for row in opened]
    return replace(reading, issues=gravest_first([*told, *reading.issues])) if told else reading


def _read_any(source: Source, asked: Request, mappings: Sequence[Mapped]) -> FileReading:
    """The reading of a file of any known kind; `mappings`, which people made for a shape of headings, come first.

    Raises KkbError: "berkas.*" of the reader that the file is for, or "berkas.tak_dikenal", which names what was found
    and what is accepted.
    """
    mapped = find_mapped(source.sheets, mappings, source.known.layouts)
    if mapped is not None:
        layout, region = mapped
        if layout.key == OWN:
            own = find_own(source, {column.key: column.heading for column in layout.columns})
            if own is None:
                raise unknown_table(source)
            return _read_own(source, own, _with(asked, region))
        header, notes = find_header(source.sheets, layout, source.file)
        return _read(source, layout, (header, [_as_mapped(header, layout), *notes]), _with(asked, region))
    known = known_layout(source)
    if known is not None:
        return _read(source, *known, asked)
    named = None if _is_nearly_classification(source) else _named_by_headings(source, asked)
    if named is not None:
        layout = mapped_layout(named, source.known.layouts)
        header, notes = find_header(source.sheets, layout, source.file)
        told = Issue("tabel_strata", "catatan", header.row, None, None, tuple(named.columns.values()))
        return _read(source, layout, (header, [told, *notes]), asked)
    own = None if _is_nearly_classification(source) else find_own(source)
    statistic = find_statistic(source.sheets)
    if own is not None and (has_levels(own) or (statistic and not is_published(statistic, source.scheme))):
        return _read_own(source, own, asked)
    if statistic is not None:
        return read_table(*statistic_table(source, statistic, asked))
    if own is not None:
        return _read_own(source, own, asked)
    raise _refusal(source)


def known_layout(source: Source) -> Found | None:
    """The layout of which most headings are there, with the header; None when of none enough are.

    A table with strata is never taken for a recap, which would leave them aside.
    """
    strata = source.known.layouts[classification.LAYOUT]
    has_strata = any("strata" in h.positions for h in best_headers(source.sheets, strata))
    whole = [
        (layout, header)
        for layout in source.known.layouts.values()
        if not (has_strata and layout.keeps_others)
        for header in best_headers(source.sheets, layout)
        if is_whole(header, layout)
    ]
    if not whole:
        return None
    best = max(whole, key=lambda one: len(one[1].positions))[0]
    header, notes = find_header(source.sheets, best, source.file)
    own = {one.sheet for layout, one in whole if layout is best}  # those find_header tells
    tables = {one.sheet for _, one in whole}
    others = [s for s in source.sheets if s not in own and (s in tables or find_statistic([s]))]
    return best, (header, [*notes, *unread_sheets(others)])


def _read(source: Source, layout: FileLayout, found: tuple[TableHeader, list[Issue]], asked: Request) -> FileReading:
    header, notes = found
    return read_table(Table(source, layout, header, notes, asked), FORMATS.get(layout.key, SUPPORTING))


def _read_own(source: Source, own: OwnTable, asked: Request) -> FileReading:
    """A table of an office's own, with a note that says what it became."""
    told = Issue("tabel_sendiri", "catatan", own.header.row, None, own.layout.title, _headings(own))
    return _read(source, own.layout, (own.header, [told, *own.notes]), asked)


def _headings(own: OwnTable) -> tuple[str, ...]:
    return tuple(column.heading for column in own.layout.valued)


def _as_mapped(header: TableHeader, layout: FileLayout) -> Issue:
    """What is said of a table that is read by a remembered mapping."""
    mapped = tuple(column.heading for column in layout.columns if column.key != "no")
    return Issue("pemetaan_dipakai", "catatan", header.row, None, layout.title, mapped)


def _with(asked: Request, region: str | None) -> Request:
    return asked if asked.region or not region else Request(asked.on, region)


def _named_by_headings(source: Source, asked: Request) -> Mapped | None:
    """How a table of villages and strata without scores is read, when each heading it needs is one that is known."""
    found = candidate(source)
    if found is None or not found.has_strata:
        return None
    keys = headings_of("klasifikasi", source.known.layouts)
    known = [(keys[heading_key(heading)], heading) for heading in found.headings if heading_key(heading) in keys]
    mapped = Mapped(found.shape, "klasifikasi", dict(known), asked.region)
    return mapped if len(mapped.columns) == len(known) and not lacking(mapped) else None


def _is_nearly_classification(source: Source) -> bool:
    """Whether half of the headings of the portal's own table are there."""
    layout = source.known.layouts[classification.LAYOUT]
    best = max((len(h.positions) for h in best_headers(source.sheets, layout)), default=0)
    return 2 * best >= len(layout.required)


def _refusal(source: Source) -> KkbError:
    """What a file is refused with: nearly a classification is told what it lacks, anything else what it looks like."""
    layout = source.known.layouts[classification.LAYOUT]
    if _is_nearly_classification(source):
        try:
            find_header(source.sheets, layout, source.file)
        except KkbError as error:
            return error
    return unknown_table(source)
