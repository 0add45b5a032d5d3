"""Photos of children's own things in the place of a prompt's picture. Each belongs to one child, and goes with it."""

import secrets
from datetime import datetime

from app.therapy import ChartError, Child, DoorError, PlaycueError

from .care_team import Who
from .caseload import Caseload
from .store import OwnPicture, Store


class Photos:
    """Take a photo, put it back, look at it: for whoever may see the child, and for nobody else."""

    def __init__(self, store: Store, caseload: Caseload) -> None:
        self._store, self._caseload = store, caseload

    def look(self, who: Who | None, child_id: str, name: str) -> OwnPicture | None:
        """A photo of this child; None when there is none, or none for `who`."""
        try:
            self._caseload.chart(who, child_id)
        except (ChartError, DoorError):
            return None
        return self._store.read_photo(child_id, name)

    def of(self, who: Who | None, child_id: str) -> dict[str, OwnPicture | ChartError]:
        """All photos of this child by the prompt they stand at; of a damaged one, what is wrong with it."""
        found: dict[str, OwnPicture | ChartError] = {}
        for prompt, name in self._caseload.chart(who, child_id).child.photos.items():
            try:
                photo = self._store.read_photo(child_id, name)
            except ChartError as fault:
                found[prompt] = fault
            else:
                found |= {prompt: photo} if photo else {}
        return found

    def shown(self, who: Who | None, child_id: str) -> dict[str, str]:
        """By prompt, the name under which this child's photo is asked for among all pictures."""
        return shown_photos(self._store, self._caseload.chart(who, child_id).child)

    def take(self, who: Who | None, child_id: str, prompt: str, media_type: str, data: bytes, now: datetime) -> str:
        """Show this in the place of the prompt's picture, to this child alone; the name of the photo is returned."""
        photo = OwnPicture(name=f"photo-{secrets.token_hex(8)}", media_type=media_type, data=data, at=now)
        with self._caseload.changing:
            self._caseload.ask_change(who, child_id)
            child = self._caseload.chart(who, child_id).child
            self._store.write_photo(child_id, photo)  # first: a chart never names what is not there
            try:
                self._show(who, child, {**child.photos, prompt: photo.name})
            except PlaycueError:
                self._tidy(self._store.read_child(child_id))
                raise
        return photo.name

    def put_back(self, who: Who | None, child_id: str, prompt: str) -> None:
        """The prompt's own picture again; the photo goes from the disk."""
        with self._caseload.changing:
            child = self._caseload.chart(who, child_id).child
            self._show(who, child, {key: name for key, name in child.photos.items() if key != prompt})

    def settle(self) -> None:
        """At the start: what a crash left of a photo that was swapped goes, and what older versions kept comes home.

        They kept the photos of children among the pictures of the practice. One that a child shows, and no prompt of
        the practice, becomes that child's; one that a prompt shows too stays with the practice as well. While a chart
        or the list of own prompts cannot be read, it is not known whose a picture is, so the practice keeps it, too.
        """
        pictures = {one.name: one for one in self._store.own_pictures() if one.name.startswith("own-")}
        if not pictures and not any(self._store.photos(child_id) for child_id in self._store.children()):
            return
        children, known = [], True
        for child_id in self._store.children():
            try:
                children.append(self._store.read_child(child_id))
            except ChartError:
                known = False
        for child in children:
            self._tidy(child)
        held = self._held_by_prompts()
        shown = sorted({(child.id, name) for child in children for name in child.photos.values() if name in pictures})
        for child_id, name in shown:
            if name not in self._store.photos(child_id):
                self._store.write_photo(child_id, pictures[name])
        if known and held is not None:
            for name in sorted({name for _, name in shown} - held):
                self._store.remove_own_picture(name)

    def _show(self, who: Who | None, child: Child, photos: dict[str, str]) -> None:
        changed = child.model_copy(update={"photos": photos})
        self._caseload.change(who, changed)
        self._tidy(changed)

    def _tidy(self, child: Child) -> None:
        left = set(self._store.photos(child.id)) - set(child.photos.values())
        if left:
            self._store.remove_photos(child.id, sorted(left))

    def _held_by_prompts(self) -> set[str] | None:
        """Pictures that prompts of the practice show, in a draft or any version; None while that cannot be read."""
        try:
            prompts = self._store.own_prompts()
        except ChartError:
            return None
        drafts = {str(one.draft.get("picture")) for one in prompts if one.draft}
        return drafts | {version.prompt.picture_name for one in prompts for version in one.versions}


def shown_photos(store: Store, child: Child) -> dict[str, str]:
    """By prompt, the name under which a tablet asks for this child's photo; one that is not there is left out."""
    there = set(store.photos(child.id)) if child.photos else set()
    return {prompt: address_of(child.id, name) for prompt, name in child.photos.items() if name in there}


def address_of(child_id: str, name: str) -> str:
    """The name of a child's photo among all pictures: it says whose it is."""
    return f"{child_id}.{name}"
