"""A disk in memory that knows what a power cut may take, and a checker that looks for what was lost.

The model is harsher than ext4 or APFS: bytes that were not fsynced may be gone, cut, zeroed or there; every name that
was made, changed or removed since its folder was fsynced may be old or new, each on its own, in any order.
"""

import errno
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.storage import TinyStore
from app.therapy import ChartError

FOLDER = Path("/clinic/data")


class Killed(BaseException):
    """The process is gone; what it had written is still in the page cache."""


@dataclass(eq=False)
class Node:
    """A file or, with `inside`, a folder."""

    inside: dict[str, "Node"] | None = None
    safe_inside: dict[str, "Node"] = field(default_factory=dict)
    content: bytes = b""
    safe: bytes = b""
    changes: int = 0

    def after_a_cut(self) -> list[bytes]:
        """What may be left of the bytes."""
        if self.content == self.safe:
            return [self.safe]
        half = len(self.content) // 2
        zeroed = self.content[:half] + bytes(len(self.content) - half)
        return list(dict.fromkeys([self.safe, b"", self.content[:half], zeroed, self.content]))


class PowerDisk:
    """The Disk of app.storage in memory. `watch` is called after every operation that changes something."""

    def __init__(self) -> None:
        self.root = Node(inside={})
        self.pending: list[tuple[Node, str, Node | None]] = []
        self.watch: Callable[[], None] = lambda: None
        self.operations = 0
        self.kill_at = self.fail_at = -1
        self.dead = self.deaf = False

    # what storage sees

    def read(self, path: Path) -> bytes:
        return self._find(path).content

    def stamp(self, path: Path) -> tuple[int, int, int] | None:
        try:
            node = self._find(path)
        except FileNotFoundError:
            return None
        return id(node), len(node.content), node.changes

    def names(self, folder: Path) -> list[str]:
        return sorted(self._folder(folder))

    def make_folder(self, folder: Path) -> None:
        self._change(lambda: self._name(folder, Node(inside={})))

    def write(self, path: Path, parts: Iterable[bytes | bytearray]) -> None:
        def act() -> None:
            node = self._folder(path.parent).get(path.name) or self._name(path, Node())
            node.content, node.changes = b"".join(parts), node.changes + 1

        self._change(act)

    def sync(self, path: Path) -> None:
        self._change(lambda: None if self.deaf else self._sync(path))

    def rename(self, old: Path, new: Path) -> None:
        def act() -> None:
            self._name(new, self._find(old))
            self._name(old, None)

        self._change(act)

    def remove(self, path: Path) -> None:
        self._find(path)
        self._change(lambda: self._name(path, None))

    def hold(self, path: Path) -> Callable[[], None]:
        return lambda: None

    # what the electricity does

    def aftermaths(self) -> Iterator["PowerDisk"]:
        """Every disk that may be found after a power cut now."""
        for kept in itertools.product((False, True), repeat=len(self.pending)):
            names = {id(node): dict(node.safe_inside) for node in self._folders(self.root)}
            for (folder, name, node), keep in zip(self.pending, kept, strict=True):
                if keep:
                    _put(names.setdefault(id(folder), {}), name, node)
            files = [node for inside in names.values() for node in inside.values() if node.inside is None]
            unsafe = list(dict.fromkeys(node for node in files if node.content != node.safe))
            for contents in itertools.product(*(node.after_a_cut() for node in unsafe)):
                left = dict(zip(unsafe, contents, strict=True))
                disk = PowerDisk()
                disk.root = _copied(self.root, names, left)
                yield disk

    def bytes_at_rest(self) -> bytes:
        """All that a person with a magnifying glass would find under a name."""
        return b"\n".join(_contents(self.root))

    def _sync(self, path: Path) -> None:
        node = self._find(path)
        if node.inside is None:
            node.safe = node.content
            return
        node.safe_inside = dict(node.inside)
        self.pending = [change for change in self.pending if change[0] is not node]

    def _change(self, act: Callable[[], object]) -> None:
        if self.dead or self.operations == self.kill_at:
            self.dead = True
            raise Killed
        self.operations += 1
        if self.operations - 1 == self.fail_at:
            raise OSError(errno.ENOSPC, "No space left on device")
        act()
        self.watch()

    def _name(self, path: Path, node: Node | None) -> Node:
        folder = self._find(path.parent)
        assert folder.inside is not None
        _put(folder.inside, path.name, node)
        self.pending.append((folder, path.name, node))
        return node or folder

    def _find(self, path: Path) -> Node:
        node = self.root
        for part in path.parts[1:]:
            if node.inside is None or part not in node.inside:
                raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))
            node = node.inside[part]
        return node

    def _folder(self, path: Path) -> dict[str, Node]:
        inside = self._find(path).inside
        assert inside is not None
        return inside

    def _folders(self, node: Node) -> Iterator[Node]:
        if node.inside is not None:
            yield node
            for each in {**node.safe_inside, **node.inside}.values():
                yield from self._folders(each)


def losses(disk: PowerDisk, events: Iterable[str] = (), gone: Iterable[str] = ()) -> Iterator[str]:
    """What a power cut now may take, in words: confirmed `events` of mia's chart, or children that are not `gone`."""
    wanted = set(events)
    for after in disk.aftermaths():
        try:
            with TinyStore(FOLDER, after) as store:
                for child_id in store.children():
                    store.read_child(child_id)
                    if child_id in gone:
                        yield f"{child_id} was erased and is back"
                missing = wanted - {event.id for event in store.events("mia")} if wanted else set()
                if missing:
                    yield f"{len(missing)} of {len(wanted)} confirmed events are lost"
        except ChartError as fault:
            yield str(fault)


def _put(names: dict[str, Node], name: str, node: Node | None) -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


def _copied(node: Node, names: dict[int, dict[str, Node]], left: dict[Node, bytes]) -> Node:
    if node.inside is None:
        content = left.get(node, node.content)
        return Node(content=content, safe=content)
    inside = {name: _copied(each, names, left) for name, each in names.get(id(node), {}).items()}
    return Node(inside=inside, safe_inside=dict(inside))


def _contents(node: Node) -> Iterator[bytes]:
    if node.inside is None:
        yield node.content
    for each in (node.inside or {}).values():
        yield from _contents(each)
