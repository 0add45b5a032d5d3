"""What the practice's charts teach each other: lessons kept in memory only, drawn together for a child once a day."""

from collections.abc import Collection
from datetime import date, datetime

from app.therapy import Chart, Lesson, Peers, Shelf, draw_together, lesson


class Teaching:
    """Lessons by chart. Sample children teach sample children alone; an erased chart teaches nobody any more."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._lessons: dict[str, tuple[bool, Lesson]] = {}
        self._peers: dict[str, tuple[date, Peers | None]] = {}

    def learn_from(self, chart: Chart, now: datetime, peers: Peers | None, shelf: Shelf | None = None) -> None:
        """Take the lesson of a chart; one that nothing was played in, or no longer counts in, has none."""
        shelf = shelf or self._shelf  # that of the tray, in its language: what was learnt is kept with it
        if chart.plays:
            self._lessons[chart.child.id] = chart.child.sample, lesson(chart.child, chart, shelf, now, peers)
        else:
            self._lessons.pop(chart.child.id, None)

    def peers_of(self, chart: Chart, there: Collection[str], now: datetime) -> Peers | None:
        """What the other charts `there` are teach about this one.

        The same all day: a belief that starts from something else has to be replayed from its first play.
        """
        gone = self._lessons.keys() - set(there)
        if gone:
            self._peers.clear()
            for child_id in gone:
                self._lessons.pop(child_id, None)
        child = chart.child
        drawn = self._peers.get(child.id)
        if drawn is None or drawn[0] != now.date():
            lessons = list(self._lessons.items())  # taken at one go: other threads take lessons meanwhile
            others = [told for name, (sample, told) in lessons if sample == child.sample and name != child.id]
            drawn = self._peers[child.id] = now.date(), draw_together(others)
        return drawn[1]
