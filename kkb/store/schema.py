"""The tables as they stand after the newest migration."""

import sqlalchemy as sa

from kkb.core.counts.rows import INDICES, ITEMS

HEAD = "0010"
"""The newest revision in `migrations/versions`; a store at this revision opens without Alembic."""

METADATA = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

# Codes compare byte by byte: quick, and no index breaks when the language tables of a PostgreSQL server change.
CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

SNAPSHOT = sa.Table(
    "snapshot",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("wilayah", CODE, nullable=False),
    sa.Column("tanggal", sa.Date, nullable=False),
    sa.Column("berkas", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("contoh", sa.Boolean, nullable=False),
    sa.Column("jumlah_baris", sa.Integer, nullable=False),
    sa.Column("jumlah_isu", sa.Integer, nullable=False),
    sa.Column("isu", sa.Text, nullable=False, comment="JSON list of issues"),
    sa.Column("oleh", sa.Text, nullable=False),
    sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
    sa.Column("dibatalkan", sa.DateTime, comment="UTC; null = live"),
)

KABUPATEN = sa.Table(
    "snapshot_kabupaten",
    METADATA,
    sa.Column("snapshot", sa.Integer, sa.ForeignKey("snapshot.id"), primary_key=True),
    sa.Column("kode_kab", CODE, primary_key=True),
    sa.Column("nama_kab", sa.Text),
    sa.Column("nama_prov", sa.Text),
    sa.Column("sebagian", sa.Boolean, nullable=False, server_default=sa.false(), comment="the file holds a part of it"),
    sa.Index(None, "kode_kab"),
    sqlite_with_rowid=False,
)

# The key starts with snapshot and kabupaten, so the rows of one kabupaten lie side by side:
# one kabupaten out of a national store is read without touching the rest.
BARIS = sa.Table(
    "snapshot_baris",
    METADATA,
    sa.Column("snapshot", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kode_kab", CODE, primary_key=True),
    sa.Column("unit", CODE, primary_key=True),
    sa.Column("kode", CODE, nullable=False),
    sa.Column("nama", sa.Text),
    sa.Column("kode_kec", CODE, nullable=False),
    sa.Column("nama_kec", sa.Text),
    sa.Column("nama_kab", sa.Text),
    sa.Column("nama_prov", sa.Text),
    sa.Column("kampung", sa.Text),
    *(sa.Column(item, sa.SmallInteger) for item in ITEMS),
    *(sa.Column(index, sa.Double) for index in INDICES),
    sa.Column("strata", sa.Text),
    sa.Column("lapor", sa.Boolean, nullable=False),
    sa.ForeignKeyConstraint(["snapshot", "kode_kab"], ["snapshot_kabupaten.snapshot", "snapshot_kabupaten.kode_kab"]),
    sqlite_with_rowid=False,
)

VERSI = sa.Table(
    "versi",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False, comment="always 1"),
    sa.Column("nilai", sa.Integer, nullable=False),
    sa.Column("nama", sa.Integer, nullable=False, server_default="0"),  # changes of lists and names alone
)

DESA = sa.Table(
    "wilayah_desa",
    METADATA,
    sa.Column("kode", CODE, primary_key=True),
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
    sa.Index(None, "kode_kab"),
    sqlite_with_rowid=False,
)

ALIAS = sa.Table(
    "alias",
    METADATA,
    sa.Column("atas", CODE, primary_key=True, comment="code of the area above"),
    sa.Column("kunci", CODE, primary_key=True, comment="spelling as it is compared"),
    sa.Column("tulisan", sa.Text, nullable=False),
    sa.Column("kode", CODE, nullable=False),
    sa.Column("oleh", sa.Text, nullable=False),
    sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
    sqlite_with_rowid=False,
)

# Rows never change; how the codes they were stored with are read today stands here.
SAMBUNGAN = sa.Table(
    "sambungan",
    METADATA,
    sa.Column("lama", CODE, primary_key=True, comment="code as it stands in snapshot_baris"),
    sa.Column("baru", CODE, nullable=False),
    sa.Column("nama", sa.Text, comment="official name; null = as stored"),
    sa.Column("nama_prov", sa.Text, comment="of a kabupaten: official name of its province"),
    sa.Column("kab_lama", CODE, nullable=False, comment="kode_kab as it stands in snapshot_baris"),
    sa.Index(None, "kab_lama"),
    sa.Index(None, "baru"),
    sqlite_with_rowid=False,
)

# Whatever else is known of places, beside the classification: profiles, recaps, published tables, programmes.
SISI = sa.Table(
    "sisi",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("jenis", CODE, nullable=False),
    sa.Column("tabel", sa.Text, nullable=False, comment="which of several tables of its jenis"),
    sa.Column("wilayah", CODE, nullable=False),
    sa.Column("tanggal", sa.Date, nullable=False),
    sa.Column("berkas", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("contoh", sa.Boolean, nullable=False),
    sa.Column("jumlah_baris", sa.Integer, nullable=False),
    sa.Column("jumlah_isu", sa.Integer, nullable=False),
    sa.Column("isu", sa.Text, nullable=False, comment="JSON list of issues"),
    sa.Column("kunci", sa.Text, nullable=False, comment="JSON list of the areas it speaks for"),
    sa.Column("kolom", sa.Text, nullable=False, comment="JSON list of its columns in order"),
    sa.Column("oleh", sa.Text, nullable=False),
    sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
    sa.Column("dibatalkan", sa.DateTime, comment="UTC; null = live"),
    sa.Index(None, "jenis"),
)

SISI_BARIS = sa.Table(
    "sisi_baris",
    METADATA,
    sa.Column("sisi", sa.Integer, sa.ForeignKey("sisi.id"), primary_key=True, autoincrement=False),
    sa.Column("kunci", CODE, primary_key=True, comment="the area by which a set supersedes another"),
    sa.Column("urut", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("unit", CODE, nullable=False),
    sa.Column("kode", CODE, nullable=False),
    sa.Column("nama", sa.Text),
    sa.Column("kode_kec", CODE),
    sa.Column("nama_kec", sa.Text),
    sa.Column("kode_kab", CODE),
    sa.Column("nama_kab", sa.Text),
    sa.Column("nama_prov", sa.Text),
    sa.Column("kampung", sa.Text),
    sa.Column("isi", sa.Text, nullable=False, comment="JSON list: values in the order of sisi.kolom"),
    sqlite_with_rowid=False,
)

# How people said that tables of their own are read, by the shape of the headings.
PEMETAAN = sa.Table(
    "pemetaan",
    METADATA,
    sa.Column("bentuk", CODE, primary_key=True, comment="shape of the headings"),
    sa.Column("tujuan", sa.Text, nullable=False),
    sa.Column("kolom", sa.Text, nullable=False, comment="JSON object: our key to the heading in the file"),
    sa.Column("wilayah", CODE, comment="null = the file names its kabupaten"),
    sa.Column("oleh", sa.Text, nullable=False),
    sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
)

# Official boundaries: one set per kabupaten, a newer one in its place.
BATAS = sa.Table(
    "batas",
    METADATA,
    sa.Column("kode_kab", CODE, primary_key=True),
    sa.Column("nama_kab", sa.Text, nullable=False),
    sa.Column("berkas", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("sumber", sa.Text, nullable=False, comment="as it is named on the map"),
    sa.Column("sistem", sa.Text, nullable=False, comment="kemendagri, bps or nama"),
    sa.Column("jumlah", sa.Integer, nullable=False),
    sa.Column("isu", sa.Text, nullable=False, comment="JSON list of issues"),
    sa.Column("oleh", sa.Text, nullable=False),
    sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
    sqlite_with_rowid=False,
)

BATAS_DESA = sa.Table(
    "batas_desa",
    METADATA,
    sa.Column("kode_kab", CODE, sa.ForeignKey("batas.kode_kab"), primary_key=True),
    sa.Column("kode", CODE, primary_key=True),
    sa.Column("bentuk", sa.LargeBinary, nullable=False, comment="WKB, degrees WGS84"),
    sqlite_with_rowid=False,
)

# What was agreed in meetings. A row changes under its version; AKSI_RIWAYAT has every change; none is deleted.
AKSI = sa.Table(
    "aksi",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("unit", CODE, nullable=False),
    sa.Column("tugas", CODE, nullable=False, comment="item or convergence programme"),
    sa.Column("dari", sa.SmallInteger, comment="null = a programme"),
    sa.Column("ke", sa.SmallInteger),
    sa.Column("instansi", CODE, nullable=False),
    sa.Column("peran", sa.Text, nullable=False, comment="a role, never a name"),
    sa.Column("tenggat", sa.Date, nullable=False),
    sa.Column("status", CODE, nullable=False),
    sa.Column("catatan", sa.Text, nullable=False),
    sa.Column("disepakati", sa.Date, nullable=False),
    sa.Column("contoh", sa.Boolean, nullable=False),
    sa.Column("versi", sa.Integer, nullable=False),
    sa.Column("dibuat_oleh", sa.Text, nullable=False),
    sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
    sa.Column("diubah_oleh", sa.Text, nullable=False),
    sa.Column("diubah", sa.DateTime, nullable=False, comment="UTC"),
)

AKSI_RIWAYAT = sa.Table(
    "aksi_riwayat",
    METADATA,
    sa.Column("aksi", sa.Integer, sa.ForeignKey("aksi.id"), primary_key=True, autoincrement=False),
    sa.Column("versi", sa.Integer, primary_key=True, autoincrement=False, comment="the version this change made"),
    sa.Column("oleh", sa.Text, nullable=False),
    sa.Column("waktu", sa.DateTime, nullable=False, comment="UTC"),
    sa.Column("sebelum", sa.Text, comment="JSON object; null = made"),
    sa.Column("sesudah", sa.Text, nullable=False, comment="JSON object"),
)

# Targets that an office set. Rows are only added; of one area, ratio and date the newest that is not undone counts.
TARGET = sa.Table(
    "target", METADATA, sa.Column("id", sa.Integer, primary_key=True), sa.Column("wilayah", CODE, nullable=False),
    sa.Column("rasio", CODE, nullable=False, comment="A, B or C"),
    sa.Column("tanggal", sa.Date, nullable=False, comment="to be reached by"),
    sa.Column("persen", sa.SmallInteger, nullable=False),
    sa.Column("acuan", sa.Text, nullable=False, comment="legal or other reference"),
    sa.Column("oleh", sa.Text, nullable=False), sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
    sa.Column("dibatalkan", sa.DateTime, comment="UTC; null = live"), sa.Column("dibatalkan_oleh", sa.Text),
)  # fmt: skip

# What an office has chosen, by key; a newer value takes the place of the one before.
PENGATURAN = sa.Table(
    "pengaturan", METADATA, sa.Column("kunci", CODE, primary_key=True), sa.Column("nilai", sa.Text, nullable=False),
    sa.Column("oleh", sa.Text, nullable=False), sa.Column("diubah", sa.DateTime, nullable=False, comment="UTC"),
)  # fmt: skip
