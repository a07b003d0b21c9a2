"""Target: the share against its dated target path, the gap in villages per year, and whether it will be reached."""

from kkb.ui.frame import context, frame
from kkb.ui.target import forecast, form, targets

with frame.open_page("target") as page:
    if page.area_view.on is None:
        context.show_no_data(page)
        form.show_setting(page)
    else:
        targets.show_target(page)
        form.show_setting(page)
        forecast.show_forecast(page)
