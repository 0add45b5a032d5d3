"""One effect made ready for weighing prompts: words become sets, and the answer's own areas are filled in.

Each precaution is weighed apart, so that every removal carries the row that did it, and no row loosens another.
What follows is in two halves: what a prompt is anywhere (`weigh`, remembered), and what a place, a position and a
giver mean for every prompt alike (`here`).
"""

from collections.abc import Iterable

from . import vocabulary
from .child import Answer
from .precaution import Effect, Precaution
from .reading import Reading, halves, halves_of
from .refusal import NOTHING, Need, Refusal, Weighed
from .remembered import Remembered
from .words import Why, names, why

MADE_MOST = 64  # limits of a child's own answers that are kept


def limits_of(flag: Precaution, part: str, effect: Effect, answer: Answer | None, made: "Made") -> "Limits":
    """Limits for one part of a precaution: the same for every child, unless the child's own areas or triggers are
    read in it; `made` keeps those, and with them what they said of each prompt.
    """
    plain = _PLAIN(flag).get(part)
    if plain is None or plain.effect is not effect:
        plain = _PLAIN(flag)[part] = Limits(flag, effect, None)
    if answer is None or not plain.reads_answer or (answer.areas is None and answer.trigger_channels is None):
        return plain
    key = (flag.id, part, answer)
    found = made.get(key)
    if found is None or found.effect is not effect:
        while len(made) >= MADE_MOST:
            made.pop(next(iter(made)))
        found = made[key] = Limits(flag, effect, answer)
    return found


class Limits:
    """An effect in force, read with one answer."""

    def __init__(self, flag: Precaution, effect: Effect, answer: Answer | None) -> None:
        self.row, self.effect, self.answer, self.binds_own = flag.id, effect, answer, flag.binds_self_massage
        self._areas = answer.areas if answer else None
        places = (effect.areas_excluded, effect.areas_limited_to or (), *(limit.areas for limit in effect.area_limits))
        reads_areas = any("@areas" in words for words in places)
        self.reads_answer = reads_areas or "@trigger_channels" in effect.channel_max
        unsaid = not self._areas and not (self._areas == () and "areas_or_none" in flag.asks)
        touch = "none" if unsaid and reads_areas else effect.touch
        self._no_touch = touch == "none"
        self._own_only = touch == "self_only" or (touch == "listed_areas" and effect.areas_limited_to is None)
        self._off = self._halves(effect.areas_excluded)
        self._only = None if effect.areas_limited_to is None else self._halves(effect.areas_limited_to)
        self._parts = [
            (self._halves(limit.areas), frozenset(limit.techniques_excluded), limit.pressure_max)
            for limit in effect.area_limits
        ]
        self._techniques_off = frozenset(effect.techniques_excluded)
        self._techniques = None if effect.techniques_limited_to is None else frozenset(effect.techniques_limited_to)
        self._materials = frozenset(effect.materials_excluded)
        self._checkable = self._materials & frozenset(effect.materials_ok_if_checked)
        self._tags = frozenset(effect.tags_excluded)
        self._loads = _channels(effect, answer)
        self._needs = tuple(Need(self.row, word) for word in effect.requires.get("any", ()))
        self._touch_needs = tuple(Need(self.row, word) for word in effect.requires.get("touch", ()))
        length = (effect.kinds_limited_to, effect.duration_max_s, effect.tempo_max_bpm)
        self._looks = [
            look
            for look, wanted in (
                (self._look_at_touch, self._no_touch or self._own_only or self._off or self._only is not None),
                (self._look_at_pressure, effect.pressure_max is not None),
                (self._look_at_techniques, self._techniques_off or self._techniques is not None),
                (self._look_at_parts, self._parts),
                (self._look_at_tags, self._tags),
                (self._look_at_materials, self._materials),
                (self._look_at_loads, self._loads),
                (self._look_at_length, any(limit is not None for limit in length)),
            )
            if wanted
        ]
        self._known: dict[Reading, Weighed] = {}  # only of an answer's own: the others are kept with the reading

    def weigh(self, way: Reading) -> Weighed:
        """What this effect says of a prompt, wherever it is played."""
        known = way.weighed.get(self) if self.answer is None else self._known.get(way)
        if known is None:
            whys: list[Why] = []
            for look in self._looks:
                look(way, whys)
            needs = self._needs + self._touch_needs if way.touches else self._needs
            if self._checkable and way.materials:
                needs += self._checks(way.materials)
            known = Weighed(tuple([Refusal(self.row, each) for each in whys]), needs) if whys or needs else NOTHING
            if self.answer is None:
                way.weighed[self] = known
            else:
                self._known[way] = known
        return known

    def here(self, place: str | None, position: str | None, giver: str | None) -> Weighed:
        """What it says of every prompt in this place and position, with this giver."""
        effect, brings = self.effect, frozenset(vocabulary.POSITIONS.get(position or "", ()))
        whys = []
        if position in effect.positions_excluded:
            whys.append(why("gone.not_this_position", what=names("position", str(position))))
        if place in effect.places_excluded:
            whys.append(why("gone.not_this_place", what=names("place", str(place))))
        if effect.giver_required is not None and giver not in effect.giver_required:
            whys.append(why("gone.only_with", what=names("giver", effect.giver_required)))
        if never := brings & self._materials - self._checkable:
            whys.append(why("gone.without", what=names("material", never)))
        needs = tuple(Need(self.row, word) for word in effect.requires.get(position or "", ()))
        return Weighed(tuple(Refusal(self.row, each) for each in whys), needs + self._checks(brings))

    def _checks(self, materials: frozenset[str]) -> tuple[Need, ...]:
        found = materials & self._checkable
        return tuple(Need(self.row, f"check:{self.row}:{word}") for word in sorted(found)) if found else ()

    def _look_at_touch(self, way: Reading, whys: list[Why]) -> None:
        if way.touches:
            if self._no_touch:
                whys.append(why("gone.no_touch"))
            elif way.by_adult and self._own_only:
                whys.append(why("gone.own_hands_only"))
            if self._only is not None:
                self._look_at_listed(way, self._only, whys)
            if not self._off.isdisjoint(way.adult.halves):
                whys.append(why("gone.nothing_on", area=names("half", self._off & way.adult.halves)))
            if self.binds_own and not self._off.isdisjoint(way.own.halves):
                whys.append(why("gone.nothing_on", area=names("half", self._off & way.own.halves)))

    def _look_at_listed(self, way: Reading, only: frozenset[str], whys: list[Why]) -> None:
        if not way.adult.halves <= only or (self.binds_own and not way.own.halves <= only):
            whys.append(why("gone.touch_only_on", area=names("half", only)))

    def _look_at_pressure(self, way: Reading, whys: list[Why]) -> None:
        most = self.effect.pressure_max
        if most is not None and (way.adult.pressure > most or (self.binds_own and way.own.pressure > most)):
            whys.append(why("gone.pressure_most", n=most))

    def _look_at_techniques(self, way: Reading, whys: list[Why]) -> None:
        bound = way.techniques if self.binds_own else way.techniques_beside_own
        if not self._techniques_off.isdisjoint(bound):
            whys.append(why("gone.without", what=names("technique", self._techniques_off & bound)))
        if self._techniques is not None and not bound <= self._techniques:
            whys.append(why("gone.only", what=names("technique", self._techniques)))

    def _look_at_parts(self, way: Reading, whys: list[Why]) -> None:
        for area, techniques, pressure in self._parts:
            for spot in way.spots:
                if area.isdisjoint(spot.halves) or (spot.whose == "own" and not self.binds_own):
                    continue
                if spot.technique in techniques:
                    on = names("half", area & spot.halves)
                    whys.append(why("gone.without_on", what=names("technique", spot.technique), area=on))
                if pressure is not None and spot.pressure > pressure and spot.whose != "air":
                    whys.append(why("gone.pressure_most_on", n=pressure, area=names("half", area & spot.halves)))

    def _look_at_tags(self, way: Reading, whys: list[Why]) -> None:
        if not self._tags.isdisjoint(way.tags):
            whys.append(why("gone.without", what=names("tag", self._tags & way.tags)))

    def _look_at_materials(self, way: Reading, whys: list[Why]) -> None:
        if way.materials and (never := self._materials & way.materials - self._checkable):
            whys.append(why("gone.without", what=names("material", never)))

    def _look_at_loads(self, way: Reading, whys: list[Why]) -> None:
        for channel, most in self._loads:
            if way.loads[channel] > most:
                whys.append(why("gone.too_much" if most else "gone.none_of", what=names("channel", channel)))

    def _look_at_length(self, way: Reading, whys: list[Why]) -> None:
        effect = self.effect
        if effect.kinds_limited_to is not None and way.kind not in effect.kinds_limited_to:
            whys.append(why("gone.only", what=names("kind", effect.kinds_limited_to)))
        if effect.duration_max_s is not None and way.seconds > effect.duration_max_s:
            whys.append(why("gone.longer", n=effect.duration_max_s))
        tempo = effect.tempo_max_bpm
        if tempo is not None and way.pulse_thirds is not None and way.pulse_thirds > 3 * tempo:
            whys.append(why("gone.faster", n=tempo))

    def _halves(self, words: Iterable[str]) -> frozenset[str]:
        found = frozenset[str]().union(*(halves(word) for word in words if word != "@areas"))
        return found | halves_of(self._areas) if self._areas and "@areas" in words else found


def _channels(effect: Effect, answer: Answer | None) -> list[tuple[str, int]]:
    """The lowest maximum per channel; triggers that were not said are every channel."""
    most: dict[str, int] = {}
    for word, load in effect.channel_max.items():
        said_triggers = answer.trigger_channels if answer else None
        names = (said_triggers or vocabulary.CHANNELS) if word == "@trigger_channels" else (word,)
        for name in names:
            most[name] = min(load, most.get(name, load))
    return [(name, load) for name, load in most.items() if name in vocabulary.CHANNELS]


Made = dict[tuple[str, str, Answer], Limits]
_PLAIN = Remembered[Precaution, dict[str, Limits]](lambda flag: {})
