"""Target: the share against its dated target path, the gap in villages per year, and whether it will be reached."""

from kkb.ui import context, forecast, frame, targets

with frame.open_page("target") as room:
    if room.look.on is None:
        context.show_no_data(room)
    else:
        targets.show_answer(room)
        targets.show_path(room)
        targets.show_targets(room)
        forecast.show_forecast(room)
