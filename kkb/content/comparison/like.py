"""Like with like: every area beside the areas of its level with about as many Kampung KB."""

from kkb.content.comparison.case import ComparisonCase
from kkb.content.page import ColumnKind, Note, PageBlock, TableBlock, TableColumn, Value
from kkb.core.area import wilayah
from kkb.core.compare.chance import chance_test
from kkb.core.compare.peers import AS_LARGE, Peers, peers
from kkb.core.counts.ratio import points
from kkb.core.counts.tally import Tally, tallies
from kkb.text.markdown import plain

COLUMNS = ("pangsa", "sebaya", "selisih", "arti", "terbentuk", "banyak")
_KINDS: dict[str, ColumnKind] = {"selisih": "signed", "terbentuk": "count", "banyak": "count"}


def peer_verdicts(case: ComparisonCase) -> dict[str, str]:
    """The verdict of every area with Kampung KB against its own peers, by code."""
    return {part.code: found.verdict for part, found in _judged(case)}


def peer_blocks(case: ComparisonCase) -> tuple[PageBlock, ...]:
    """Each area with its peers' share, and its verdict against them by the test of the page."""
    basis, judged = case.basis, _judged(case)
    if not judged:
        return (Note("sebaya_kosong", basis.text("banding.corong_kosong", nama=basis.name), "info"),)
    sizes = {"lebih": basis.number(100 * (AS_LARGE - 1)), "satuan": basis.part_word, "wilayah": plain(_others(case)[0])}
    columns = (
        TableColumn("nama", basis.part_word.capitalize(), is_name=True),
        *(TableColumn(name, basis.text(f"banding.kolom_sebaya_{name}"), _KINDS.get(name, "text"),
                      int(name == "selisih")) for name in COLUMNS),
    )  # fmt: skip
    rows = tuple(_row(case, part, found) for part, found in judged)
    table = TableBlock("banding_sebaya", basis.text("banding.tampilan_sebaya"), columns, rows)
    return Note("sebaya_ket", basis.text("banding.sebaya_ket", **sizes)), table


def _judged(case: ComparisonCase) -> list[tuple[Tally, Peers]]:
    """The areas with Kampung KB in the order of the page, each beside its peers."""
    formed, (_, others) = [part for part in case.ordered() if part.terbentuk], _others(case)
    judged = chance_test([part.share_a for part in formed], 0).judged
    return [(part, peers(part, others, judged)) for part in formed]


def _others(case: ComparisonCase) -> tuple[str, list[Tally]]:
    """The wider area peers are looked for in, by name, and all its areas of the same level."""
    wide = case.inputs.wide or case.basis.area_view
    if case.basis.area_view.level == wilayah.level(wide.area):
        return wide.name, list(wide.parts)
    ladder = case.basis.scheme.ladder
    return wide.name, [
        part
        for above in wide.parts
        if above.terbentuk
        for part in tallies(wide.rows, wide.places, above.code, ladder, wide.known)
    ]


def _row(case: ComparisonCase, part: Tally, found: Peers) -> tuple[Value, ...]:
    basis, apart = case.basis, points(found.share, found.own)
    key = f"vonis_{found.verdict}" if found.codes else "sebaya_tanpa"
    return (
        case.names[part.code], basis.share(found.own), basis.share(found.share) if found.codes else None,
        None if apart is None else float(apart), basis.text(f"banding.{key}"), part.terbentuk, len(found.codes),
    )  # fmt: skip
