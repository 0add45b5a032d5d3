"""The practice's own prompts: drafts, published versions with who and when, and pictures; and the shelf with them."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from threading import RLock
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from app.therapy import ContentError, DoorError, Prompt, Shelf

from .care_team import Who
from .store import OwnPicture, OwnPrompt, OwnVersion, Store

Check = Callable[[Prompt], list[str]]
Stock = Callable[[Mapping[str, Prompt]], Shelf]


class Origin(BaseModel):
    """Where a prompt came from that was not written here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    author: str = Field("", max_length=80)
    licence: str = Field("", max_length=80)
    came_from: str = Field("", max_length=120)


class OwnPrompts:
    """Verbs over the practice's own prompts.

    `shipped` is the shelf that ships; `check` says what is wrong with a prompt, in sentences; `stock` makes a shelf of
    prompts, of our own and the practice's, and `changed` is told of every new one.
    """

    def __init__(
        self, store: Store, shipped: Shelf, check: Check, stock: Stock, changed: Callable[[Shelf], None]
    ) -> None:
        self._store, self._shipped, self._check, self._stock, self._changed = store, shipped, check, stock, changed
        self._lock = RLock()
        self._pictures: dict[str, OwnPicture] | None = None

    def all(self) -> dict[str, OwnPrompt]:
        """Every own prompt by id, also drafts and those put away."""
        return {one.id: one for one in self._store.own_prompts()}

    def live(self) -> dict[str, Prompt]:
        """Published own prompts by id, as they are played."""
        return {one.id: one.versions[-1].prompt for one in self.all().values() if one.live and one.versions}

    def readable(self) -> dict[str, Prompt]:
        """Every prompt that an event may point at: shipped, published once, put away."""
        once = {one.id: one.versions[-1].prompt for one in self.all().values() if one.versions}
        return {**self._shipped.prompts, **once}

    def shelf(self) -> Shelf:
        """What is offered: the shipped prompts, and the practice's own, some of which stand in for a shipped one."""
        own = self.live()
        gone = {prompt.replaces for prompt in own.values() if prompt.replaces}
        return self._stock({name: p for name, p in self._shipped.prompts.items() if name not in gone} | own)

    def start(self, who: Who | None, draft: Mapping[str, Any], now: datetime) -> str:
        """Begin a prompt with this draft; its id is made here, once."""
        _ask(who)
        name = f"own-{secrets.token_hex(4)}"
        self._put(OwnPrompt(id=name, draft=dict(draft), draft_at=now))
        return name

    def save_draft(self, who: Who | None, name: str, draft: Mapping[str, Any], now: datetime) -> None:
        """Keep what is being written, however unfinished; what is published stays as it is."""
        _ask(who)
        self._put(self._one(name).model_copy(update={"draft": dict(draft), "draft_at": now}))

    def faults(self, name: str, draft: Mapping[str, Any]) -> list[str]:
        """What keeps this draft from being published, in sentences; `name` is "" for one that was not kept yet."""
        return self._check(self._as_prompt(name, draft))

    def publish(self, who: Who | None, name: str, draft: Mapping[str, Any], now: datetime) -> Prompt:
        """A new version for everybody; ContentError with every fault when it may not be played like that."""
        _ask(who)
        with self._lock:
            one = self._one(name)
            prompt = self._as_prompt(name, draft)
            if faults := self._check(prompt):
                raise ContentError("\n".join(faults))
            version = OwnVersion(prompt=prompt, at=now, by=who.name if who else "")
            change = {"versions": (*one.versions, version), "live": True, "draft": None, "draft_at": None}
            self._put(one.model_copy(update=change))
        return prompt

    def put_away(self, who: Who | None, name: str) -> None:
        """Offer it no more; what was played of it stays readable, and what it stood in for is back."""
        _ask(who)
        self._put(self._one(name).model_copy(update={"live": False}))

    def keep(
        self,
        who: Who | None,
        prompts: Iterable[Prompt],
        pictures: Mapping[str, tuple[str, bytes]],
        origins: Mapping[str, Origin],
        now: datetime,
    ) -> None:
        """Add or change prompts that came from elsewhere, all of them or none; pictures are (media type, bytes)."""
        _ask(who)
        with self._lock:
            kept = self.all()
            for prompt in prompts:
                if faults := self._check(prompt):
                    raise ContentError(f"{prompt.title}:\n" + "\n".join(faults))
                before = kept.get(prompt.id) or OwnPrompt(id=prompt.id)
                version = OwnVersion(prompt=prompt, at=now, by=who.name if who else "")
                origin = origins[prompt.id].model_dump() if prompt.id in origins else before.origin
                change = {"versions": (*before.versions, version), "live": True, "origin": origin}
                kept[prompt.id] = before.model_copy(update=change)
            self.keep_pictures(who, pictures, now)  # first: a prompt never waits for its picture
            self._store.write_own_prompts(kept.values())
            self._changed(self.shelf())

    def keep_pictures(self, who: Who | None, pictures: Mapping[str, tuple[str, bytes]], now: datetime) -> None:
        """Add pictures by name, as (media type, bytes) that are fit to be shown."""
        _ask(who)
        for name, (media_type, data) in pictures.items():
            self._store.write_own_picture(OwnPicture(name=name, media_type=media_type, data=data, at=now))
        self._pictures = None

    def pictures(self) -> dict[str, OwnPicture]:
        """Own pictures by name."""
        found = self._pictures
        if found is None:
            found = self._pictures = {one.name: one for one in self._store.own_pictures()}
        return found

    def _as_prompt(self, name: str, draft: Mapping[str, Any]) -> Prompt:
        begun = self.all().get(name)
        number = 1 + (len(begun.versions) if begun else 0)
        return Prompt.model_validate({**draft, "id": name or "own-new", "version": number})

    def _one(self, name: str) -> OwnPrompt:
        found = self.all().get(name)
        if found is None:
            raise ContentError(f'There is no prompt "{name}" of this practice: open the library and choose one.')
        return found

    def _put(self, one: OwnPrompt) -> None:
        with self._lock:
            self._store.write_own_prompts((self.all() | {one.id: one}).values())
            self._changed(self.shelf())


def _ask(who: Who | None) -> None:
    if who is None or who.kind != "adult":
        raise DoorError("Only an adult who signed in can change the practice's prompts: sign in first.")
