"""Code lists, confirmed spellings, and how codes made from names join the list."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "wilayah_desa",
        sa.Column("kode", CODE, nullable=False),
        sa.Column("nama", sa.Text, nullable=False),
        sa.Column("jenis", sa.Text, nullable=False),
        sa.Column("kode_kec", CODE, nullable=False),
        sa.Column("nama_kec", sa.Text, nullable=False),
        sa.Column("kode_kab", CODE, nullable=False),
        sa.Column("nama_kab", sa.Text, nullable=False),
        sa.Column("kode_prov", CODE, nullable=False),
        sa.Column("nama_prov", sa.Text, nullable=False),
        sa.Column("lat", sa.Double, comment="degrees WGS84"),
        sa.Column("lon", sa.Double, comment="degrees WGS84"),
        sa.Column("luas_km2", sa.Double),
        sa.Column("kode_bps", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("kode", name="pk_wilayah_desa"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_wilayah_desa_kode_kab", "wilayah_desa", ["kode_kab"])
    op.create_table(
        "alias",
        sa.Column("atas", CODE, nullable=False, comment="code of the area above"),
        sa.Column("kunci", CODE, nullable=False, comment="spelling as it is compared"),
        sa.Column("tulisan", sa.Text, nullable=False),
        sa.Column("kode", CODE, nullable=False),
        sa.Column("oleh", sa.Text, nullable=False),
        sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("atas", "kunci", name="pk_alias"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sambungan",
        sa.Column("lama", CODE, nullable=False, comment="code as it stands in snapshot_baris"),
        sa.Column("baru", CODE, nullable=False),
        sa.Column("nama", sa.Text, comment="official name; null = as stored"),
        sa.Column("nama_prov", sa.Text, comment="of a kabupaten: official name of its province"),
        sa.Column("kab_lama", CODE, nullable=False, comment="kode_kab as it stands in snapshot_baris"),
        sa.PrimaryKeyConstraint("lama", name="pk_sambungan"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sambungan_kab_lama", "sambungan", ["kab_lama"])
    op.create_index("ix_sambungan_baru", "sambungan", ["baru"])
    op.add_column("versi", sa.Column("nama", sa.Integer, nullable=False, server_default="0"))
