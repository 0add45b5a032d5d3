"""How long the child stays, over weeks: a line with its band, drawn as plain SVG."""

from collections.abc import Sequence
from html import escape

from app.practice import TrendPoint

from ..desk import Desk
from ..spoken import length, month

WIDTH, HEIGHT = 520, 200
LEFT, RIGHT, TOP, BOTTOM = 74, 506, 18, 160  # the field that is drawn in
STEPS = (15, 30, 60, 120, 180, 300, 600, 900, 1800)  # seconds between two lines of the grid
LABEL_GAP = 60  # no two months stand closer


def stay_trend(desk: Desk, points: Sequence[TrendPoint], label: str) -> str:
    """The drawing as SVG; `label` is what it says to somebody who does not see it. At least one point."""
    top = max(point.high_s for point in points)
    step = next((step for step in STEPS if top / step <= 3.2), STEPS[-1])
    top = max(top * 1.06, 2 * step)
    first, last = points[0].at, points[-1].at
    span = (last - first).total_seconds() or 1.0

    def x(point: TrendPoint) -> float:
        share = (point.at - first).total_seconds() / span if first != last else 1.0
        return LEFT + 14 + share * (RIGHT - LEFT - 28)

    def y(seconds: float) -> float:
        return BOTTOM - seconds / top * (BOTTOM - TOP)

    band = [(x(p), y(p.high_s)) for p in points] + [(x(p), y(p.low_s)) for p in reversed(points)]
    line = [(x(p), y(p.median_s)) for p in points]
    grid = "".join(_grid(desk, seconds, y(seconds)) for seconds in range(0, int(top) + 1, step))
    end_x, end_y = line[-1]
    return (
        f'<svg class="pc-trend" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">{grid}'
        f"{_months(desk, points, [place for place, _ in line])}"
        f'<polygon class="pc-trend-band" points="{_path(band)}"/>'
        f'<polyline class="pc-trend-line" points="{_path(line)}"/>'
        f'<circle cx="{end_x:.1f}" cy="{end_y:.1f}" r="8"/></svg>'
    )


def _grid(desk: Desk, seconds: int, height: float) -> str:
    said = escape(length(desk, seconds)) if seconds else "0"
    return (
        f'<path class="pc-trend-grid" d="M{LEFT} {height:.1f}H{RIGHT}"/>'
        f'<text x="{LEFT - 8}" y="{height + 4.5:.1f}" text-anchor="end">{said}</text>'
    )


def _months(desk: Desk, points: Sequence[TrendPoint], places: Sequence[float]) -> str:
    said, drawn, free_from = None, "", float("-inf")
    for point, place in zip(points, places, strict=True):
        name = month(desk, point.at.astimezone())
        if name != said and place >= free_from and place <= RIGHT - 20:
            drawn += f'<text x="{place:.1f}" y="{HEIGHT - 14}">{escape(name)}</text>'
            free_from = place + LABEL_GAP
            said = name
    return drawn


def _path(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{across:.1f},{down:.1f}" for across, down in places)
