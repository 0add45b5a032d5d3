"""What can choose the pictures, by the name that the tables give it."""

from .bandit import Bandit
from .counts import Counts
from .oracle import Oracle
from .ranked import Ranked
from .simple import Popular, ProfileRule, RandomSafe

POLICIES: dict[str, type[Ranked]] = {
    "random-safe": RandomSafe,
    "popular": Popular,
    "profile-rule": ProfileRule,
    "mabwiser": Bandit,
    "counts": Counts,
    "oracle": Oracle,
}
