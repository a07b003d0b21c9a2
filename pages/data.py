"""Data: bring a file in, read what is wrong with it, accept it or undo it; check the numbers that are stored."""

from kkb.ui.data import boundaries, code_lists, datasets, importing, names, quality, snapshots, statistics
from kkb.ui.frame import context, frame
from kkb.ui.start import office

with frame.open_page("data") as page:
    part = quality.ask_part(page)
    if part == quality.FILES:
        importing.show_upload(page)
        names.show_names(page)
        snapshots.show_snapshots(page)
        datasets.show_side_sets(page)
        code_lists.show_code_list(page)
        boundaries.show_boundaries(page)
        office.show_office(page)
    elif page.area_view.on is None:
        context.show_no_data(page)
    elif part == quality.NUMBERS:
        quality.show_numbers(page)
        statistics.show_statistics(page)
    else:
        quality.show_reporting(page)
