"""Words that no closed list knows, in a precaution, an answer or a moment (rule 1): each in one sentence."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from . import vocabulary as known
from .child import Answer, AreaSide, Child
from .moment import Moment
from .precaution import Condition, Effect, Precaution
from .remembered import Remembered

KINDS_OF_FLAG = ("standing", "acute")
ANSWERS = ("per session", "on chart", "either")
SCOPES = ("any", "listed")
ANSWER_FIELDS = (
    "areas", "areas_or_none", "since_date", "until_date", "clearance", "trigger_channels", "spreading", "cue_list",
)  # fmt: skip


def problems(precaution: Precaution) -> list[str]:
    """Every word of a precaution that is not in the vocabulary, and every number outside its range."""
    flag = precaution
    found = [
        *_wrong("kind", (flag.kind,), KINDS_OF_FLAG),
        *_wrong("answer", (flag.answer,), ANSWERS),
        *_wrong("asks", flag.asks, ANSWER_FIELDS),
        *_wrong("suggest_for", flag.suggest_for, known.PROFILES),
        *_wrong("ended_by.role", (flag.ended_by.role,) if flag.ended_by else (), known.ENDING_ROLES),
        *(said for entry in flag.applies_when for said in _in_condition("applies_when", entry)),
        *(said for other in flag.implies if other.when for said in _in_condition("implies.when", other.when)),
        *_in_effect("effect", flag.effect),
    ]
    if flag.lasts is not None and not any(digit in flag.lasts for digit in "123456789"):
        found.append(f'lasts is "{flag.lasts}", which is no time at all: write P6M or PT45M.')
    if flag.clearance:
        found += _wrong("clearance.scope", (flag.clearance.scope,), SCOPES)
        found += _wrong("clearance.needs", flag.clearance.needs, ANSWER_FIELDS)
    if flag.after_clearance:
        found += _in_effect("after_clearance", flag.after_clearance)
    for more in flag.escalates:
        found += _in_condition("escalates.when", more.when)
        if isinstance(more.to, Effect):
            found += _in_effect("escalates.to", more.to)
    return found


def unknown_words(child: Child, precautions: Mapping[str, Precaution], moment: Moment) -> list[str]:
    """What keeps a child's answers, the moment or the precautions themselves from being read with certainty."""
    found: list[str] = []
    for name, flag in precautions.items():
        faults, others = _checked(flag)
        found += [f"{name}: {fault}" for fault in faults]
        if name != flag.id or not others <= precautions.keys():
            found.append(f"{name}: names a precaution that is not on the shelf.")
    for where, answers, faults in (
        ("the chart", child.answers, _in_child(child)),
        ("today's answers", moment.answers, _in_answers(moment.answers)),
    ):
        found += [f"{where}: {fault}" for fault in faults]
        if not answers.keys() <= precautions.keys():
            found += _wrong(where, answers, precautions)
    for where, words, among in (
        ("place", (moment.place,), known.PLACES), ("position", (moment.position,), known.POSITIONS),
        ("giver", (moment.giver,), known.GIVERS), ("materials", moment.materials, known.MATERIALS),
        ("confirmed", moment.confirmed, known.CONFIRMATIONS), ("checked", moment.checked, precautions),
    ):  # fmt: skip
        found += _wrong(where, words, among)
    for name, materials in moment.checked.items():
        found += _wrong(f"checked, {name}", materials, known.MATERIALS)
    return [*found, *_in_areas("no_touch", moment.no_touch or ()), *_in_areas("stopped", moment.stopped)]


def flags_named(precaution: Precaution) -> frozenset[str]:
    """Other precautions that this one comes with or depends on."""
    conditions = (
        *precaution.applies_when,
        *(other.when for other in precaution.implies if other.when),
        *(more.when for more in precaution.escalates),
    )
    named = (word for condition in conditions for word in condition.flags_any or ())
    return frozenset((*named, *(other.flag for other in precaution.implies)))


_checked = Remembered[Precaution, tuple[list[str], frozenset[str]]](lambda flag: (problems(flag), flags_named(flag)))


def _wrong(where: str, words: Iterable[str | None], among: Collection[str]) -> list[str]:
    return [f'{where} names "{word}", which no list knows.' for word in words if word is not None and word not in among]


def _in_areas(where: str, areas: Iterable[AreaSide]) -> Iterator[str]:
    for each in areas:
        yield from _wrong(where, (each.area,), known.AREAS)
        yield from _wrong(where, (each.side,), known.SIDES)


def _in_answers(answers: Mapping[str, Answer]) -> list[str]:
    found: list[str] = []
    for name, answer in answers.items():
        if answer.areas or answer.trigger_channels or answer.ended:
            found += _in_areas(name, answer.areas or ())
            found += _wrong(name, answer.trigger_channels or (), known.CHANNELS)
            found += _wrong(name, (answer.ended.role,) if answer.ended else (), known.ENDING_ROLES)
    return found


_in_child = Remembered[Child, list[str]](
    lambda child: [*_wrong("profiles", child.profiles, known.PROFILES), *_in_answers(child.answers)]
)


def _in_condition(where: str, condition: Condition) -> Iterator[str]:
    yield from _wrong(where, condition.place or (), known.PLACES)
    yield from _wrong(where, condition.position or (), known.POSITIONS)
    yield from _wrong(where, condition.giver or (), known.GIVERS)
    yield from _wrong(where, condition.answer or (), ANSWER_FIELDS)
    if not condition.model_fields_set:
        yield f"{where} says no condition: write always = true if that is meant."


def _in_effect(where: str, effect: Effect) -> Iterator[str]:
    for field, words, among in (
        ("level", (effect.level,), known.LEVELS),
        ("touch", (effect.touch,), known.TOUCH),
        ("kinds_limited_to", effect.kinds_limited_to, known.KINDS),
        ("areas_excluded", effect.areas_excluded, _AREA_WORDS),
        ("areas_limited_to", effect.areas_limited_to, _AREA_WORDS),
        ("techniques_excluded", effect.techniques_excluded, known.TECHNIQUES),
        ("techniques_limited_to", effect.techniques_limited_to, known.TECHNIQUES),
        ("positions_excluded", effect.positions_excluded, known.POSITIONS),
        ("places_excluded", effect.places_excluded, known.PLACES),
        ("materials_excluded", effect.materials_excluded, known.MATERIALS),
        ("materials_ok_if_checked", effect.materials_ok_if_checked, known.MATERIALS),
        ("tags_excluded", effect.tags_excluded, known.TAGS),
        ("channel_max", effect.channel_max, (*known.CHANNELS, "@trigger_channels")),
        ("giver_required", effect.giver_required, known.GIVERS),
        ("requires", effect.requires, ("any", "touch", *known.POSITIONS)),
        ("requires", [word for each in effect.requires.values() for word in each], known.CONFIRMATIONS),
        ("area_limits", [word for limit in effect.area_limits for word in limit.areas], _AREA_WORDS),
        ("area_limits", [word for part in effect.area_limits for word in part.techniques_excluded], known.TECHNIQUES),
    ):
        yield from _wrong(f"{where}.{field}", words or (), among)
    most = (effect.pressure_max, *(limit.pressure_max for limit in effect.area_limits))
    if any(pressure is not None and pressure not in known.PRESSURES for pressure in most):
        yield f"{where}: a pressure_max is outside 0 to 3."
    if any(load not in known.LOADS for load in effect.channel_max.values()):
        yield f"{where}: a channel_max is outside 0 to 3."


_AREA_WORDS = (*known.AREAS, "@areas")
