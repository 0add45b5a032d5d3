"""Therapist and caregiver hold a tablet each, with no server in reach: both played, and the chart knows it once."""

from collections.abc import Callable

from .server import Server
from .tablet import Tablet


def test_two_tablets_offline_on_the_same_child_merge(server: Server, tablet: Callable[..., Tablet]):
    therapist, caregiver = tablet().open(), tablet().open()
    for one in (therapist, caregiver):
        one.laid_in()
    server.kill()
    for one, outcomes in ((therapist, ("into-it", "so-so")), (caregiver, ("had-enough",))):
        one.start("leo")
        for outcome in outcomes:
            one.pick()
            one.outcome(outcome)
    assert therapist.waiting == set(therapist.written)
    assert caregiver.waiting == set(caregiver.written)

    server.start()
    caregiver.sent()
    therapist.sent()
    kept = [event.id for event in server.on_disk("leo")]
    assert sorted(kept) == sorted([*therapist.written, *caregiver.written])
    chart = server.chart("leo")
    assert sorted(len(sitting.plays) for sitting in chart.sessions) == [1, 2]
    assert sorted(play.outcome or "" for play in chart.plays) == ["had_enough", "into_it", "so_so"]
