"""Data: bring a file in, read what is wrong with it, accept it or undo it; add a code list."""

from kkb.ui import codelists, frame, importing, names, side_sets, snapshots

with frame.open_page("data") as room:
    importing.show_upload(room)
    names.show_names(room)
    snapshots.show_snapshots(room)
    side_sets.show_side_sets(room)
    codelists.show_code_list(room)
