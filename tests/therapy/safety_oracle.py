"""A second reading of the 28 rules, slow and plain, from the files themselves.

Nothing here comes from the engine: precautions are raw dictionaries, effects are poured together first, sides are
compared by hand. It only says whether a way to play passes.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from app.therapy import Answer, Child, Moment, Prompt, vocabulary

Raw = dict[str, Any]
UNITS = {"PT24H": 1, "PT48H": 2, "PT72H": 3, "PT45M": 45 / 1440, "P1D": 1, "P2W": 14, "P8W": 56, "P12W": 84, "P14D": 14}
ALL_TRUE = "met, since nothing was said"


def allowed(child: Child, flags: dict[str, Raw], moment: Moment, way: Prompt) -> bool:
    """May it be offered?"""
    if unreadable(child, flags, moment, way):  # rule 1, and 14
        return False
    if None in (moment.now, moment.place, moment.position, moment.giver, child.born):  # rule 2
        return False
    told = _Told(child, flags, moment)
    active = told.active()
    effects = [found for name in active for found in told.effects(name, active, way.id)]
    if any(effect["level"] == "stop" for effect, _, _ in effects):  # rule 11
        return False
    if any(_breaks(effect, answer, flags[name], moment, way) for effect, answer, name in effects):
        return False
    touching = [v.hands for v in way.verses if v.hands and _touches(v.hands)]
    by_adult = [h for h in touching if not _own(h)]
    if by_adult and told.open_questions(active):  # rule 8
        return False
    if not _techniques_fit(way, by_adult, moment):  # rule 19
        return False
    if moment.position not in way.positions or moment.place not in way.places:  # rule 20
        return False
    if child.positions and moment.position not in child.positions:
        return False
    brought = vocabulary.POSITIONS[moment.position]
    if any(thing not in moment.materials and thing not in brought for thing in way.materials):
        return False
    if touching and moment.no_touch is None:
        return False
    if way.id in moment.resting or way.id in child.parked:  # what the child stopped
        return False
    if by_adult and _not_understood(child, active):
        return False
    off_today = (*(moment.no_touch or ()), *moment.stopped)
    return not any(_meet(h.area, h.side, off.area, off.side) for h in touching for off in off_today)


def _not_understood(child: Child, active: dict[str, Any]) -> bool:
    """DOMAIN 4.4: without its own yes, no and stop a child who is seldom understood gets no touch by an adult."""
    if "nonspeaking" in active or not {"cfcs4", "cfcs5"} & set(child.profiles):
        return False
    said = child.answers["nonspeaking"].cue_list if "nonspeaking" in child.answers else None
    means = [signal.means for signal in said or child.saying.signals if signal.confirmed_by.strip()]
    return not all(one in means for one in ("yes", "no", "stop"))


def unreadable(child: Child, flags: dict[str, Raw], moment: Moment, way: Prompt) -> bool:
    v = vocabulary
    words = [
        (way.places, v.PLACES), (way.positions, v.POSITIONS), (way.materials, v.MATERIALS), (way.tags, v.TAGS),
        (way.loads, v.CHANNELS), (way.loads.values(), range(4)), ([way.band], v.TEMPO_BANDS),
        (child.profiles, v.PROFILES), (child.answers, flags), (moment.answers, flags), (moment.checked, flags),
        ([moment.place or "car_parked"], v.PLACES), ([moment.position or "lap"], v.POSITIONS),
        ([moment.giver or "peer"], v.GIVERS), (moment.materials, v.MATERIALS), (moment.confirmed, v.CONFIRMATIONS),
        ([thing for things in moment.checked.values() for thing in things], v.MATERIALS),
    ]  # fmt: skip
    areas = [*(moment.no_touch or ()), *moment.stopped]
    for answer in (*child.answers.values(), *moment.answers.values()):
        areas += answer.areas or ()
        words.append((answer.trigger_channels or (), v.CHANNELS))
        words.append(([answer.ended.role] if answer.ended else [], v.ENDING_ROLES))
    for verse in way.verses:
        if verse.hands is None:
            continue
        h = verse.hands
        words.append(([h.technique], v.TECHNIQUES))
        words.append(([h.area] if h.area else [], v.AREAS))
        words.append(([h.side] if h.side else [], v.SIDES))
        if h.pressure is None or (h.area is None and h.technique != "rom_active"):  # rule 14
            return True
    words += [([a.area], v.AREAS) for a in areas] + [([a.side], v.SIDES) for a in areas if a.side is not None]
    return any(word not in among for said, among in words for word in said)


class _Told:
    def __init__(self, child: Child, flags: dict[str, Raw], moment: Moment) -> None:
        self.child, self.flags, self.moment = child, flags, moment
        self.now: datetime = moment.now  # type: ignore[assignment]
        year, month = map(int, str(child.born).split("-"))
        # The day of birth is not known, so a month counts once it was reached whichever day it was.
        self.age = max(0, (self.now.year - year) * 12 + self.now.month - month - 1)

    def active(self) -> dict[str, list[Answer | None]]:
        """Rules 3 to 6: active flags with the answers they are read with."""
        found: dict[str, list[Answer | None]] = {}
        while True:
            before = {name: list(answers) for name, answers in found.items()}
            for name, flag in self.flags.items():
                live = [a for a in self.given(name) if a.yes and not self.ended(name, a, found)]
                comes_with = any(
                    other["flag"] == name and any(self.met(other.get("when"), a, found) for a in found[owner])
                    for owner in list(found)
                    for other in self.flags[owner].get("implies", [])
                )
                for entry in flag.get("applies_when", []):
                    if (live or "answered" not in entry) and self.met(entry, None, found):
                        comes_with = True
                if comes_with:
                    yes = [a for a in self.given(name) if a.yes]
                    found[name] = [*(yes or self.given(name) or [None])]
                elif live:
                    found[name] = [*live]
            if before == found:
                return found

    def given(self, name: str) -> list[Answer]:
        return [said[name] for said in (self.child.answers, self.moment.answers) if name in said]

    def met(self, condition: Raw | None, answer: Answer | None, active: dict[str, Any]) -> bool:
        """Rule 5."""
        for key, wanted in (condition or {}).items():
            if key == "flags_any" and not set(wanted) & set(active):
                return False
            if key == "age_months_below" and self.age >= wanted:
                return False
            if key in ("place", "position", "giver") and getattr(self.moment, key) not in wanted:
                return False
            if key == "answer":
                for field, value in wanted.items():
                    said = getattr(answer, field) if answer else None
                    if said is None or said == ():
                        continue
                    if value != said and not (isinstance(said, tuple) and value in said):
                        return False
        return True

    def ended(self, name: str, answer: Answer, active: dict[str, Any]) -> bool:
        """Rule 6: the answer's own ending, or today's ending of what the chart says."""
        today = self.moment.answers.get(name)
        chances = [(answer.ended, [answer])]
        if today is not None and today is not answer:
            chances.append((today.ended, [answer, today]))
        flag = self.flags[name]
        needed = flag.get("ended_by", {}).get("role")
        for more in flag.get("escalates", []):
            if more["to"] == "stop" and self.met(more["when"], answer, active):
                needed = needed and "clinician"
        for ending, dates in chances:
            if ending is None or needed is None or not ending.who.strip() or ending.when is None:
                continue
            if vocabulary.ENDING_ROLES.index(ending.role) < vocabulary.ENDING_ROLES.index(needed):
                continue
            at = self.start(ending.when)
            if at > self.now:
                continue
            fine = True
            for said in dates:
                if flag["kind"] == "acute" and "lasts" in flag:
                    if said.since_date is None:
                        fine = fine and said is not answer
                    else:
                        fine = fine and at >= self.end(said.since_date) + timedelta(days=UNITS[flag["lasts"]])
                elif said.since_date is not None:
                    fine = fine and at >= self.start(said.since_date)
                if said.until_date is not None:
                    fine = fine and at >= self.start(said.until_date)
            if fine:
                return True
        return False

    def effects(self, name: str, active: dict[str, list[Answer | None]], prompt: str) -> list[tuple[Raw, Any, str]]:
        """Rules 9 and 10."""
        flag, found = self.flags[name], []
        for answer in active[name]:
            cleared = self.cleared(flag, answer, prompt)
            found.append((flag["after_clearance"] if cleared else flag["effect"], answer, name))
            for more in flag.get("escalates", []):
                if self.met(more["when"], answer, active):
                    added = {"level": "stop", "touch": "none"} if more["to"] == "stop" else more["to"]
                    found.append((added, answer, name))
        return found

    def cleared(self, flag: Raw, answer: Answer | None, prompt: str) -> bool:
        given = answer.clearance if answer else None
        if given is None or answer is None or "after_clearance" not in flag or "clearance" not in flag:
            return False
        if not given.who.strip() or given.when is None or self.start(given.when) > self.now:
            return False
        if "since_date" in flag.get("asks", []) and (
            answer.since_date is None or self.start(given.when) < self.end(answer.since_date)
        ):
            return False
        if "cue_list" in flag["clearance"].get("needs", []):
            means = [signal.means for signal in answer.cue_list or () if signal.confirmed_by.strip()]
            if not ("yes" in means and "no" in means and "stop" in means):
                return False
        if given.allows == "any":
            return bool(flag["clearance"]["scope"] == "any")
        return prompt in given.allows

    def open_questions(self, active: dict[str, Any]) -> list[str]:
        """Rule 8."""
        has = {*self.child.profiles, *active, *(name for name, a in self.child.answers.items() if a.yes)}
        open_ones = []
        for name, flag in self.flags.items():
            if "applies_when" in flag and not any("answered" in entry for entry in flag["applies_when"]):
                continue
            if flag["answer"] == "per session":
                wanted = flag.get("suggest_for", [])
                if name not in self.moment.answers and (not wanted or has & set(wanted)):
                    open_ones.append(name)
            elif not self.given(name):
                open_ones.append(name)
        return open_ones

    def start(self, when: date) -> datetime:
        if isinstance(when, datetime):
            return when if when.tzinfo else when.replace(tzinfo=self.now.tzinfo or UTC)
        return datetime.combine(when, time(0), self.now.tzinfo)

    def end(self, when: date) -> datetime:
        whole_day = not isinstance(when, datetime) or (when.tzinfo is None and when.time() == time(0))
        return self.start(when) + timedelta(days=1 if whole_day else 0)


def _breaks(effect: Raw, answer: Answer | None, flag: Raw, moment: Moment, way: Prompt) -> bool:
    """Rules 12 to 18 and 20 to 25, for one effect."""
    touch, own_bound = effect["touch"], flag["binds_self_massage"]
    mentions = repr([effect.get("areas_excluded"), effect.get("area_limits"), effect.get("areas_limited_to")])
    areas = [(a.area, a.side) for a in (answer.areas if answer else None) or ()]
    if "@areas" in mentions and not areas:
        none_said = answer is not None and answer.areas == () and "areas_or_none" in flag["asks"]
        touch = touch if none_said else "none"

    def spelled(names: list[str]) -> list[tuple[str, str | None]]:
        return [pair for name in names for pair in (areas if name == "@areas" else [(name, None)])]

    for verse in way.verses:
        h = verse.hands
        if h is None:
            continue
        touching, own = _touches(h), _own(h)
        if touching and (touch == "none" or (not own and touch == "self_only")):
            return True
        bound = touching and (own_bound or not own)
        if not touching or bound:
            if h.technique in effect.get("techniques_excluded", []):
                return True
            if h.technique not in effect.get("techniques_limited_to", [h.technique]):
                return True
        for limit in effect.get("area_limits", []):
            if (
                (not touching or bound)
                and h.area
                and any(_meet(h.area, h.side, *one) for one in spelled(limit["areas"]))
            ):
                if h.technique in limit.get("techniques_excluded", []):
                    return True
                if touching and (h.pressure or 0) > limit.get("pressure_max", 3):
                    return True
        if not bound:
            continue
        if any(_meet(h.area, h.side, *one) for one in spelled(effect.get("areas_excluded", []))):
            return True
        if "areas_limited_to" in effect and h.area not in effect["areas_limited_to"]:
            return True
        if (h.pressure or 0) > effect.get("pressure_max", 3):
            return True
    return _breaks_elsewhere(effect, answer, flag, moment, way)


def _breaks_elsewhere(effect: Raw, answer: Answer | None, flag: Raw, moment: Moment, way: Prompt) -> bool:
    if moment.position in effect.get("positions_excluded", []) or moment.place in effect.get("places_excluded", []):
        return True
    for thing in (*way.materials, *vocabulary.POSITIONS[str(moment.position)]):
        checked = thing in effect.get("materials_ok_if_checked", []) and thing in moment.checked.get(flag["id"], ())
        if thing in effect.get("materials_excluded", []) and not checked:
            return True
    if set(way.tags) & set(effect.get("tags_excluded", [])) or way.kind not in effect.get(
        "kinds_limited_to", [way.kind]
    ):
        return True
    if moment.giver not in effect.get("giver_required", [moment.giver]):
        return True
    if sum(verse.seconds for verse in way.verses) > effect.get("duration_max_s", 10**6):
        return True
    for channel, most in effect.get("channel_max", {}).items():
        triggers = (answer.trigger_channels if answer else None) or vocabulary.CHANNELS
        for name in triggers if channel == "@trigger_channels" else [channel]:
            if way.loads.get(name, 3) > most:
                return True
    if way.beat and "tempo_max_bpm" in effect:
        dotted = way.beat.tune in ("row-your-boat", "pop-weasel", "unheard-of")
        if way.beat.bpm * (4 / 3 if dotted else 1) > effect["tempo_max_bpm"] + 1e-9:
            return True
    wanted = [*effect.get("requires", {}).get("any", []), *effect.get("requires", {}).get(str(moment.position), [])]
    if any(verse.hands and _touches(verse.hands) for verse in way.verses):
        wanted += effect.get("requires", {}).get("touch", [])
    return not set(wanted) <= set(moment.confirmed)


def _techniques_fit(way: Prompt, by_adult: list[Any], moment: Moment) -> bool:
    for verse in way.verses:
        if verse.hands:
            own_range = vocabulary.TECHNIQUES[verse.hands.technique]
            if (verse.hands.pressure or 0) > own_range.pressure[1]:
                return False
            if own_range.areas and verse.hands.area not in own_range.areas:
                return False
    return all(moment.giver in vocabulary.TECHNIQUES[h.technique].givers for h in by_adult)


def _touches(h: Any) -> bool:
    return h.technique in ("rom_passive", "gentle_stretch") or (h.technique != "rom_active" and h.pressure >= 1)


def _own(h: Any) -> bool:
    return h.technique == "self_massage" or h.giver == "self"


def _meet(area: str, side: str | None, other: str, other_side: str | None) -> bool:
    """Rule 13."""
    if area != other:
        return False
    if area not in vocabulary.SIDED_AREAS:
        return True
    return "both" in (side or "both", other_side or "both") or side == other_side
