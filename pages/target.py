"""Target: the share against its dated target path, the gap in villages per year, and whether it will be reached."""

from kkb.ui import context, forecast, frame, target_form, targets

with frame.open_page("target") as room:
    if room.look.on is None:
        context.show_no_data(room)
        target_form.show_setting(room)
    else:
        targets.show_answer(room)
        targets.show_path(room)
        targets.show_targets(room)
        target_form.show_setting(room)
        forecast.show_forecast(room)
