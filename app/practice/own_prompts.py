"""The practice's own prompts: drafts, published versions with who and when, and pictures; and the shelf with them."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from datetime import datetime
from threading import RLock
from typing import Any

from app.therapy import ChartError, ContentError, DoorError, Prompt, Shelf, together

from .care_team import Who
from .origin import Origin
from .standing_in import (
    next_version,
    offered,
    other_kind,
    published_at,
    published_meanwhile,
    stood_in_for,
    written_meanwhile,
)
from .store import OwnPicture, OwnPrompt, OwnVersion, Store

Check = Callable[[Prompt], list[str]]
Stock = Callable[[Mapping[str, Prompt]], Shelf]


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
        self._faults: list[ChartError] | None = None
        self._unread = False

    def all(self) -> dict[str, OwnPrompt]:
        """Every own prompt by id, also drafts and those put away; none while their file is damaged (see `damaged`)."""
        try:
            found = self._kept()
        except ChartError:
            self._unread = True
            return {}
        if self._unread:  # a copy was put back
            self._unread = False
            self._changed(self.shelf())
        return found

    def damaged(self) -> list[ChartError]:
        """What of own prompts and pictures cannot be read, each with the way out; all else goes on without it."""
        self.all()
        if self._faults or self._faults is None or self._unread:  # what was sound once is held in memory
            self._faults, self._pictures = self._store.own_faults(), None
        return self._faults

    def live(self) -> dict[str, Prompt]:
        """Published own prompts by id, as they are played."""
        return {one.id: one.versions[-1].prompt for one in self.all().values() if one.live and one.versions}

    def readable(self) -> dict[str, Prompt]:
        """Every prompt that an event may point at: shipped, published once, put away."""
        once = {one.id: one.versions[-1].prompt for one in self.all().values() if one.versions}
        return {**self._shipped.prompts, **once}

    def shelf(self) -> Shelf:
        """What is offered: the shipped prompts, and the practice's own, some of which stand in for a shipped one."""
        newest_first = sorted((one for one in self.all().values() if offered(one)), key=published_at, reverse=True)
        own = {one.id: one.versions[-1].prompt for one in newest_first}
        gone = stood_in_for(own)
        everything = {**self._shipped.prompts, **{name: own[name] for name in sorted(own)}}
        return self._stock({name: prompt for name, prompt in everything.items() if name not in gone})

    def start(self, who: Who | None, draft: Mapping[str, Any], now: datetime) -> str:
        """Begin a prompt with this draft; its id is made here, once."""
        _ask(who)
        name = f"own-{secrets.token_hex(4)}"
        with self._lock:
            self._put(OwnPrompt(id=name, draft=deepcopy(dict(draft)), draft_at=now))
        return name

    def save_draft(
        self,
        who: Who | None,
        name: str,
        draft: Mapping[str, Any],
        now: datetime,
        seen: int | None = None,
        before: Mapping[str, Any] | None = None,
    ) -> None:
        """Keep what is being written, however unfinished; what is published stays as it is.

        `seen` is how many versions its author knows of, `before` the draft that they wrote on ({}: there was none);
        ContentError when another version was published meanwhile, or another draft kept.
        """
        _ask(who)
        with self._lock:
            one = self._unchanged(name, seen)
            if before is not None and before != (one.draft or {}):
                raise written_meanwhile(one)
            self._put(one.model_copy(update={"draft": deepcopy(dict(draft)), "draft_at": now}))

    def throw_draft_away(self, who: Who | None, name: str) -> None:
        """What was published stays as it is; of a prompt that never was, nothing is left."""
        _ask(who)
        with self._lock:
            one = self._one(name)
            if one.versions:
                self._put(one.model_copy(update={"draft": None, "draft_at": None}))
            else:
                self._store.write_own_prompts(kept for kept in self._kept().values() if kept.id != name)

    def faults(self, name: str, draft: Mapping[str, Any]) -> list[str]:
        """What keeps this draft from being published, in sentences; `name` is "" for one that was not kept yet."""
        return self._check(self._as_prompt(name, draft))

    def publish(
        self, who: Who | None, name: str, draft: Mapping[str, Any], now: datetime, seen: int | None = None
    ) -> Prompt:
        """A new version for everybody; ContentError with every fault when it may not be played like that.

        `seen` is how many versions its author knows of; ContentError when another was published meanwhile.
        """
        _ask(who)
        with self._lock:
            one = self._unchanged(name, seen)
            prompt = self._as_prompt(name, draft)
            if fault := other_kind(one, prompt):
                raise fault
            if faults := self._check(prompt):
                raise ContentError(together(faults))
            version = OwnVersion(prompt=prompt, at=now, by=who.name if who else "")
            change = {"versions": (*one.versions, version), "live": True, "draft": None, "draft_at": None}
            self._put(one.model_copy(update=change))
        return prompt

    def put_away(self, who: Who | None, name: str) -> None:
        """Offer it no more; what was played of it stays readable, and what it stood in for is back."""
        _ask(who)
        with self._lock:
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
            kept = self._kept()
            for prompt in prompts:
                if faults := self._check(prompt):
                    raise ContentError("{title}: {faults}", "not_sound", title=prompt.title, faults=together(faults))
                before = kept.get(prompt.id) or OwnPrompt(id=prompt.id)
                if fault := other_kind(before, prompt):
                    raise fault
                # Versions of a prompt only rise here, whatever number it bore where it comes from.
                risen = prompt.model_copy(update={"version": max(prompt.version, next_version(before))})
                version = OwnVersion(prompt=risen, at=now, by=who.name if who else "")
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

    def forget(self) -> None:
        """Drop the pictures kept in memory; the records stay."""
        self._pictures, self._faults = None, None

    def _as_prompt(self, name: str, draft: Mapping[str, Any]) -> Prompt:
        begun = self.all().get(name)
        number = next_version(begun) if begun else 1
        return Prompt.model_validate({**draft, "id": name or "own-new", "version": number})

    def _one(self, name: str) -> OwnPrompt:
        found = self._kept().get(name)
        if found is None:
            says = 'There is no prompt "{name}" of this practice: open the library and choose one.'
            raise ContentError(says, "no_prompt", name=name)
        return found

    def _kept(self) -> dict[str, OwnPrompt]:
        """As `all`, for whoever goes on to write; ChartError while the file is damaged."""
        return {one.id: one for one in self._store.own_prompts()}

    def _unchanged(self, name: str, seen: int | None) -> OwnPrompt:
        one = self._one(name)
        if seen is not None and len(one.versions) != seen:
            raise published_meanwhile(one)
        return one

    def _put(self, one: OwnPrompt) -> None:
        """Inside the lock. Only what is offered changes the shelf, and with it every tray."""
        kept = self._kept()
        before = kept.get(one.id)
        self._store.write_own_prompts((kept | {one.id: one}).values())
        if offered(one) != (offered(before) if before else None):
            self._changed(self.shelf())


def _ask(who: Who | None) -> None:
    if who is None or who.kind != "adult":
        raise DoorError(
            "You are signed out, and nothing is kept here any more: copy what you need, sign in, then open this again.",
            "prompts_signed_out",
        )
