"""`mappings`: how tables of an office's own are read; list, make or forget them."""

from argparse import Namespace

from kkb.app import mappings, reading
from kkb.app.context import open_app
from kkb.app.mappings import Candidate, Mapped
from kkb.cli.output import answer, answer_json, say, words
from kkb.config.file_specs import heading_key
from kkb.core.errors import KkbError


def run_mappings(asked: Namespace) -> int:
    """Remember how a file is read (with BERKAS), forget a mapping (--hapus), or list them."""
    app = open_app()
    if asked.hapus:
        mappings.forget_mapping(app, asked.hapus)
        say(words().text("baris.peta_dilupakan", bentuk=asked.hapus))
    if asked.file:
        found = reading.table_headings(app, reading.read_bytes(asked.file), asked.file.name)
        mappings.remember(app, _mapped(found, asked))
        say(words().text("baris.peta_disimpan", berkas=asked.file.name))
    rows = [
        {"bentuk": m.shape, "jenis": m.target, "kolom": dict(m.columns), "wilayah": m.region, "oleh": m.oleh}
        for m in mappings.stored_mappings(app)
    ]
    if asked.json:
        answer_json(rows)
    elif not asked.hapus:
        for row in rows:
            pairs = ", ".join(f"{key}={heading}" for key, heading in row["kolom"].items())
            answer(f"{row['bentuk']}  {row['jenis']}  {row['wilayah'] or '-'}  {pairs}")
    return 0


def _mapped(found: Candidate, asked: Namespace) -> Mapped:
    columns = mappings.suggested(found, asked.jenis) | _told(asked, found.headings)
    region = None if "nama_kab" in columns else asked.wilayah
    mapped = mappings.as_mapped(found, asked.jenis, columns, region)
    missing = mappings.lacking(mapped)
    if missing:
        named = ", ".join(words().text(f"dukungan.perlu_{key}") for key in missing)
        raise KkbError("baris.peta_kurang", kurang=named, ditemukan=", ".join(found.headings))
    return mapped


def _told(asked: Namespace, headings: tuple[str, ...]) -> dict[str, str]:
    """The columns as the person gave them: our key, then the heading in the file."""
    keys = {column.key for column in mappings.mappable(asked.jenis)}
    known = {heading_key(heading): heading for heading in headings}
    columns: dict[str, str] = {}
    for pair in asked.kolom:
        key, _, heading = pair.partition("=")
        if key not in keys or heading_key(heading) not in known:
            boleh = ", ".join(sorted(keys))
            raise KkbError("baris.peta_kolom", kolom=pair, boleh=boleh, ditemukan=", ".join(headings))
        columns[key] = known[heading_key(heading)]
    return columns
