"""What a record amounts to, and what the figures of many seeds say beside the oracle and the best of the others."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from .happening import Play, Record, Sitting
from .world import HAD_ENOUGH, INTO_IT, POPULATIONS, SPANS

Figures = dict[str, float]  # of one policy and seed; what could not be measured is left out
Results = Mapping[str, Sequence[Figures]]  # by policy, seed after seed
WHOLE = ("all", 1, 10_000)
OURS, OTHERS = ("live", "tablet"), ("mabwiser", "counts")


def figures_of(record: Record) -> Figures:
    """Engaged seconds per second and share of "Had enough", by play sessions and population; and the predictions.

    "brier" is that of the chance of "Into it", "base" that of the share seen in the same play sessions, known
    afterwards; "covered" is the share of true stays within the 80 % interval, of plays that were entered.
    """
    found = {"ms": fmean(record.offer_ms), "unsafe": float(record.unsafe), "plays": float(len(record.plays))}
    for name, first, last in (WHOLE, *SPANS):
        plays = [play for play in record.plays if first <= play.sitting <= last]
        found |= _engaged(name, [one for one in record.sittings if first <= one.sitting <= last], plays)
        found |= _predicted(name, plays)
    population = {one.child: one.population for one in record.sittings}
    for name in POPULATIONS:
        sittings = [one for one in record.sittings if one.population == name]
        found |= _engaged(name, sittings, [play for play in record.plays if population[play.child] == name])
    return found


def headline(results: Results) -> Figures:
    """The figures that are asked for, as far as the policies that ran give them."""
    found: Figures = {}
    for ours in OURS:
        found |= _named(f"{ours}_of_oracle", ratios(results, ours, "oracle"), least=True)
        found |= _named(f"had_enough_{ours}", _each(results, ours, "enough all"))
        session1 = "session1_of_oracle" if ours == "live" else "session1_tablet_of_oracle"
        found |= _named(session1, ratios(results, ours, "oracle", "engaged 1"))
    found |= _named("live_of_best_baseline", _of_best(results))
    found |= _honest({ours: results[ours] for ours in OURS if ours in results})
    found["unsafe"] = sum(one["unsafe"] for rows in results.values() for one in rows)
    return found | _named("ms_per_offer_live", _each(results, "live", "ms"))


def means(results: Results) -> Figures:
    """Every figure of every policy over the seeds, as "live engaged 4-10"."""
    keys = {policy: dict.fromkeys(key for row in rows for key in row) for policy, rows in results.items()}
    return {f"{policy} {key}": fmean(_each(results, policy, key)) for policy, mine in keys.items() for key in mine}


def mean(rows: Sequence[Figures], key: str) -> float | None:
    """Over the seeds that have it."""
    values = [row[key] for row in rows if key in row]
    return fmean(values) if values else None


def ratios(results: Results, ours: str, other: str, key: str = "engaged all") -> list[float]:
    """Seed by seed; empty when either did not run."""
    pairs = zip(results.get(ours, ()), results.get(other, ()), strict=False)
    return [mine[key] / theirs[key] for mine, theirs in pairs if theirs.get(key) and key in mine]


def _engaged(name: str, sittings: Sequence[Sitting], plays: Sequence[Play]) -> Figures:
    elapsed_s = sum(one.elapsed_s for one in sittings)
    found = {f"engaged {name}": sum(one.engaged_s for one in sittings) / elapsed_s} if elapsed_s else {}
    if plays:
        found[f"enough {name}"] = fmean(play.outcome == HAD_ENOUGH for play in plays)
    return found


def _predicted(name: str, plays: Iterable[Play]) -> Figures:
    said = [play for play in plays if play.expected is not None]
    tapped = [(play.expected.likely, float(play.outcome == INTO_IT)) for play in said if play.tapped]
    entered = [play for play in said if play.true_stay_s is not None]
    within = [play.expected.low_s <= play.true_stay_s <= play.expected.high_s for play in entered]
    found = {}
    if tapped:
        seen = fmean(into for _, into in tapped)
        found[f"said {name}"], found[f"seen {name}"] = fmean(likely for likely, _ in tapped), seen
        found[f"brier {name}"] = fmean((likely - into) ** 2 for likely, into in tapped)
        found[f"base {name}"] = fmean((seen - into) ** 2 for _, into in tapped)
    if within:
        found[f"covered {name}"] = fmean(within)
    return found


def _honest(ours: Results) -> Figures:
    """The worst over play sessions, live and tablet, each a mean over the seeds."""
    margins, covered, gaps = [], [], []
    for rows in ours.values():
        gaps.append(_less(mean(rows, "said all"), mean(rows, "seen all")))
        for name, _, _ in SPANS:
            margins.append(_less(mean(rows, f"base {name}"), mean(rows, f"brier {name}")))
            covered.append(mean(rows, f"covered {name}"))
    found: Figures = {}
    if said := [one for one in margins if one is not None]:
        found["brier_margin_min"] = min(said)
    if said := [abs(one) for one in gaps if one is not None]:
        found["calibration_gap"] = max(said)
    if said := [one for one in covered if one is not None]:
        found |= {"coverage_min": min(said), "coverage_max": max(said)}
    return found


def _of_best(results: Results) -> list[float]:
    others = [results[name] for name in OTHERS if name in results]
    if "live" not in results or not others:
        return []
    best = [max(row["engaged all"] for row in rows) for rows in zip(*others, strict=True)]
    return [mine["engaged all"] / most for mine, most in zip(results["live"], best, strict=True)]


def _each(results: Results, policy: str, key: str) -> list[float]:
    return [row[key] for row in results.get(policy, ()) if key in row]


def _named(name: str, values: Sequence[float], *, least: bool = False) -> Figures:
    if not values:
        return {}
    return {name: fmean(values)} | ({f"{name}_min": min(values)} if least else {})


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other
