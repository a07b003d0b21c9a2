"""The rows of a set no longer repeat the names of its columns: values in the order of `sisi.kolom`."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

BATCH = 1000
SISI = sa.table("sisi", sa.column("id", sa.Integer), sa.column("kolom", sa.Text))
BARIS = sa.table(
    "sisi_baris",
    sa.column("sisi", sa.Integer),
    sa.column("kunci", sa.Text),
    sa.column("urut", sa.Integer),
    sa.column("isi", sa.Text),
)
KEY = (BARIS.c.sisi, BARIS.c.kunci, BARIS.c.urut)
AT = [column == sa.bindparam(f"di_{column.name}") for column in KEY]


def upgrade() -> None:
    connection = op.get_bind()
    _rewrite(connection)
    if connection.dialect.supports_comments:
        op.alter_column("sisi_baris", "isi", comment="JSON list: values in the order of sisi.kolom")


def _rewrite(connection: sa.Connection) -> None:
    columns = {row.id: json.loads(row.kolom) for row in connection.execute(sa.select(SISI))}
    query, change = sa.select(BARIS).order_by(*KEY).limit(BATCH), sa.update(BARIS).where(*AT)
    last = None
    while True:
        after = query if last is None else query.where(sa.tuple_(*KEY) > sa.tuple_(*last))
        rows = connection.execute(after).all()
        if not rows:
            return
        connection.execute(change, [_tight(row, columns[row.sisi]) for row in rows])
        last = rows[-1][:3]


def _tight(row: sa.Row, names: list[str]) -> dict[str, object]:
    held = json.loads(row.isi)
    isi = json.dumps([held.get(name) for name in names], separators=(",", ":"))
    return {"di_sisi": row.sisi, "di_kunci": row.kunci, "di_urut": row.urut, "isi": isi}
