"""Alembic's entry: runs the migrations in the open transaction that kkb.store.migrate hands over."""

from alembic import context

from kkb.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
