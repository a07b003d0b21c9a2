"""Controls moved as a person moves them, and what the simulation then says."""

from tests.browser.visit import Visit


def slide(visit: Visit, slider: str, steps: int) -> None:
    """Move a slider by its keyboard; to the left when `steps` is negative."""
    visit.key(slider).get_by_role("slider").first.focus()
    for _ in range(abs(steps)):
        visit.page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")
    visit.settle()


def click(visit: Visit, key: str) -> None:
    visit.key(key).get_by_role("button").first.click()
    visit.settle()


def pick(visit: Visit, key: str, label: str) -> None:
    visit.key(key).get_by_text(label, exact=True).first.click()
    visit.settle()


def numbers(visit: Visit) -> tuple[str, str]:
    """Villages short, and the counts of the share."""
    short = [line for line in visit.text("kpi_sim_kurang").splitlines() if line]
    share = [line for line in visit.text("kpi_sim_pangsa").splitlines() if line]
    return short[1], share[2].split(" (")[0]
