"""What a page knows of the example, made without a page."""

from datetime import date

from kkb.app import resources
from kkb.app.context import AppContext
from kkb.text.wording import Wording
from kkb.ui.frame.link import Filter
from kkb.ui.frame.page_context import PageContext

NOV_2022 = date(2022, 11, 1)


def made_page(app: AppContext, area: str = "16.05", on: date | None = NOV_2022, lang: str = "id") -> PageContext:
    """What is known of an area at a date."""
    words = Wording(lang, resources.wording(lang))
    return PageContext(app, Filter(area, on), Filter("16.73"), app.area_view(area, on), words, app.store.version())
