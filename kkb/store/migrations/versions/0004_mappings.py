"""How tables of an office's own are read: mappings that people made, by the shape of the headings."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "pemetaan",
        sa.Column("bentuk", CODE, nullable=False, comment="shape of the headings"),
        sa.Column("tujuan", sa.Text, nullable=False),
        sa.Column("kolom", sa.Text, nullable=False, comment="JSON object: our key to the heading in the file"),
        sa.Column("wilayah", CODE, comment="null = the file names its kabupaten"),
        sa.Column("oleh", sa.Text, nullable=False),
        sa.Column("dibuat", sa.DateTime, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("bentuk", name="pk_pemetaan"),
    )
