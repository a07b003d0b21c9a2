"""Which villages, which items, at least effort, to reach the target; and how far a budget goes.

`plan` answers with the proven optimum or says which limit is in the way; `furthest_plan` goes as far as the limits
allow; `cheapest_steps` looks at one village, `least_steps` at what each of many takes. A plan turned round (per step,
agency, kecamatan) is in `views`.
"""

from kkb.core.plan.limits import PlanLimits
from kkb.core.plan.planner import cheapest_steps, furthest_plan, least_steps, plan
from kkb.core.plan.result import IMPOSSIBLE, OPTIMAL, UNPROVEN, Block, Plan, PlanStep, Steps, VillagePlan

__all__ = [
    "IMPOSSIBLE",
    "OPTIMAL",
    "UNPROVEN",
    "Block",
    "Plan",
    "PlanLimits",
    "PlanStep",
    "Steps",
    "VillagePlan",
    "cheapest_steps",
    "furthest_plan",
    "least_steps",
    "plan",
]  # fmt: skip
