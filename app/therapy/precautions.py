"""All precautions of a child, weighed for one moment: what is refused, by which row, and what would open it.

The 28 rules of the safety sheet, and beside them the touch that is not welcome today, the equipment that is not at
hand, the places a prompt is for and the positions a child can be in. Nothing is softened: a way to play passes whole.
"""

from collections.abc import Mapping
from functools import cached_property

from .active import active
from .child import Child
from .if_yes import IfYes, with_yes
from .in_force import in_force
from .limits import Made, limits_of
from .moment import Moment
from .precaution import Effect, Precaution
from .problems import problems, unknown_words
from .prompt import Prompt
from .questions import checklist_open, due_dates, health_questions, questions, reviews, scene_of, unanswered
from .reading import Reading, halves_of, reading
from .refusal import NOTHING, Need, Refusal, Weighed
from .saying import NONSPEAKING, NONSPEAKING_PROFILES, whole
from .told import messages, player
from .vocabulary import POSITIONS
from .words import Why, names, why

__all__ = [
    "Effect", "Footing", "IfYes", "Precaution", "Refusal", "checklist_open", "problems", "questions", "safe_ways",
]  # fmt: skip


KEPT_WEIGHED = 64  # of one way to play, what limits and sets of them said of it


def safe_ways(prompt: Prompt, footing: "Footing") -> list[Prompt]:
    """The ways to play a prompt that pass whole, as written first."""
    return [way for way in prompt.ways if not footing.refusals(way)]


class Footing:
    """Everything worked out once for a child in a moment.

    `stop` is (precaution, message) or None; `messages` are (precaution, level, message), strictest first; `questions`
    are today's health questions, answered or not, and `unanswered` those that keep adult touch closed, `checklist`
    those of them that belong to the chart; `due` says when each precaution is asked again, and `reviews` are due by
    now and close nothing. `confirmations` may be asked for here, `given` were; `player` is how sound and picture are
    played; `longest_s` is the shortest limit on a play, in seconds.
    `made` is handed on between footings of one child; `anywhere` takes a place, position or giver that the moment
    leaves out to be any of them.
    """

    def __init__(
        self,
        child: Child,
        precautions: Mapping[str, Precaution],
        moment: Moment,
        *,
        made: Made | None = None,
        anywhere: bool = False,
    ) -> None:
        self.child, self.precautions, self.moment = child, precautions, moment
        scene = scene_of(child, precautions, moment, anywhere=anywhere)
        on = active(scene)
        self.active = tuple(on)
        self.questions = tuple(health_questions(scene, on))
        self.due = due_dates(scene, on)
        self.reviews = tuple(reviews(scene, self.due))
        self.unanswered = tuple(unanswered(scene, on))
        self.checklist = tuple(name for name in self.unanswered if not precautions[name].per_session)
        forces = list(in_force(scene, on))
        self.messages = messages(forces)
        self.stop = next(((flag, message) for flag, level, message in self.messages if level == "stop"), None)
        self.level = self.messages[0][1] if self.messages else None
        self.player = player(forces)
        self.longest_s = min(
            (f.effect.duration_max_s for f in forces if f.effect.duration_max_s is not None), default=None
        )
        self.made = made if made is not None else {}
        self.limits = [
            (force, limits_of(force.flag, force.part, force.effect, force.answer, self.made))
            for force in forces
            if force.effect.level != "stop"
        ]
        for_all = [limits for force, limits in self.limits if force.for_all]
        self._alike = tuple(limits for limits in for_all if limits.answer is None)
        self._own = [limits for limits in for_all if limits.answer is not None]
        self._unheard = _unheard(child, on)
        self._weigh_moment(scene.age_months)

    def refusals(self, way: Prompt) -> list[Refusal]:
        """Every row that refuses this way to play, and why; empty when it passes whole."""
        found, needs = self._weigh(way)
        found += [Refusal(need.row, _unmet(need)) for need in needs if need.what not in self.given]
        return list(dict.fromkeys(found)) if found else found

    def needs(self, way: Prompt) -> tuple[str, ...] | None:
        """What must be confirmed or checked for it to pass here; None when nothing would make it pass.

        A check reads "check:<precaution>:<material>". What was confirmed already is among them.
        """
        # The same as `_weigh` finds, but it stops at the first refusal: a tray asks this of thousands.
        read, moment = reading(way), self.moment
        alike = read.weighed.get(self._alike) or self._weigh_alike(read)
        if alike.refusals or self._here or read.faults or not read.materials <= self._at_hand:
            return None
        if way.id in self._put_away:
            return None
        if moment.position not in read.positions and moment.position is not None:
            return None
        if moment.place not in read.places and moment.place is not None:
            return None
        if read.touches and self._touch_refusals(read):
            return None
        needs = [*self._here_needs, *alike.needs]
        for refusals, wanted in self._besides(way, read):
            if refusals:
                return None
            needs += wanted
        if len(needs) < 2:
            return (needs[0].what,) if needs else ()
        return tuple(sorted({need.what for need in needs}))

    def elsewhere(self, place: str | None, position: str | None, giver: str | None) -> "Footing":
        """The same moment in another place and position and with another giver; what can be kept is kept."""
        moment = self.moment.model_copy(update={"place": place, "position": position, "giver": giver})
        return Footing(self.child, self.precautions, moment, made=self.made)

    @cached_property
    def nowhere(self) -> "Footing":
        """The same moment in no place or position at all, where every condition on them counts as met."""
        moment = self.moment.model_copy(update={"place": None, "position": None, "giver": None})
        return Footing(self.child, self.precautions, moment, made=self.made, anywhere=True)

    def if_yes(self, flag: str) -> IfYes:
        """What a bare yes to this question today would take away, wherever the play goes on."""
        return with_yes(self, flag)

    def _weigh_moment(self, age_months: int | None) -> None:
        """What is refused to every prompt alike, and what the moment gives."""
        moment, here = self.moment, []
        here += [Refusal("vocabulary", each) for each in unknown_words(self.child, self.precautions, moment)]
        for name, value in (
            ("now", moment.now), ("place", moment.place), ("position", moment.position), ("giver", moment.giver),
            ("born", age_months),
        ):  # fmt: skip
            if value is None:
                here.append(Refusal("moment", why("gone.not_said", what=names("asked", name))))
        if self.child.positions and moment.position not in self.child.positions:
            here.append(Refusal("position", why("gone.not_child_position")))
        here += [Refusal(flag, message) for flag, level, message in self.messages if level == "stop"]
        self._here, self._here_needs = here, list[Need]()
        self._by_prompt = []
        for force, limits in self.limits:
            refusals, needs = limits.here(moment.place, moment.position, moment.giver)
            if force.for_all:
                here += refusals
                self._here_needs += needs
            else:
                self._by_prompt.append((force, limits, refusals, needs))
        self._at_hand = frozenset((*moment.materials, *POSITIONS.get(moment.position or "", ())))
        checks = (f"check:{flag}:{word}" for flag, words in moment.checked.items() for word in words)
        self.given = frozenset((*moment.confirmed, *checks))
        self._no_touch = None if moment.no_touch is None else halves_of(moment.no_touch)
        self._stopped = halves_of(moment.stopped)
        self._put_away = frozenset((*moment.resting, *self.child.parked))
        wanted = (limits.effect.requires for _, limits in self.limits)
        keys = ("any", "touch", moment.position)
        self.confirmations = frozenset(word for needed in wanted for key in keys for word in needed.get(key or "", ()))

    def _weigh(self, way: Prompt) -> tuple[list[Refusal], list[Need]]:
        read, moment = reading(way), self.moment
        found, needs = [*self._here, *read.faults], self._here_needs.copy()
        for refusals, wanted in (
            read.weighed.get(self._alike) or self._weigh_alike(read),
            *self._besides(way, read),
        ):
            found += refusals
            needs += wanted
        if moment.position is not None and moment.position not in read.positions:
            found.append(Refusal("position", why("gone.not_made_position", what=names("position", moment.position))))
        if moment.place is not None and moment.place not in read.places:
            found.append(Refusal("place", why("gone.not_made_place", what=names("place", moment.place))))
        if not read.materials <= self._at_hand:
            found.append(
                Refusal("equipment", why("gone.not_at_hand", what=names("material", read.materials - self._at_hand)))
            )
        if way.id in self._put_away:
            parked = way.id in self.child.parked
            found.append(Refusal("parked", why("gone.parked")) if parked else Refusal("resting", why("gone.resting")))
        if read.touches:
            found += self._touch_refusals(read)
        return found, needs

    def _besides(self, way: Prompt, read: Reading) -> list[Weighed]:
        """What limits say of it that read this child's answer, or that hold for some prompts only."""
        found = [own.weigh(read) for own in self._own]
        for force, limits, here, here_needs in self._by_prompt:
            if force.applies(way.id):
                refusals, wanted = limits.weigh(read)
                found.append(Weighed((*here, *refusals), (*here_needs, *wanted)))
        return found

    def _weigh_alike(self, read: Reading) -> Weighed:
        """What all limits that are the same for every child say of it, drawn together and kept with the reading."""
        weighed = [limits.weigh(read) for limits in self._alike]
        refusals = tuple(refusal for each in weighed for refusal in each.refusals)
        needs = tuple(need for each in weighed for need in each.needs)
        found = Weighed(refusals, needs) if refusals or needs else NOTHING
        if len(read.weighed) > KEPT_WEIGHED:
            read.weighed.clear()
        read.weighed[self._alike] = found
        return found

    def _touch_refusals(self, read: Reading) -> list[Refusal]:
        found = []
        if self._no_touch is None:
            found.append(Refusal("no_touch", why("gone.not_asked_touch")))
        elif not self._no_touch.isdisjoint(read.touched):
            found.append(Refusal("no_touch", why("gone.not_welcome")))
        if not self._stopped.isdisjoint(read.touched):
            where = names("half", self._stopped & read.touched)
            found.append(Refusal("stopped", why("gone.child_said_no", area=where)))
        if self.moment.precautions == "old":
            found.append(Refusal("old_tray", why("gone.old_tray")))
        if read.by_adult and self._unheard:
            found.append(Refusal("signals", why("gone.no_signals")))
        if read.by_adult and self.unanswered:
            found.append(Refusal("unanswered", why("gone.open_questions", n=len(self.unanswered))))
        for technique, givers in read.givers:
            if self.moment.giver not in givers:
                giver = names("giver", self.moment.giver or ())
                no = why("gone.not_for_giver", what=names("technique", technique), giver=giver)
                found.append(Refusal("technique", no))
        return found


def _unheard(child: Child, on: Mapping[str, object]) -> bool:
    """Is it known that the child does not speak, but not how it says yes, no and stop? Where the precaution of it
    holds, that one decides; a profile is heard also where somebody answered otherwise.
    """
    return NONSPEAKING not in on and not NONSPEAKING_PROFILES.isdisjoint(child.profiles) and not whole(child.dictionary)


def _unmet(need: Need) -> Why:
    if need.what.startswith("check:"):
        return why("gone.not_checked", what=names("material", need.what.rsplit(":", 1)[1]))
    return why("gone.not_confirmed", what=names("confirmation", need.what))
