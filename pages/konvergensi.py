"""Konvergensi: who does what: Rumah DataKu, Poktan, Pokja, programmes, family functions, iBangga."""

from kkb.ui import context, frame
from kkb.ui.convergence import views

with frame.open_page("konvergensi") as room:
    if room.look.on is None:
        context.show_no_data(room)
    else:
        views.show_convergence(room)
