"""Areas of the body with their side, to tap: where a precaution is, or where a tube runs."""

from collections.abc import Callable, Iterable

from nicegui import ui

from app.therapy import AREAS, SIDED_AREAS, AreaSide

from ..desk import Desk
from .chip_set import ChipSet
from .said import Said


class AreaPicker(ui.element):
    """A compact list of areas with left and right; both taken together are stored as both."""

    def __init__(
        self, desk: Desk, label: str, chosen: Iterable[AreaSide], on_change: Callable[[], object] | None = None
    ) -> None:
        super().__init__("div")
        self.classes("pc-areas")
        self.props["role"], self.props["aria-label"] = "group", label
        before: dict[str, set[str]] = {}
        for one in chosen:
            before.setdefault(one.area, set()).update(_sides(one))
        sides = {"left": desk.word("side", "left"), "right": desk.word("side", "right")}
        self._sets: dict[str, ChipSet] = {}
        with self:
            for area in (area for area in AREAS if area in SIDED_AREAS):
                with ui.element("div").classes("pc-area"):
                    word = desk.word("area", area)
                    Said(word)
                    self._sets[area] = ChipSet(word, sides, before.get(area, ()), on_change)
            middle = {area: desk.word("area", area) for area in AREAS if area not in SIDED_AREAS}
            self._middle = ChipSet(desk.say("safety.areas_middle"), middle, before, on_change)

    @property
    def chosen(self) -> tuple[AreaSide, ...]:
        """What was tapped, in the order of the list of areas."""
        found = []
        for area in AREAS:
            if area in self._sets:
                sides = self._sets[area].chosen
                if sides:
                    found.append(AreaSide(area=area, side="both" if len(sides) == 2 else sides[0]))
            elif area in self._middle.chosen:
                found.append(AreaSide(area=area))
        return tuple(found)


def areas_said(desk: Desk, areas: Iterable[AreaSide]) -> str:
    """For a list: "left foot, hand (both), chest"."""
    return ", ".join(_area_said(desk, one) for one in areas)


def _area_said(desk: Desk, one: AreaSide) -> str:
    area, side = desk.word("area", one.area), desk.word("side", one.side or "both")
    if one.area not in SIDED_AREAS:
        return area
    return desk.say("safety.area_both" if one.side in (None, "both") else "safety.area_side", area=area, side=side)


def _sides(one: AreaSide) -> tuple[str, ...]:
    return ("left", "right") if one.side in (None, "both") else (one.side,)
