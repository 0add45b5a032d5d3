"""The plays of one sitting: what was played, how it went, how long, and who picked it."""

from collections.abc import Iterable, Iterator, Mapping

from nicegui import ui

from app.therapy import AreaSide, Play

from ..desk import Desk
from ..spoken import length
from .area_picker import areas_said
from .said import Said


def play_list(desk: Desk, plays: Iterable[Play], titles: Mapping[str, str], nickname: str) -> None:
    """A list with a dot for the outcome; the words beside it say the same."""
    with ui.element("ul").classes("pc-list"):
        for play in plays:
            with ui.element("li"):
                ui.element("i").classes(f"pc-dot pc-dot-{play.outcome or 'none'}").props("aria-hidden=true")
                Said(titles.get(play.prompt, play.prompt)).classes("pc-list-name")
                Said(_told(desk, play, nickname)).classes("pc-list-more")


def _told(desk: Desk, play: Play, nickname: str) -> str:
    how = desk.say(f"chart.outcome.{play.outcome}") if play.outcome else desk.say(f"chart.end.{_end(play)}")
    said = [how]
    if play.stay_s is not None:
        said.append(length(desk, play.stay_s))
    if play.chose:
        said.append(desk.say("chart.chose", what=", ".join(play.chose)))
    said += [desk.word("cue", cue) for cue in play.cues[:2]]
    said += _of_touch(desk, play)
    said.append(desk.say(f"chart.by.{play.by}", nickname=nickname))
    return " · ".join(said)


def _of_touch(desk: Desk, play: Play) -> Iterator[str]:
    """What the child said of the touch, in the order it was said; that it was fine goes without saying."""
    if play.assent == "no":
        yield desk.say("chart.touch.asked_no")
    for one in play.comfort:
        if one.stops or one.answer in ("too_much", "too_soft"):
            how = desk.say("chart.touch.number", n=one.number) if one.number else desk.say(f"chart.touch.{one.answer}")
            where = areas_said(desk, [AreaSide(area=one.area, side=one.side)]) if one.area else ""
            yield desk.say("chart.touch.at", how=how, where=where) if where else how
    if play.no_at:
        yield desk.say("chart.touch.not_here", where=areas_said(desk, dict.fromkeys(play.no_at)))


def _end(play: Play) -> str:
    return play.end if play.end in ("all_done", "interrupted", "switched") else "not_said"
