"""How much time a child is given: as the senses ask, until an adult says it."""

from datetime import timedelta

from app.therapy import Child, Pace, Sense, fold, pace_for
from tests.tapping import NOW, Tablet


def sense(pattern: str, strength: int = 1) -> Sense:
    return Sense.model_validate({"pattern": pattern, "strength": strength})


def test_three_seconds_for_all_and_what_comes_first_for_children_who_limit_what_comes_in() -> None:
    assert pace_for({}) == Pace(wait_s=3)
    assert pace_for({"touch": sense("avoiding")}) == Pace(preview=True)
    assert pace_for({"sight": sense("sensitive")}) == Pace(preview=True, slow=True)
    assert pace_for({"movement": sense("avoiding", 2)}) == Pace(preview=True, slow=True)
    assert pace_for({"sight": sense("avoiding", 0), "sound": sense("seeking")}) == Pace()


def test_an_adults_newest_word_holds_on_the_page_or_on_a_tablet() -> None:
    child = Child(id="mia", nickname="Mia", senses={"sight": sense("sensitive")})
    tablet = Tablet("mia")
    assert fold(child, []).pace.slow
    said = tablet.write("pace_set", pace={"wait_s": 8})
    assert fold(child, [said]).pace == Pace(wait_s=8)
    before = child.model_copy(update={"pace": Pace(wait_s=5, at=NOW - timedelta(hours=1))})
    after = child.model_copy(update={"pace": Pace(wait_s=5, at=NOW + timedelta(hours=1))})
    assert (fold(before, [said]).pace.wait_s, fold(after, [said]).pace.wait_s) == (8, 5)
