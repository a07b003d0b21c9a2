"""Data as values: what is stored, which numbers contradict each other, and who has not reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

import pandas as pd

from kkb.content.basis import Basis
from kkb.content.headline import headline_figures
from kkb.content.page import (
    Figure,
    Heading,
    Listing,
    Note,
    Page,
    PageBlock,
    TableBlock,
    TableColumn,
    Value,
    share_figure,
)
from kkb.content.question import question
from kkb.core.area import wilayah
from kkb.core.counts.ratio import Share
from kkb.core.quality import checks
from kkb.core.quality.published import Published, check_published
from kkb.text.format import decimal_marks
from kkb.text.issues import finding_sentence, issue_sentence
from kkb.text.markdown import plain

SLUG = "data"
FILES, NUMBERS, REPORTING = "berkas", "angka", "lapor"
VIEWS = (FILES, NUMBERS, REPORTING)
_SENTENCE_WIDTH, _FILE_WIDTH = 400, 200


class SnapshotRecord(Protocol):
    """What is told of a stored snapshot."""

    @property
    def id(self) -> int: ...

    @property
    def wilayah(self) -> str: ...

    @property
    def tanggal(self) -> date: ...

    @property
    def berkas(self) -> str: ...

    @property
    def contoh(self) -> bool: ...

    @property
    def jumlah_baris(self) -> int: ...

    @property
    def jumlah_isu(self) -> int: ...

    @property
    def sebagian(self) -> object: ...

    @property
    def oleh(self) -> str: ...

    @property
    def dibuat(self) -> datetime: ...

    @property
    def sha256(self) -> str: ...

    @property
    def state(self) -> str: ...


@dataclass(frozen=True, eq=False)
class DataInputs:
    """`snapshots` of the region; `findings` of the area (kkb.app.audit.findings); `silent` who has not reported
    (kkb.app.audit.silent); published figures. What a view does not need may be empty.
    """

    snapshots: Sequence[SnapshotRecord] = ()
    findings: pd.DataFrame | None = None
    silent: pd.DataFrame | None = None
    published: Sequence[Published] = ()


def data_page(basis: Basis, inputs: DataInputs, view: str) -> Page:
    """The page in one of VIEWS; numbers and reports need data."""
    if view == NUMBERS:
        return numbers_page(basis, inputs)
    if view == REPORTING:
        return reporting_page(basis, inputs)
    return files_page(basis, inputs)


def files_page(basis: Basis, inputs: DataInputs) -> Page:
    """Which snapshots are stored of the region, and which of them speak."""
    stored = inputs.snapshots
    answer, figures = basis.text("data.riwayat_kosong"), tuple[Figure, ...]()
    if stored:
        newest = max(one.tanggal for one in stored)
        counted = {"n": basis.number(len(stored)), "tanggal": basis.day(newest)}
        answer, figures = basis.text("data.jawab", nama=basis.name, **counted), headline_figures(basis)
    heading = Heading("riwayat_judul", basis.text("data.riwayat", nama=basis.name))
    blocks = (heading, snapshot_table(basis, stored)) if stored else (heading, Note("riwayat_kosong", answer))
    return Page(SLUG, question(basis, SLUG), answer, (), figures, blocks)


def snapshot_table(basis: Basis, stored: Sequence[SnapshotRecord]) -> TableBlock:
    """The stored snapshots, in the order given."""
    text = basis.text
    columns = (
        TableColumn("id", text("data.kolom_id")),
        TableColumn("tanggal", text("data.kolom_tanggal"), "date"),
        TableColumn("keadaan", text("data.kolom_keadaan")),
        TableColumn("berkas", text("data.kolom_nama_berkas"), is_fitted=True, most_width=_FILE_WIDTH),
        TableColumn("baris", text("data.kolom_baris")),
        TableColumn("lingkup", text("data.kolom_lingkup")),
        TableColumn("isu", text("data.kolom_isu")),
        TableColumn("oleh", text("data.kolom_oleh")),
        TableColumn("dibuat", text("data.kolom_dibuat"), "moment"),
        TableColumn("sidik", text("data.kolom_sidik"), "code", 8, text("data.sidik_ket")),
        TableColumn("wilayah", text("data.kolom_wilayah")),
    )
    rows = tuple(_snapshot(basis, one) for one in stored)
    return TableBlock("potret", text("data.riwayat_tabel"), columns, rows, rows_shown=8)


def numbers_page(basis: Basis, inputs: DataInputs) -> Page:
    """What contradicts itself in the snapshot and the profiles of the area, and in the published figures."""
    found = checked(inputs.findings)
    units, total = int(found["semua"].explode().nunique()), len(basis.area_view.rows)
    key = "mutu.jawab_temuan" if len(found) else "mutu.jawab_bersih"
    n = len(found) if len(found) else total
    values = {"n": basis.number(n), "kk": basis.number(units), "total": basis.number(total)}
    answer = basis.opened(basis.text(key, nama=basis.subject, **values))
    share = Share(units, total)
    label, counted = basis.text("mutu.kolom_kk"), basis.fraction(share)
    figure = share_figure("mutu", (label, basis.number(units), counted), share)
    listed = (Note("ket", basis.text("mutu.ket")), _kinds(basis, found), *_findings(basis, found)) if len(found) else ()
    return Page(SLUG, question(basis, SLUG), answer, (), (figure,), (*listed, *_published(basis, inputs)))


def reporting_page(basis: Basis, inputs: DataInputs) -> Page:
    """How many reported per kecamatan, and the list of those that did not, with since when."""
    rows, silent = basis.area_view.rows, checked(inputs.silent)
    values = {"n": basis.number(len(silent)), "total": basis.number(len(rows)),
              "tanggal": basis.day(basis.on)}  # fmt: skip
    key = "mutu.lapor_jawab" if len(silent) else "mutu.lapor_semua"
    answer = basis.opened(basis.text(key, nama=basis.subject, **values))
    blocks: tuple[PageBlock, ...] = (_completeness(basis, rows),)
    if len(silent):
        blocks = (*blocks, *_silent(basis, silent))
    return Page(SLUG, question(basis, SLUG), answer, (), (_unreported(basis, len(silent), len(rows)),), blocks)


def checked(frame: pd.DataFrame | None) -> pd.DataFrame:
    """A frame that a view needs. Raises ValueError where it was not gathered."""
    if frame is None:
        raise ValueError("not gathered")
    return frame


def _unreported(basis: Basis, n: int, total: int) -> Figure:
    share = Share(n, total)
    texts = basis.text("mutu.kolom_belum"), basis.number(n), basis.fraction(share)
    return share_figure("belum_lapor", texts, share)


def _snapshot(basis: Basis, one: SnapshotRecord) -> tuple[Value, ...]:
    return (
        one.id, one.tanggal, basis.text(f"data.keadaan_{one.state}"),
        basis.text("umum.contoh") if one.contoh else one.berkas, one.jumlah_baris,
        basis.text(f"data.lingkup_{'sebagian' if one.sebagian else 'utuh'}"), one.jumlah_isu, one.oleh,
        one.dibuat.astimezone(), None if one.contoh else one.sha256, basis.area_view.places.name(one.wilayah),
    )  # fmt: skip


def _kinds(basis: Basis, found: pd.DataFrame) -> TableBlock:
    rows = tuple(
        (basis.text(f"mutu.jenis_{kind}"), len(own), int(own["semua"].explode().nunique()))
        for kind, own in found.groupby("periksa", sort=False)
    )
    columns = tuple(TableColumn(n, basis.text(f"mutu.kolom_{n}")) for n in ("jenis", "n", "kk"))
    return TableBlock("mutu_jenis", basis.text("mutu.jenis"), columns, rows)


def _findings(basis: Basis, found: pd.DataFrame) -> tuple[PageBlock, ...]:
    title = basis.text("mutu.daftar")
    rows = tuple(
        (row["nama_kec"], row["nama"], _code(row["kode"]), finding_sentence(row, basis.scheme, basis.words),
         basis.text(f"mutu.sumber_{row['sumber']}"))
        for row in found.to_dict("records")
    )  # fmt: skip
    columns = tuple(
        TableColumn(n, basis.text(f"mutu.kolom_{n}"), is_fitted=n == "kalimat", most_width=_SENTENCE_WIDTH)
        for n in ("kec", "desa", "kode", "kalimat", "sumber")
    )
    return Heading("mutu_judul", title), TableBlock("mutu", title, columns, rows, sheets_by="kec")


def _published(basis: Basis, inputs: DataInputs) -> tuple[PageBlock, ...]:
    areas = {wilayah.INDONESIA, *wilayah.path(basis.area_view.area)}
    issues = check_published((f for f in inputs.published if f.area in areas), basis.scheme.reached)
    heading = Heading("terbit_judul", basis.text("mutu.terbit"))
    if not issues:
        return heading, Note("terbit_tidak", basis.text("mutu.terbit_tidak"))
    sentences = (decimal_marks(issue_sentence(issue, basis.words), basis.words.lang) for issue in issues)
    return heading, Listing("terbit", tuple(plain(sentence) for sentence in sentences))


def _completeness(basis: Basis, rows: pd.DataFrame) -> TableBlock:
    heads = ("kec", "terbentuk", "lapor", "belum", "persen")
    columns = tuple(
        TableColumn(n, basis.text(f"mutu.kolom_{n}"), "share" if n == "persen" else "text", int(n == "persen"))
        for n in heads
    )
    written = tuple(
        (one["nama_kec"], one["terbentuk"], one["lapor"], one["belum_lapor"], 100 * one["lapor"] / one["terbentuk"])
        for one in checks.completeness(rows).to_dict("records")
    )
    return TableBlock("kelengkapan", basis.text("mutu.lapor_kecamatan"), columns, written)


def _silent(basis: Basis, silent: pd.DataFrame) -> tuple[PageBlock, ...]:
    """Those that have not reported at the date of the page, named, by kecamatan."""
    title, never, ever = (basis.text(f"mutu.{key}") for key in ("lapor_daftar", "pernah_tidak", "pernah_ya"))
    first = silent["sejak_awal"].fillna(True)
    rows = tuple(
        (row["nama_kec"], row["nama"], _code(row["kode"]), row["sejak"] if isinstance(row["sejak"], date) else None,
         never if is_first else ever)
        for row, is_first in zip(silent.to_dict("records"), first, strict=True)
    )  # fmt: skip
    columns = tuple(
        TableColumn(n, basis.text(f"mutu.kolom_{n}"), "date" if n == "sejak" else "text")
        for n in ("kec", "desa", "kode", "sejak", "pernah")
    )
    return Heading("lapor_judul", title), TableBlock("belum_lapor", title, columns, rows, sheets_by="kec")


def _code(code: str) -> str:
    """A code as a person knows it: one made from a name says nothing."""
    return "–" if "~" in code else code
