"""Konvergensi: who does what: Rumah DataKu, Poktan, Pokja, programmes, family functions, iBangga."""

from kkb.ui.convergence import views
from kkb.ui.frame import context, frame

with frame.open_page("konvergensi") as page:
    if page.area_view.on is None:
        context.show_no_data(page)
    else:
        views.show_convergence(page)
