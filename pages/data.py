"""Data: bring a file in, read what is wrong with it, accept it or undo it; check the numbers that are stored."""

from kkb.ui import boundaries, codelists, context, frame, importing, names, quality, side_sets, snapshots, statistics

with frame.open_page("data") as room:
    part = quality.ask_part(room)
    if part == quality.FILES:
        importing.show_upload(room)
        names.show_names(room)
        snapshots.show_snapshots(room)
        side_sets.show_side_sets(room)
        codelists.show_code_list(room)
        boundaries.show_boundaries(room)
    elif room.look.on is None:
        context.show_no_data(room)
    elif part == quality.NUMBERS:
        quality.show_numbers(room)
        statistics.show_statistics(room)
    else:
        quality.show_reporting(room)
