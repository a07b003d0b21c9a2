"""What a reading process is handed beside a file, and what of it holds for a table inside a zip."""

import hashlib
import io
import zipfile

import pytest

from kkb.io.readers.source import Request
from kkb.isolated import tasks
from tests.io.made import FILE, cells, villages, xlsx
from tests.isolated.made import context

TABLE = xlsx(cells(villages(3)))


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(FILE, TABLE)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "given", "expected"),
    [
        (TABLE, FILE, "known", "known"),
        (TABLE, FILE, None, hashlib.sha256(TABLE).hexdigest()),
        (zipped(), f"a.zip/{FILE}", "of the zip", hashlib.sha256(TABLE).hexdigest()),
    ],
)
def test_a_file_has_the_hash_it_came_with_and_a_table_in_a_zip_its_own(
    data: bytes, name: str, given: str | None, expected: str
):
    reading = tasks.table(data, name, (context(), Request(sha256=given), []), lambda *_: None)
    assert reading.sha256 == expected
