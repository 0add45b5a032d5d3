"""Files that cannot be used: a clear sentence, not a byte changed, and the other charts go on."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.practice import OwnPicture, OwnPrompt, PracticeRecord, Recording, Refused
from app.storage import TinyStore
from app.therapy import ChartError, Child
from tests.storage.samples import MIA, event, event_id, events

BEN = Child(id="ben", nickname="Ben")
NOW = datetime(2026, 3, 1, 10, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with TinyStore(tmp_path) as store:
        store.write_practice(PracticeRecord(name="Hill Street"))
        store.keep_refused([Refused(at=NOW, why="malformed", raw={"child": "ben"})])
        for child in (MIA, BEN):
            store.write_child(child)
            store.append(child.id, events(0, 5, child.id))
    return tmp_path


def changed(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    def make(raw: bytes) -> bytes:
        tables = json.loads(raw)
        change(tables)
        return json.dumps(tables).encode()

    return make


BAD = {
    "cut in half": (lambda raw: raw[: len(raw) // 2], "mia.json: it is cut off or is not JSON"),
    "empty": (lambda raw: b"", "mia.json: it is cut off or is not JSON"),
    "zeros": (lambda raw: bytes(len(raw)), "mia.json: it is cut off or is not JSON"),
    "not UTF-8": (lambda raw: raw.replace(b"Mia", b"M\xff"), "mia.json: it is cut off or is not JSON"),
    "a list": (lambda raw: b"[1, 2]", "mia.json: it is JSON, but not the tables of a Playcue file"),
    "no rows": (lambda raw: b'{"meta": 3}', "mia.json: it is JSON, but not the tables of a Playcue file"),
    "odd numbers": (lambda raw: b'{"events": {"x": {}}}', "mia.json: it is JSON, but not the tables"),
    "no version": (changed(lambda tables: tables.pop("meta")), "mia.json: it does not say its version"),
    "version true": (changed(lambda tables: tables["meta"]["1"].update(version=True)), "does not say its version"),
    "newer": (
        changed(lambda tables: tables["meta"]["1"].update(version=7)),
        r"mia.json: this file was written by a newer Playcue \(version 7; this one knows up to 1\). Update Playcue",
    ),
    "no child": (changed(lambda tables: tables.pop("child")), "mia.json: its child cannot be read"),
    "odd child": (changed(lambda tables: tables["child"]["1"].update(pictures=9)), r"child cannot be read \(pictures"),
    "other child": (changed(lambda tables: tables["child"]["1"].update(id="ben")), "it holds the chart of 'ben'"),
    "odd event": (changed(lambda tables: tables["events"]["3"].pop("play")), "mia.json: its event 3 is not one"),
}


@pytest.mark.parametrize("way", BAD)
def test_a_bad_chart_is_told_and_left_as_it_is(folder: Path, way: str) -> None:
    make, sentence = BAD[way]
    path = folder / "charts" / "mia.json"
    bad = make(path.read_bytes())
    path.write_bytes(bad)
    with TinyStore(folder) as store:
        calls: list[Callable[[], object]] = [
            lambda: store.read_child("mia"),
            lambda: store.events("mia"),
            lambda: store.append("mia", [event(9)]),
            lambda: store.write_child(MIA),
        ]
        for call in calls * 2:
            with pytest.raises(ChartError, match=sentence):
                call()
        assert path.read_bytes() == bad
        assert store.children() == ["ben", "mia"]
        assert store.append("ben", [event(9, "ben")]) == [event_id(9)]
        assert len(store.events("ben")) == 6


def test_a_chart_that_breaks_while_the_server_runs_is_not_written_over(folder: Path) -> None:
    path = folder / "charts" / "mia.json"
    with TinyStore(folder) as store:
        whole = path.read_bytes() if store.events("mia") else b""
        path.write_bytes(whole[:100])
        with pytest.raises(ChartError, match="cut off"):
            store.append("mia", [event(9)])
        assert path.read_bytes() == whole[:100]
        path.write_bytes(whole)  # put back from a backup, with the server still running
        assert store.append("mia", [event(9)]) == [event_id(9)]
        assert len(store.events("mia")) == 6


def test_a_bad_chart_can_be_erased(folder: Path) -> None:
    (folder / "charts" / "mia.json").write_bytes(b"{")
    with TinyStore(folder) as store:
        store.erase("mia")
        assert store.children() == ["ben"]


def test_bad_files_beside_the_charts_are_told_and_left(folder: Path) -> None:
    for name in ("practice.json", "refused.json"):
        (folder / name).write_bytes(b'{"half')
    with TinyStore(folder) as store:
        with pytest.raises(ChartError, match=r"practice\.json: it is cut off"):
            store.practice()
        with pytest.raises(ChartError, match=r"practice\.json"):
            store.write_practice(PracticeRecord(name="New"))
        with pytest.raises(ChartError, match=r"refused\.json"):
            store.keep_refused([Refused(at=NOW, why="malformed", raw=1)])
        assert (folder / "practice.json").read_bytes() == (folder / "refused.json").read_bytes() == b'{"half'
        assert len(store.events("mia")) == 5
        with pytest.raises(ChartError, match=r"refused\.json"):
            store.erase("mia")  # what may be left in refused.json is told, but the chart is gone
        assert store.children() == ["ben"]


def test_a_practice_that_is_not_one_is_told(folder: Path) -> None:
    (folder / "practice.json").write_text('{"meta": {"1": {"version": 1}}, "practice": {"1": {"name": ""}}}')
    (folder / "refused.json").write_text('{"meta": {"1": {"version": 1}}, "refused": {"1": {"why": "?"}}}')
    with TinyStore(folder) as store:
        for _ in range(2):
            with pytest.raises(ChartError, match=r"practice\.json: name: string should have"):
                store.practice()
            with pytest.raises(ChartError, match=r"refused\.json: at: field required"):
                store.refused()


def test_a_practice_file_without_a_practice_is_told_each_time(folder: Path) -> None:
    (folder / "practice.json").write_text('{"meta": {"1": {"version": 1}}}')
    with TinyStore(folder) as store:
        for _ in range(2):
            with pytest.raises(ChartError, match=r"practice\.json: it holds no practice"):
                store.practice()


def test_strangers_among_the_charts_are_no_children(folder: Path) -> None:
    for name in (".DS_Store", "mia (copy).json", "notes.txt", "Mia.JSON"):
        (folder / "charts" / name).write_text("?")
    with TinyStore(folder) as store:
        assert store.children() == ["ben", "mia"]


def test_a_damaged_picture_is_told_and_the_others_are_there(folder: Path) -> None:
    ball, drum = (OwnPicture(name=name, media_type="image/png", data=b"x", at=NOW) for name in ("ball", "drum"))
    with TinyStore(folder) as store:
        store.write_own_picture(ball)
        store.write_own_picture(drum)
        assert store.own_faults() == []
        path = folder / "pictures" / "ball.json"
        whole = path.read_bytes()
        for bad in (b"", whole[:40], b"[]", whole.replace(b'"data":"', b'"data":"*')):
            path.write_bytes(bad)
            assert store.own_pictures() == [drum]
            (fault,) = store.own_faults()
            assert str(fault).startswith("pictures/ball.json: it is no picture. It was left as it is: put back a copy")
            with pytest.raises(ChartError, match=r"pictures/ball\.json"):
                store.write_own_picture(ball)
            assert path.read_bytes() == bad
        path.write_bytes(whole)
        assert (store.own_pictures(), store.own_faults()) == ([ball, drum], [])


def test_a_damaged_recording_is_told_and_the_others_are_there(folder: Path) -> None:
    told = {"prompt": "slow-bear", "words": "Slow bear", "media_type": "audio/wav", "data": b"x", "at": NOW}
    one, other = (Recording.model_validate({"name": f"say-{n:032x}", **told}) for n in (1, 2))
    with TinyStore(folder) as store:
        store.write_recording(one)
        store.write_recording(other)
        path = folder / "sounds" / f"{one.name}.json"
        path.write_bytes(bad := path.read_bytes()[:40])
        assert store.recordings() == [one.name, other.name]
        assert store.read_recording(other.name) == other
        (fault,) = store.own_faults()
        assert str(fault).startswith(f"sounds/{one.name}.json: it is no recording. It was left as it is")
        for act in (lambda: store.read_recording(one.name), lambda: store.write_recording(one)):
            with pytest.raises(ChartError, match="it is no recording"):
                act()
        assert path.read_bytes() == bad
        store.remove_recording(one.name)
        assert (store.recordings(), store.own_faults()) == ([other.name], [])


def test_a_damaged_list_of_own_prompts_is_told_and_left(folder: Path) -> None:
    with TinyStore(folder) as store:
        store.write_own_prompts([OwnPrompt(id="own-a", draft={"title": "Ü"})])
        path = folder / "own.json"
        whole = path.read_bytes()
        for bad in (whole[:30], whole.replace(b'"id":"own-a"', b'"id":7')):
            path.write_bytes(bad)
            with pytest.raises(ChartError, match=r"own\.json: "):
                store.own_prompts()
            with pytest.raises(ChartError, match=r"own\.json: "):
                store.write_own_prompts([])
            assert ["own.json: " in str(fault) for fault in store.own_faults()] == [True]
            assert path.read_bytes() == bad
