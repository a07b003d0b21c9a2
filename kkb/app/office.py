"""The office's own region, and how far its first start has come: region, targets, first file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kkb.app.context import AppContext
from kkb.app.people import user_name
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.errors import KkbError
from kkb.store import StoredSetting

AREA, SKIPPED = "wilayah_kantor", "mulai_dilewati"
REGION, TARGET, FILE = "daerah", "target", "berkas"
STEPS = (REGION, TARGET, FILE)


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The office's region (None: not chosen), which of STEPS are done and which were put off; `has_own`: whether the
    store holds data of any office.
    """

    area: str | None
    done: frozenset[str]
    skipped: frozenset[str]
    has_own: bool

    @property
    def waiting(self) -> tuple[str, ...]:
        """The steps to offer, in order; none while data came in without a region being chosen."""
        if self.area is None:
            return () if self.has_own or REGION in self.skipped else STEPS
        return tuple(step for step in STEPS if step not in self.done | self.skipped)


def office_setting(app: AppContext) -> StoredSetting | None:
    """The region of the office as it was chosen: code, by whom, when; None when none was."""
    return app.store.settings.all().get(AREA)


def first_steps(app: AppContext) -> FirstSteps:
    """How far the first start of this store has come."""
    settings, districts = app.store.settings.all(), app.store.kabupaten()
    chosen = settings.get(AREA)
    area = app.today(chosen.value) if chosen else None
    if area is not None and not _is_region(app, area):
        area = None
    own = districts.loc[~districts["contoh"].astype(bool), "kode_kab"]
    done = {REGION, *_done(app, area, list(own))} if area else set()
    skipped = settings[SKIPPED].value.split(",") if SKIPPED in settings else ()
    return FirstSteps(area, frozenset(done), frozenset(skipped), len(own) > 0)


def choose_office(app: AppContext, area: str, who: str | None = None) -> str:
    """Let a region open first for everyone; returns its name. Raises KkbError where there is no such region."""
    code = app.today(area)
    if not _is_region(app, code):
        raise KkbError("mulai.galat_wilayah", nilai=area)
    app.store.settings.save({AREA: code, SKIPPED: None}, who or user_name())
    return app.book.name(code)


def forget_office(app: AppContext, who: str | None = None) -> None:
    """Let no region be the office's."""
    app.store.settings.save({AREA: None, SKIPPED: None}, who or user_name())


def put_off(app: AppContext, steps: Sequence[str], who: str | None = None) -> None:
    """Offer some steps no longer by themselves."""
    kept = first_steps(app).skipped | set(steps)
    app.store.settings.save({SKIPPED: ",".join(step for step in STEPS if step in kept)}, who or user_name())


def _is_region(app: AppContext, code: str) -> bool:
    if wilayah.level(code) > Level.KABUPATEN:
        return False
    known = code == wilayah.INDONESIA or code in app.book.villages or code in app.official
    return known or code in set(app.store.kabupaten()["kode_kab"])


def _done(app: AppContext, area: str, own: Sequence[str]) -> set[str]:
    """Which steps after the region are done: a target ahead of the region or one above it, data that is no example."""
    above = (area, *wilayah.path(area))
    is_aimed = any(target.area in above and target.due > date.today() for target in app.targets())
    is_filled = any(wilayah.is_within(code, area) for code in own)
    return {step for step, is_done in ((TARGET, is_aimed), (FILE, is_filled)) if is_done}
