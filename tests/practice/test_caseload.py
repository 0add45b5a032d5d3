"""All charts at a glance; and one that is erased stays erased, whatever another thread was doing with it just then."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.practice import Caseload, Door, PracticeRecord, Who
from app.therapy import Child, DoorError, Event
from tests.fakes import MemoryStore
from tests.tapping import Tablet

ADULT = Who("adult", "a")
MIA = Child(id="mia", nickname="Mia")


class Meanwhile(MemoryStore):
    """A store in which the chart is erased between two steps of somebody else, if that can happen there at all."""

    def __init__(self) -> None:
        super().__init__()
        self.write_practice(PracticeRecord(name="Hill Street"))
        self.write_child(MIA)
        self.door = Erasing(self)
        self.caseload = Caseload(self, self.door)

    def append(self, child_id: str, events: Sequence[Event]) -> list[str]:
        new = super().append(child_id, events)
        self.erase_if_free()
        return new

    def erase_if_free(self) -> None:
        with ThreadPoolExecutor(1) as other:
            other.submit(self._erase).result()

    def _erase(self) -> None:
        if self.caseload.changing.acquire(blocking=False):
            self.caseload.erase(ADULT, "mia")
            self.caseload.changing.release()


class Erasing(Door):
    def may_change(self, who: Who | None, child_id: str) -> bool:
        may = super().may_change(who, child_id)
        store = self._store
        assert isinstance(store, Meanwhile)
        store.erase_if_free()
        return may


def test_a_chart_that_is_erased_while_it_is_changed_is_not_written_back() -> None:
    store = Meanwhile()
    store.caseload.change(ADULT, MIA.model_copy(update={"nickname": "Little Mia"}))
    record = store.practice()
    assert record is not None
    assert record.erased == ()
    store.caseload.erase(ADULT, "mia")
    assert store.children() == []
    with pytest.raises(DoorError):
        store.caseload.change(ADULT, MIA)
    assert store.children() == []


def test_nothing_of_a_chart_that_is_erased_while_taps_come_in_stays_in_memory() -> None:
    store, tablet = Meanwhile(), Tablet("mia")
    tablet.start()
    store.caseload.append(ADULT, "mia", tablet.events)
    assert store.children() == []
    store.write_child(MIA)  # a copy from before the first tap was put back
    assert store.caseload.chart(ADULT, "mia").events == ()


class Counting(MemoryStore):
    """A store that counts how often it is asked which charts there are: each time it looks through the whole folder."""

    asked = 0

    def children(self) -> list[str]:
        self.asked += 1
        return super().children()


def test_a_large_caseload_is_looked_through_once() -> None:
    store = Counting()
    for number in range(40):
        store.write_child(Child(id=f"child-{number}", nickname=f"Child {number}"))
    caseload = Caseload(store, Door(store))
    assert len(caseload.children(ADULT)) == 40
    assert caseload.broken(ADULT) == {}
    assert store.asked == 2
    assert caseload.children(None) == []
