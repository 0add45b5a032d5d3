"""Which chart teaches which: sample children among themselves, and an erased child nobody."""

from datetime import timedelta

from app.practice.teaching import Teaching
from app.therapy import Chart, Child, fold
from tests.tapping import NOW
from tests.therapy.playing import HERE, MIA, SHELF, sitting

NAMES = [name for name in HERE if "#" not in name]


def child(name: str, *, sample: bool = False) -> Child:
    return MIA.model_copy(update={"id": name, "nickname": name, "sample": sample})


def chart(name: str, *, sample: bool = False) -> Chart:
    who = child(name, sample=sample)
    plays = [{"prompt": prompt, "outcome": ("into_it", "had_enough")[n % 2]} for n, prompt in enumerate(NAMES)]
    return fold(who, [event for days in (6, 3) for event in sitting(*plays, days_ago=days, child=who)])


def new(name: str = "new", *, sample: bool = False) -> Chart:
    return fold(child(name, sample=sample), [])


def taught(*charts: Chart) -> Teaching:
    teaching = Teaching(SHELF)
    for one in charts:
        teaching.learn_from(one, NOW, None)
    return teaching


REAL = [chart(f"real-{n}") for n in range(4)]
THERE = ["new", *(one.child.id for one in REAL)]


def test_children_teach_a_new_one_and_not_themselves() -> None:
    teaching = taught(*REAL)
    peers = teaching.peers_of(new(), THERE, NOW)
    assert peers is not None
    assert set(peers.prompts) == set(NAMES)
    assert taught(REAL[0]).peers_of(REAL[0], THERE, NOW) is None


def test_a_sample_child_teaches_no_real_child_and_no_real_child_a_sample_one() -> None:
    samples = [chart(f"sample-{n}", sample=True) for n in range(4)]
    there = [*THERE, *(one.child.id for one in samples)]
    assert taught(*samples).peers_of(new(), there, NOW) is None
    assert taught(*samples).peers_of(new(sample=True), there, NOW) is not None
    assert taught(*REAL).peers_of(new(sample=True), there, NOW) is None


def test_what_an_erased_child_taught_is_gone_at_once() -> None:
    teaching = taught(REAL[0])
    assert teaching.peers_of(new(), THERE, NOW) is not None
    assert teaching.peers_of(new(), ["new"], NOW) is None
    assert teaching.peers_of(new(), THERE, NOW) is None  # and does not come back


def test_plays_that_no_longer_count_teach_nothing() -> None:
    teaching = taught(REAL[0])
    teaching.learn_from(fold(REAL[0].child, []), NOW, None)
    assert teaching.peers_of(new(), THERE, NOW) is None


def test_what_is_taught_stays_the_same_all_day_and_is_drawn_anew_on_the_next() -> None:
    teaching = taught(REAL[0])
    first = teaching.peers_of(new(), THERE, NOW)
    teaching.learn_from(REAL[1], NOW, None)
    assert teaching.peers_of(new(), THERE, NOW + timedelta(hours=5)) is first
    later = teaching.peers_of(new(), THERE, NOW + timedelta(days=1))
    assert later is not None
    assert later != first
