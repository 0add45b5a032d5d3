"""Laying a tray: safety first, then ranking. Pure: the same arguments give the same tray."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from .child import Answer, Child
from .features import Features, features_of
from .grade import by_grade, grades
from .history import Chart
from .limits import Made
from .moment import Moment
from .noes import as_said, noes
from .peers import Peers
from .precautions import Footing
from .prompt import Prompt
from .ranking import Ranking
from .refusal import Refusal
from .said_before import as_told
from .spare import Listed, Risks
from .tallies import tallies
from .tray import Known, Note, Question, Removed, Shelf, Signs, Taken, Told, Tray
from .vocabulary import MATERIALS, POSITIONS
from .words import Words

Situation = tuple[str, str, str]  # place, position, giver


def lay_tray(
    child: Child,
    chart: Chart,
    shelf: Shelf,
    moment: Moment,
    now: datetime,
    peers: Peers | None = None,
    *,
    situations: Iterable[Situation] | None = None,
) -> Tray:
    """The tray of a child in a moment.

    `peers` is what the practice's other charts taught (`draw_together`).

    Without `situations` the tray is for this very moment: what is safe in it, one way a prompt, and nothing else; a
    yes to a health question that comes later leaves nothing of it. With them it is laid wide, for a
    tablet that may soon be without a server: for each place, position and giver named, what would be safe if all
    equipment were at hand, touch welcome everywhere and every health question of today answered no. The walk then
    takes away by what the moment really says.
    """
    moment, asked = as_said(moment.at(now), chart, now), as_told(child, chart, shelf.precautions)
    kept = chart.worked.setdefault("limits", Made())
    made = kept if isinstance(kept, dict) else None
    here = Footing(asked, shelf.precautions, moment, made=made)
    laid = here if situations is None else Footing(asked, shelf.precautions, _widened(moment, here), made=made)
    features = features_of(shelf)
    graded = by_grade(features, grades(child, features, tallies(chart, features.by_id), child.age_months(now.date())))
    named = (moment.place or "", moment.position or "", moment.giver or "")
    needed: dict[tuple[str, ...], int] = {}
    told: list[Told] = []
    listed: dict[Situation, tuple[int, list[Listed]]] = {}  # what is told there, and ways with what they need
    passing: set[str] = set()  # prompts, in this very moment
    for situation in dict.fromkeys((named, *(situations or ()))):
        place, position, giver = situation
        exact = laid is here and situation == named
        there = here if exact else laid.elsewhere(place or None, position or None, giver or None)
        said = Told.model_construct(notes=_notes(there.messages), player=there.player)
        if said not in told:
            told.append(said)
        ways: list[Listed] = []
        for number, needs in _safe_there(features, graded, there, place, position, passing):
            ways.append((number, needs))
            if exact and (not needs or here.given.issuperset(needs)):
                passing.add(features.ways[number].id)
        listed[situation] = told.index(said), ways
    taken: dict[str, Taken] = {}
    if situations is not None:
        candidates = {number: features.ways[number] for _, these in listed.values() for number, _ in these}
        named_so = {features.names[number]: way for number, way in candidates.items()}
        taken = _if_yes(laid, named_so)
        risks = Risks(candidates, {flag: [features.place[way] for way in one.removes] for flag, one in taken.items()})
        listed = {one: (said_there, risks.useful(these)) for one, (said_there, these) in listed.items()}
    found: dict[Situation, tuple[int, dict[int, list[int]]]] = {}  # the same, ways by what they need
    for one, (said_there, these) in listed.items():
        by_need: dict[int, list[int]] = {}
        for number, needs in these:
            by_need.setdefault(needed.setdefault(needs, len(needed)), []).append(number)
        found[one] = said_there, by_need
    # Entries lie as on the shelf, the grade of this child first: of two ways of a prompt that pass the first is taken.
    lying = {number for _, ways in found.values() for these in ways.values() for number in these}
    entries = sorted(lying, key=graded.__getitem__)
    order = {number: at for at, number in enumerate(entries)}
    sets: dict[tuple[int, ...], int] = {}
    index = {"|".join(one): sets.setdefault(_numbered(*what, order), len(sets)) for one, what in found.items()}
    here_first = [number for these in found[named][1].values() for number in these]
    judged = Ranking(child, chart, features, moment, now, peers, entries, here_first, laid.longest_s)
    safe = {features.names[number]: features.ways[number] for number in entries}
    if_yes = {flag: _of(safe, one) for flag, one in taken.items()}
    # Not validated again: all of it was made here from validated pieces, and hundreds of entries take longer to check
    # than to rank.
    return Tray.model_construct(
        child=child.id,
        laid_at=now,
        moment=moment,
        stop=_stop(here),
        touch_open=not here.checklist,
        notes=_notes(here.messages),
        known=_known(here),
        signs=_signs(here),
        questions=tuple(
            Question(
                id=flag, title=shelf.precautions[flag].title, stop=flag in if_yes and if_yes[flag].stop is not None
            )
            for flag in here.questions
        ),
        entries=dict(zip(safe, judged.entries(), strict=True)),
        brings={position: things for position, things in POSITIONS.items() if things},
        needs=tuple(needed),
        sets=tuple(sets),
        situations=index,
        told=tuple(told),
        if_yes=if_yes,
        removed=_removed(features, laid, passing, wide=situations is not None),
        longest_s=laid.longest_s,
        player=here.player,
        **_said_no(child, chart, now),
        **_walked(judged),
    )


def _said_no(child: Child, chart: Chart, now: datetime) -> dict[str, Any]:
    """What the child said no to."""
    said = noes(child, chart, now)
    return {"not_here": said.not_here, "last_no": said.last_no, "not_these": said.not_these, "stops": said.stops}


def _walked(judged: Ranking) -> dict[str, Any]:
    """What the walk has to know of the ranking."""
    return {
        "rest": judged.rest,
        "new_every": judged.new_every,
        "same_sides": judged.same_sides,
        "counted": judged.counted,
    }


def _numbered(told: int, ways: Mapping[int, list[int]], order: Mapping[int, int]) -> tuple[int, ...]:
    """A set of the tray as it travels."""
    flat = [told]
    for need, these in ways.items():
        flat += (need, len(these), *(order[number] for number in these))
    return tuple(flat)


def rank_again(tray: Tray, child: Child, chart: Chart, shelf: Shelf, now: datetime, peers: Peers | None = None) -> Tray:
    """The same safe ways, ranked by what the chart says by now. For a tray whose child, moment and hour still hold."""
    features, moment = features_of(shelf), tray.moment
    ways = [features.place[name] for name in tray.entries]
    first = [
        features.place[name]
        for name in tray.passing(f"{moment.place or ''}|{moment.position or ''}|{moment.giver or ''}")
    ]
    judged = Ranking(child, chart, features, moment, now, peers, ways, first, tray.longest_s)
    entries = dict(zip(tray.entries, judged.entries(), strict=True))
    told = _said_no(child, chart, now) | _walked(judged)
    return tray.model_copy(update={"laid_at": now, "entries": entries} | told)


def _safe_there(
    features: Features, graded: list[float], there: Footing, place: str, position: str, passing: Container[str]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Ways that pass there, and what has to be confirmed for each; none of a prompt that is `passing` already."""
    if there.stop is None:
        for number in sorted(features.there.get((place, position), ()), key=graded.__getitem__):
            way = features.ways[number]
            if way.id not in passing:
                needs = there.needs(way)
                if needs is not None:
                    yield number, needs


def _widened(moment: Moment, here: Footing) -> Moment:
    """All open but what a yes of today closes: what it ended or said no to may be said otherwise with no server."""
    supposed = {flag: Answer(yes=False) for flag in here.questions}
    yes = {flag: answer.model_copy(update={"ended": None}) for flag, answer in moment.answers.items() if answer.yes}
    wide: dict[str, Any] = {"materials": MATERIALS, "no_touch": (), "stopped": (), "resting": ()}
    wide |= {"answers": {**supposed, **yes}, "precautions": "current"}
    return moment.model_copy(update=wide)


def _notes(messages: Iterable[tuple[str, str, str]]) -> tuple[Note, ...]:
    return tuple(Note(flag=flag, level=level, message=message) for flag, level, message in messages)


def _known(here: Footing) -> tuple[Known, ...]:
    found = []
    for flag, due in here.due.items():
        answers = (here.child.answers.get(flag), here.moment.answers.get(flag))
        areas = [area for answer in answers if answer and answer.yes for area in answer.areas or ()]
        title = here.precautions[flag].title
        found.append(Known(flag=flag, title=title, areas=tuple(dict.fromkeys(areas)), due=due))
    return tuple(found)


def _signs(here: Footing) -> tuple[Signs, ...]:
    """The child's own first, those of everybody last."""
    named = [here.precautions[flag] for flag in here.active if here.precautions[flag].warning_signs]
    return tuple(
        Signs(flag=one.id, title=one.title, signs=one.warning_signs)
        for one in sorted(named, key=lambda one: not one.asked)
    )


def _stop(here: Footing) -> Note | None:
    return Note(flag=here.stop[0], level="stop", message=here.stop[1]) if here.stop else None


def _if_yes(here: Footing, safe: Mapping[str, Prompt]) -> dict[str, Taken]:
    taken: dict[str, Taken] = {}
    for flag in here.questions:
        then = here.if_yes(flag)
        if then.stop:
            taken[flag] = Taken(stop=then.stop[1])
        else:
            removes = tuple(way for way, prompt in safe.items() if then.takes(prompt))
            taken[flag] = Taken(
                removes=removes,
                positions=tuple(sorted(then.positions)),
                places=tuple(sorted(then.places)),
                givers=tuple(sorted(then.givers)),
                notes=_notes(then.messages),
                player=then.player,
            )
    return taken


def _of(safe: Container[str], taken: Taken) -> Taken:
    """The same of the ways that lie on the tray."""
    return taken.model_copy(update={"removes": tuple(way for way in taken.removes if way in safe)})


def _removed(features: Features, here: Footing, passing: Container[str], *, wide: bool) -> tuple[Removed, ...]:
    """Prompts that would fit this place and position but of which no way passes, with the first row that refuses.

    On a tray laid `wide` what a confirmation may still open is not gone: the tablet counts that with today's answers.
    """
    place, position = here.moment.place or "", here.moment.position or ""
    first: dict[str, Refusal | None] = {}  # by prompt the first refusal; None when a way of it may pass
    there = (features.ways[number] for number in features.there.get((place, position), ()))
    for way in (way for way in there if way.id not in passing):
        if first.get(way.id, way) is None:
            continue
        refusals = here.refusals(way)
        if not refusals or (wide and here.needs(way) is not None):
            first[way.id] = None
        else:
            first.setdefault(way.id, refusals[0])
    prompts, words = features.by_id, Words(features.words)
    return tuple(
        Removed(prompt=name, title=prompts[name].title, row=refusal.row, why=words.why(refusal.why))
        for name, refusal in first.items()
        if refusal is not None
    )
