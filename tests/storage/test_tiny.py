"""What is special about records in TinyDB files."""

import json
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest
from tinydb import TinyDB, where

from app.practice import OwnPicture, PracticeRecord, Refused
from app.storage import TinyStore, records, tiny
from app.storage.disk import RealDisk
from app.storage.record_file import RecordFile
from app.storage.records import CHART, Tables, read_tables
from app.therapy import ChartError, Child, EventError, read_event, write_event
from tests.storage.samples import MIA, SESSION, event, event_id, events

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 3, 1, 10, tzinfo=UTC)
PHOTO = OwnPicture(name="photo-a", media_type="image/jpeg", data=b"a boat", at=NOW)


def test_it_is_all_there_after_a_restart(tmp_path: Path) -> None:
    with TinyStore(tmp_path) as store:
        store.write_practice(PracticeRecord(name="Hill Street"))
        store.write_child(MIA)
        store.append("mia", events(0, 5))
        store.keep_refused([Refused(at=NOW, why="malformed", raw=[1, None, "x"])])
    with TinyStore(tmp_path) as store:
        assert store.practice() == PracticeRecord(name="Hill Street")
        assert store.read_child("mia") == MIA
        assert store.append("mia", events(3, 7)) == [event_id(5), event_id(6)]
        assert store.events("mia") == events(0, 7)
        assert store.refused() == [Refused(at=NOW, why="malformed", raw=[1, None, "x"])]


def test_any_tinydb_can_open_a_chart(tmp_path: Path) -> None:
    with TinyStore(tmp_path) as store:
        store.write_child(MIA)
        store.append("mia", events(0, 2))
        store.append("mia", events(2, 12))
    with TinyDB(tmp_path / "charts" / "mia.json", access_mode="r") as db:
        assert db.tables() == {"meta", "child", "events"}
        assert db.table("meta").all() == [{"version": 1}]
        assert [row.doc_id for row in db.table("events")] == list(range(1, 13))
        assert db.table("events").all() == [write_event(each) for each in events(0, 12)]


def test_a_chart_that_a_plain_tinydb_wrote_goes_on(tmp_path: Path) -> None:
    with TinyStore(tmp_path) as store:
        store.write_child(MIA)
        store.append("mia", events(0, 3))
        with TinyDB(tmp_path / "charts" / "mia.json", indent=2) as db:
            db.table("events").insert(write_event(event(3)))
        assert store.append("mia", [event(3), event(4)]) == [event_id(4)]
        assert store.events("mia") == events(0, 5)


def test_rows_out_of_order_in_the_file_are_put_in_order(tmp_path: Path) -> None:
    with TinyStore(tmp_path) as store:
        store.write_child(MIA)
        store.append("mia", events(0, 12))
        path = tmp_path / "charts" / "mia.json"
        tables = json.loads(path.read_bytes())
        path.write_text(json.dumps(tables | {"events": dict(reversed(tables["events"].items()))}))
        store.append("mia", [event(12)])
        assert store.events("mia") == events(0, 13)


def test_our_tables_are_tinydb_tables(tmp_path: Path) -> None:
    with RecordFile(tmp_path / "any.json", RealDisk(), CHART) as db:
        table = db.rows("things")
        assert table.insert({"name": "ball"}) == 1
        assert table.insert_multiple([{"name": "tunnel"}, {"name": "drum"}]) == [2, 3]
        table.update({"name": "bell"}, where("name") == "drum")
        table.remove(where("name") == "ball")
        assert table.insert({"name": "scarf"}) == 4
        assert table.search(where("name") == "scarf") == [{"name": "scarf"}]
        assert [(row.doc_id, row["name"]) for row in table] == [(2, "tunnel"), (3, "bell"), (4, "scarf")]


def test_older_charts_are_lifted_step_by_step_when_they_are_next_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_more(tables: Tables) -> Tables:
        tables["child"]["1"]["pictures"] += 1
        return tables

    with TinyStore(tmp_path) as store:
        store.write_child(MIA.model_copy(update={"pictures": 1}))
    path = tmp_path / "charts" / "mia.json"
    old = path.read_bytes()
    monkeypatch.setattr(records, "UPGRADES", records.UPGRADES)
    records.UPGRADES.extend([one_more, one_more])
    try:
        with TinyStore(tmp_path) as store:
            assert store.read_child("mia").pictures == 3
            assert path.read_bytes() == old
            store.append("mia", [event(0)])
        assert read_tables(path.read_bytes(), "mia.json", CHART)["child"]["1"]["pictures"] == 3
        assert b'"version":3' in path.read_bytes()
        with TinyStore(tmp_path) as store:
            assert store.read_child("mia").pictures == 3  # not lifted twice
    finally:
        records.UPGRADES.clear()


@pytest.mark.parametrize(("spoken", "languages"), [("de", ("de",)), ("", ())])
def test_a_practice_that_had_one_language_has_a_list_of_them(
    tmp_path: Path, spoken: str, languages: tuple[str, ...]
) -> None:
    """A file as version 1 wrote it."""
    row = {
        "name": "Hill Street", "passphrase_hash": "", "sample": False, "language": spoken, "devices": [],
        "sign_ins": [], "erased": ["mia"],
    }  # fmt: skip
    old = orjson.dumps({"meta": {"1": {"version": 1}}, "practice": {"1": row}})
    (tmp_path / "practice.json").write_bytes(old)
    with TinyStore(tmp_path) as store:
        record = store.practice()
        assert record == PracticeRecord(name="Hill Street", languages=languages, erased=("mia",))
        assert (tmp_path / "practice.json").read_bytes() == old
        store.write_practice(record)
    with TinyStore(tmp_path) as store:
        assert store.practice() == record


def test_a_second_server_on_the_folder_is_told_and_the_folder_is_free_after_a_kill(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from app.storage import TinyStore; "
        "store = TinyStore(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"open\n"
        with pytest.raises(ChartError, match=rf"another Playcue \(process {first.pid}\) is using this folder"):
            TinyStore(tmp_path)
        first.send_signal(signal.SIGKILL)
        first.wait()
    with TinyStore(tmp_path) as store:
        assert store.children() == []


def test_a_second_store_in_the_same_process_is_told_too(tmp_path: Path) -> None:
    with TinyStore(tmp_path), pytest.raises(ChartError, match="is using this folder"):
        TinyStore(tmp_path)
    TinyStore(tmp_path).close()


def test_what_a_crash_left_beside_is_swept_at_opening(tmp_path: Path) -> None:
    with TinyStore(tmp_path) as store:
        store.write_child(MIA)
        store.write_photo("mia", PHOTO)
    left = [
        tmp_path / "charts" / "mia.json.tmp",
        tmp_path / "practice.json.tmp",
        tmp_path / "photos" / "mia.a.json.tmp",
    ]
    for path in left:
        path.write_bytes(b'{"half')
    (tmp_path / "charts" / "notes.tmp").write_text("not ours")
    with TinyStore(tmp_path) as store:
        assert not any(path.exists() for path in left)
        assert (tmp_path / "charts" / "notes.tmp").exists()
        assert store.children() == ["mia"]


def test_erasing_leaves_no_file_of_the_child(tmp_path: Path) -> None:
    with TinyStore(tmp_path) as store:
        store.write_child(MIA)
        store.keep_refused([Refused(at=NOW, why="no chart of 'mia'", raw="{cut"), Refused(at=NOW, why="?", raw="x")])
        (tmp_path / "charts" / "mia.json.tmp").write_bytes(b"Mia")
        store.write_photo("mia", PHOTO)
        (tmp_path / "photos" / "mia.photo-b.json").write_bytes(b"damaged")
        (tmp_path / "photos" / "mia.photo-c.json.tmp").write_bytes(b"left by a crash")
        store.erase("mia")
        assert list((tmp_path / "charts").iterdir()) == list((tmp_path / "photos").iterdir()) == []
        assert b"mia" not in (tmp_path / "refused.json").read_bytes()
        assert len(store.refused()) == 1


def test_an_erased_child_leaves_nothing_in_a_refused_event_whose_end_was_cut_off(tmp_path: Path) -> None:
    with TinyStore(tmp_path) as store:
        store.write_child(Child(id="mia", nickname="Mia"))
        long = Refused(at=NOW, why="malformed", raw={"words": "the mother of Mia said " + "so " * 4000, "child": "mia"})
        store.keep_refused([long, Refused(at=NOW, why="?", raw="x")])
        assert len(store.refused()) == 2
        store.erase("mia")
        assert [one.raw for one in store.refused()] == ["x"]


def test_only_this_account_can_read_the_records(tmp_path: Path) -> None:
    with TinyStore(tmp_path / "new" / "practice") as store:
        store.write_child(MIA)
        store.write_practice(PracticeRecord(name="Hill Street"))
        store.write_photo("mia", PHOTO)
    for path in (tmp_path / "new").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_one_append_is_one_write_and_known_events_are_none(tmp_path: Path) -> None:
    class Counting(RealDisk):
        renames = 0

        def rename(self, old: Path, new: Path) -> None:
            self.renames += 1
            super().rename(old, new)

    disk = Counting()
    with TinyStore(tmp_path, disk) as store:
        store.write_child(MIA)
        disk.renames = 0
        store.append("mia", events(0, 50))
        assert disk.renames == 1
        store.append("mia", events(0, 50))
        assert disk.renames == 1


def test_an_append_reads_nothing_again(tmp_path: Path) -> None:
    class Reading(RealDisk):
        reads = 0

        def read(self, path: Path) -> bytes:
            self.reads += 1
            return super().read(path)

    with TinyStore(tmp_path) as store:
        store.write_child(MIA)
        store.append("mia", events(0, 5))
    disk = Reading()
    with TinyStore(tmp_path, disk) as store:
        for number in range(5, 10):
            store.append("mia", [event(number)])
        assert store.events("mia") == events(0, 10)
    assert disk.reads == 1


def test_charts_that_rest_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiny, "KEPT_CHARTS", 2)
    children = [f"child-{number}" for number in range(5)]
    with TinyStore(tmp_path) as store:
        for child in children:
            store.write_child(Child(id=child, nickname=child))
        for number in range(3):
            for child in children:
                store.append(child, [event(number, child)])
        for child in children:
            assert store.append(child, events(0, 3, child)) == []
            assert store.events(child) == events(0, 3, child)


@pytest.mark.parametrize("raw", ["half a character: \ud800", 10**40, {"deep": {"n": 10**40}}, "x" * 100_000])
def test_whatever_a_broken_tablet_sends_is_kept(tmp_path: Path, raw: object) -> None:
    with TinyStore(tmp_path) as store:
        store.keep_refused([Refused(at=NOW, why="malformed", raw=raw), Refused(at=NOW, why="malformed", raw=1)])
    with TinyStore(tmp_path) as store:
        kept = store.refused()
    assert [each.raw for each in kept][1:] == [1]
    assert str(kept[0].raw).strip("{'\"")[:4] == str(raw).strip("{'\"")[:4]
    assert len(str(kept[0].raw)) < 10_000


def test_an_event_that_json_cannot_hold_is_told_and_changes_nothing(tmp_path: Path) -> None:
    odd = read_event(
        {"kind": "moved_in", "id": event_id(9), "child": "mia", "session": SESSION, "at": NOW, "came_from": "ben"}
        | {"events": [{"number": 10**40}]}
    )
    with TinyStore(tmp_path) as store:
        store.write_child(MIA)
        with pytest.raises(EventError, match="cannot be kept"):
            store.append("mia", [event(0), odd])
        assert store.append("mia", [event(0)]) == [event_id(0)]
        assert store.events("mia") == [event(0)]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "practice").write_text("not a folder")
    with pytest.raises(ChartError, match="folder cannot be used"):
        TinyStore(tmp_path / "practice")
