"""What can choose the pictures, by the name that the tables give it."""

from collections.abc import Callable, Sequence

from ..happening import Policy
from ..shelf import Invite
from .bandit import Bandit
from .counts import Counts
from .oracle import Oracle
from .playcue import Live, TabletAlone
from .simple import Popular, ProfileRule, RandomSafe

Make = Callable[[Sequence[Invite], int], Policy]
POLICIES: dict[str, Make] = {
    "random-safe": RandomSafe,
    "popular": Popular,
    "profile-rule": ProfileRule,
    "mabwiser": Bandit,
    "counts": Counts,
    "live": Live,
    "tablet": TabletAlone,
    "oracle": Oracle,
}
