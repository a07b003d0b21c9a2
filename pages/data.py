"""Data: bring a file in, read what is wrong with it, accept it or undo it."""

from kkb.ui import frame, importing, snapshots

with frame.open_page("data") as room:
    importing.show_upload(room)
    snapshots.show_snapshots(room)
