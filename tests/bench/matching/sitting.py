"""Plays out a practice: pictures are offered, a child picks, stays or leaves, and an adult taps.

A policy sees `Known`, `Now` and `Happened`. Everything else is hidden from it.
"""

import math
import time
from collections.abc import Iterable, Sequence

from .dice import Practice
from .happening import Expected, Happened, Now, Play, Policy, Record, Sitting
from .shelf import playable
from .truth import Truth, logistic
from .world import HAD_ENOUGH, INTO_IT, SO_SO, World

LEAST_ROOM_S = 15.0  # a play begun late may last this long all the same


def play_out(policy: Policy, practice: Practice, children: Iterable[int] | None = None) -> Record:
    """All play sessions, the children in turn. With `children` only of these."""
    here = range(len(practice.children)) if children is None else children
    truths = {number: Truth(practice, practice.children[number]) for number in here}
    policy.told_truth(truths)
    before: dict[int, list[Happened]] = {number: [] for number in truths}
    record = Record([], [], [], 0)
    for sitting in range(practice.world.sittings):
        for number, truth in truths.items():
            record = _sit(policy, truth, sitting, before[number], record)
    return record


def _sit(policy: Policy, truth: Truth, sitting: int, before: list[Happened], record: Record) -> Record:
    world, known = truth.practice.world, truth.child.known
    truth.sit_down(sitting)
    engaged = elapsed = 0.0
    unsafe = record.unsafe
    for offer in range(world.most_offers):
        if truth.plays >= world.most_plays or truth.left_s < world.too_late_s:
            break
        share = truth.practice.dice.share[known.number, sitting, offer]
        now = Now(sitting + 1, offer, truth.plays, _said(world, truth.mood, share), truth.left_s, truth.positions)
        start = time.perf_counter()
        laid = list(policy.offer(known, before, now, world.pictures))
        record.offer_ms.append(1000 * (time.perf_counter() - start))
        offered, wrong = _allowed(truth, laid)
        unsafe += wrong
        picked, verses = _pick(truth, sitting, offer, offered)
        if picked is None:
            cost_s = world.else_s + 0.5 * world.pick_s
            truth.left_s -= cost_s
            happened = Happened(known.number, sitting + 1, offer, now.mood, offered, None)
        else:
            play = _play(truth, now, picked, verses, policy.expected(picked))
            record.plays.append(play)
            cost_s, engaged = play.cost_s, engaged + play.engaged_s
            seen = play.outcome if play.tapped else None
            happened = Happened(
                known.number, sitting + 1, offer, now.mood, offered, picked, verses, play.stay_s, play.cut, seen
            )
        elapsed += cost_s
        before.append(happened)
        policy.saw(happened)
    record.sittings.append(Sitting(known.number, sitting + 1, truth.child.population, engaged, elapsed))
    return record._replace(unsafe=unsafe)


def _said(world: World, mood: int, share: Sequence[float]) -> int:
    if share[0] >= world.misread:
        return mood
    return min(3, max(0, mood + (1 if share[1] < 0.5 else -1)))


def _allowed(truth: Truth, laid: list[tuple[int, int]]) -> tuple[tuple[tuple[int, int], ...], int]:
    """What may be offered of it, and how much was wrong: forbidden today, or the same picture twice."""
    shelf = truth.practice.shelf
    safe = set(playable(truth.child.known, truth.positions, shelf))
    kept = tuple((one, max(1, min(shelf[one].most_verses, verses))) for one, verses in laid if one in safe)
    return kept, len(laid) - len(kept) + (len({one for one, _ in laid}) != len(laid))


def _pick(truth: Truth, sitting: int, offer: int, offered: Sequence[tuple[int, int]]) -> tuple[int | None, int]:
    """Plackett-Luce by liking and side, with "something else" beside the pictures."""
    world, child, liking = truth.practice.world, truth.child, truth.liking()
    wish = truth.practice.dice.wish[child.known.number, sitting, offer]
    best, found = world.pick_sharpness * world.else_liking + wish[-1], (None, 0)
    for place, (one, verses) in enumerate(offered):
        worth = world.pick_sharpness * liking[one] + child.side[min(place, 2)] + wish[one]
        if worth > best:
            best, found = worth, (one, verses)
    return found


def _play(truth: Truth, now: Now, picked: int, verses: int, expected: Expected | None) -> Play:
    world, child, one = truth.practice.world, truth.child, truth.practice.shelf[picked]
    at = child.known.number, now.sitting - 1, now.offer
    share, noise = truth.practice.dice.share[at], truth.practice.dice.noise[at]
    likings = truth.liking()
    liking, over = float(likings[picked]), truth.mood == 3
    true_stay_s = math.exp(truth.log_median(likings)[picked] + world.stay_spread * noise[0])
    entered = bool(share[2] < logistic(world.enter + world.enter_liking * liking))
    engaged_s = 0.0
    if entered:
        plan_s = verses * one.verse_s
        end_s = min(plan_s, max(LEAST_ROOM_S, truth.left_s - world.pick_s))
        if share[3] < world.interrupted:
            end_s = min(end_s, max(5.0, share[4] * plan_s))
        stay_s, cut = min(true_stay_s, end_s), bool(true_stay_s >= end_s)
        cost_s = world.pick_s + (stay_s + (0.0 if cut else world.left_s))
        tap = 0.0 if cut else world.tap_left
        engaged_s = float(truth.engaged_share(liking) * stay_s)
    else:
        stay_s, cut, tap = 3.0 + 10.0 * share[4], False, world.tap_never
        cost_s = world.pick_s + (world.never_s + world.left_s)
    if not cut and over:
        cost_s += world.over_s
    felt = liking + tap + child.rater + world.tap_spread * noise[1]
    outcome = INTO_IT if felt > world.tap_into else HAD_ENOUGH if felt < world.tap_enough else SO_SO
    truth.left_s -= cost_s
    truth.played(one, stay_s, entered=entered, upset=not cut, noise=noise[2])
    return Play(
        child.known.number, now.sitting, picked, outcome, bool(share[5] >= world.tap_missing), engaged_s, float(cost_s),
        true_stay_s if entered else None, expected, float(stay_s), cut,
    )  # fmt: skip
