"""What children of a practice teach about another one: as much as they are seen to agree, and not more."""

from random import Random

import pytest

from app.therapy import Lesson, draw_together, lesson
from app.therapy.learning import learn
from tests.tapping import NOW

from .playing import FEATURES, HERE, MIA, SHELF, chance, sitting, told

NAMES = [name for name in HERE if "#" not in name]


def taught(name: str, loved: set[str]) -> Lesson:
    """The lesson of a child who was into these and had enough of the others, three times each."""
    child = MIA.model_copy(update={"id": name, "nickname": name})
    sittings = [
        sitting(*[_play(prompt, prompt in loved) for prompt in NAMES], days_ago=days, child=child) for days in (9, 6, 3)
    ]
    return lesson(child, told(*sittings, child=child), SHELF, NOW)


def _play(prompt: str, into: bool) -> dict[str, object]:
    return {"prompt": prompt, "outcome": "into_it" if into else "had_enough", "end": "adult_ended"}


LIKED = set(NAMES[::2])


def moved(lessons: list[Lesson]) -> dict[str, float]:
    """By prompt, how far the lessons move what is supposed of a new child."""
    belief = learn(MIA, told(), FEATURES, NOW, draw_together(lessons))
    return {name: float(belief.prompt_mean[FEATURES.prompts[name]]) for name in NAMES}


def test_children_who_agree_on_prompts_teach_what_they_agree_on() -> None:
    found = moved([taught(f"child-{n}", LIKED) for n in range(5)])
    assert min(found[name] for name in LIKED) > 0.05
    assert max(found[name] for name in NAMES if name not in LIKED) < -0.05


def test_children_who_do_not_agree_teach_nothing_of_prompts() -> None:
    draw = Random(1)
    lessons = [taught(f"child-{n}", set(draw.sample(NAMES, len(NAMES) // 2))) for n in range(5)]
    assert set(moved(lessons).values()) == {0.0}


def test_one_child_alone_shows_no_agreement_and_nobody_teaches_nothing() -> None:
    assert set(moved([taught("child-1", LIKED)]).values()) == {0.0}
    assert draw_together([]) is None
    assert draw_together([Lesson({}, {})]) is None


def test_a_child_who_was_hardly_met_has_no_lesson() -> None:
    assert lesson(MIA, told(), SHELF, NOW) == Lesson({}, {})


def test_what_a_child_was_taught_is_not_taught_on() -> None:
    """A lesson is what the child's own play says: started from what others taught, it is about the same."""
    peers = draw_together([taught(f"child-{n}", LIKED) for n in range(5)])
    plays = [_play(name, into=False) for name in NAMES]
    alone, leaning = (lesson(MIA, told(sitting(*plays, days_ago=3)), SHELF, NOW, given) for given in (None, peers))
    for names in (LIKED, set(NAMES) - LIKED):
        means = [sum(one.prompts[name][0] for name in names) / len(names) for one in (alone, leaning)]
        assert means[0] == pytest.approx(means[1], abs=0.3)


def test_agreeing_children_move_a_new_one_less_than_one_play_of_the_childs_own() -> None:
    from app.therapy import lay_tray

    from .playing import LAP

    peers = draw_together([taught(f"child-{n}", LIKED) for n in range(5)])
    name = next(iter(sorted(LIKED)))
    alone, helped = (chance(lay_tray(MIA, told(), SHELF, LAP, NOW, given), name) for given in (None, peers))
    own = chance(lay_tray(MIA, told(sitting(_play(name, into=False))), SHELF, LAP, NOW, peers), name)
    assert own < alone < helped


def test_the_more_children_agree_the_surer_it_is() -> None:
    few, many = (draw_together([Lesson({"ease": (0.4, 0.1)}, {})] * count) for count in (3, 12))
    assert 0 < few.parts["ease"][0] < many.parts["ease"][0] < 0.4
    assert few.parts["ease"][1] > many.parts["ease"][1]


def test_children_who_differ_much_count_for_less() -> None:
    agree = draw_together([Lesson({"ease": (0.4, 0.01)}, {})] * 4)
    differ = draw_together([Lesson({"ease": (0.4 + far, 0.01)}, {}) for far in (-2, 2, -1, 1)])
    assert 0 < differ.parts["ease"][0] < 0.6 * agree.parts["ease"][0]
