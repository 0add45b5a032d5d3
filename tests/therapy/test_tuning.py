"""What presses speak for, and what they do not."""

from datetime import timedelta

import pytest

from app.therapy import Access, Chart, Child, Proposal, fold, proposals, with_proposal
from tests.tapping import NOW, Tablet


def charted(access: Access, *told: dict[str, object], pictures: int = 3) -> Chart:
    """A chart on which presses were told an hour after the way in was set."""
    tablet = Tablet("mia", later=timedelta(hours=1))
    for one in told:
        tablet.write("pressing", way=access.way, **one)
    child = Child(id="mia", nickname="Mia", access=access.model_copy(update={"at": NOW}), pictures=pictures)
    return fold(child, tablet.events)


SWITCH = Access(way="one_switch")


def test_late_presses_ask_for_a_slower_light() -> None:
    chart = charted(SWITCH, {"times_ms": [1500] * 4 + [120] * 6, "scan_ms": 2000, "late": 6})
    (proposal,) = proposals(chart)
    # Six answers took 2,120 ms: the mean of all is 1,872 ms, over 0.65 it is 2,880.
    assert proposal == Proposal("scan_ms", 2000, 2900, "late", 6, 10)
    access, pictures = with_proposal(chart, proposal)
    assert (access.scan_ms, pictures) == (2900, 3)


def test_the_rule_of_response_times() -> None:
    (slower,) = proposals(charted(SWITCH, {"times_ms": [1700] * 8}))
    assert (slower.new, slower.reason, slower.n) == (2700, "slow", 1700)  # 1,700 / 0.65 = 2,615
    (quicker,) = proposals(charted(SWITCH, {"times_ms": [700] * 8}))
    assert (quicker.new, quicker.reason) == (1100, "quick")  # 700 / 0.65 = 1,077
    assert proposals(charted(SWITCH, {"times_ms": [1300] * 8})) == ()  # 1,300 / 0.65 is what it is
    assert proposals(charted(SWITCH, {"times_ms": [1700] * 7})) == ()  # too few to say


def test_rounds_without_a_press_ask_for_a_slower_light() -> None:
    (proposal,) = proposals(charted(SWITCH, {"times_ms": [900], "missed": 5}))
    assert (proposal.new, proposal.reason) == (2600, "missed")


def test_touches_beside_the_picture_ask_for_fewer_and_larger_ones() -> None:
    told = {"times_ms": [2000] * 6, "near": 4}
    assert proposals(charted(Access(), told)) == (Proposal("pictures", 3, 2, "near", 4, 10),)
    assert proposals(charted(Access(), told, pictures=1)) == ()


def test_second_presses_ask_for_a_longer_wait() -> None:
    (proposal,) = proposals(charted(Access(), {"times_ms": [2000] * 6, "early": 5}))
    assert (proposal.field, proposal.new, proposal.reason) == ("lock_ms", 500, "early")


@pytest.mark.parametrize(("way", "field", "new"), [("hold", "hold_ms", 500), ("dwell", "dwell_ms", 900)])
def test_rests_given_up_ask_for_shorter_ones(way: str, field: str, new: int) -> None:
    (proposal,) = proposals(charted(Access.model_validate({"way": way}), {"times_ms": [900] * 5, "let_go": 6}))
    assert (proposal.field, proposal.new) == (field, new)


def test_what_was_told_before_the_last_change_or_of_another_way_says_nothing() -> None:
    told = {"times_ms": [1700] * 8}
    chart = charted(SWITCH, told)
    later = chart.child.model_copy(update={"access": SWITCH.model_copy(update={"at": NOW + timedelta(hours=2)})})
    assert proposals(fold(later, chart.log.values())) == ()
    other = chart.child.model_copy(update={"access": Access(way="hold", at=NOW)})
    assert proposals(fold(other, chart.log.values())) == ()
