"""The figures as Markdown tables: means over the seeds."""

from collections.abc import Iterable, Sequence
from statistics import fmean

from .measuring import Figures, Results, mean, ratios
from .world import POPULATIONS, SPANS

COLUMNS = ("all", *(name for name, _, _ in SPANS), *POPULATIONS)
TOLD = (*(name for name, _, _ in SPANS), "all")


def report(results: Results, title: str) -> str:
    """All tables."""
    predicting = {name: rows for name, rows in results.items() if any("said all" in row for row in rows)}
    parts = [f"### {title}", "Engaged minutes per minute.", _engaged(results)]
    parts += ['Share of plays that ended in "Had enough".', _enough(results)]
    if predicting:
        parts += [
            'Brier of the chance of "Into it" / of the share seen in the same play sessions; mean said / seen.',
            _predictions(predicting),
            "Share of true stays within the 80 % interval, of plays that were entered.",
            _coverage(predicting),
        ]
    if "oracle" in results:
        parts += ["Beside others, seed by seed: mean; smallest seed.", _beside(results)]
    return "\n\n".join(parts) + "\n"


def _engaged(results: Results) -> str:
    lines = []
    for name, rows in results.items():
        shown, unsafe = [_shown(rows, f"engaged {column}") for column in COLUMNS], sum(row["unsafe"] for row in rows)
        lines.append([name, *shown, f"{mean(rows, 'ms') or 0:.2f}", f"{unsafe:.0f}"])
    return _table(["policy", *map(_heading, COLUMNS), "ms a tray", "unsafe"], lines)


def _enough(results: Results) -> str:
    lines = ([name, *(_shown(rows, f"enough {column}") for column in COLUMNS)] for name, rows in results.items())
    return _table(["policy", *map(_heading, COLUMNS)], lines)


def _predictions(results: Results) -> str:
    lines = []
    for name, rows in results.items():
        briers = [f"{_shown(rows, f'brier {part}')} / {_shown(rows, f'base {part}')}" for part in TOLD]
        lines.append([name, *briers, f"{_shown(rows, 'said all')} / {_shown(rows, 'seen all')}"])
    return _table(["policy", *map(_heading, TOLD), "said / seen"], lines)


def _coverage(results: Results) -> str:
    lines = ([name, *(_shown(rows, f"covered {part}") for part in TOLD)] for name, rows in results.items())
    return _table(["policy", *map(_heading, TOLD)], lines)


def _beside(results: Results) -> str:
    others = [name for name in ("oracle", "mabwiser", "counts") if name in results]
    lines = []
    for name in results:
        whole = [_ratio(ratios(results, name, other)) for other in others]
        lines.append([name, *whole, _ratio(ratios(results, name, "oracle", "engaged 1"))])
    return _table(["policy", *(f"to {name}" for name in others), "to oracle in session 1"], lines)


def _heading(column: str) -> str:
    return f"session {column}" if column[0].isdigit() else column


def _shown(rows: Sequence[Figures], key: str) -> str:
    value = mean(rows, key)
    return "–" if value is None else f"{value:.3f}"


def _ratio(values: Sequence[float]) -> str:
    return f"{fmean(values):.3f}; {min(values):.3f}" if values else "–"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
