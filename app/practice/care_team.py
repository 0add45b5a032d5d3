"""Who stands at the door, and whom they may see. One function answers it for every page and every play route."""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from app.therapy import DoorError

from .store import LONGEST_NAME, Device, PracticeRecord, SignIn, Store

ADULT_COOKIE, DEVICE_COOKIE = "playcue_adult", "playcue_device"
SIGNED_IN_FOR = timedelta(days=14)
SHORTEST_PASSPHRASE = 8  # characters
TRIES, TRIES_WITHIN = 8, timedelta(minutes=5)  # wrong passphrases before the door waits


@dataclass(frozen=True, slots=True)
class Who:
    """An adult who signed in, or a tablet that was paired."""

    kind: Literal["adult", "device"]
    id: str
    name: str = ""


SELF = Who("adult", "server")  # the server at its own work; no cookie ever gives this


class Door:
    """Signing in, pairing, and the one answer to "may this adult or device see this child?".

    `open_to_all` signs everybody in, to the sample practice and to no other: for the demo on this machine alone.
    """

    def __init__(self, store: Store, *, open_to_all: bool = False) -> None:
        self._store, self._open_to_all = store, open_to_all
        self._hasher = PasswordHasher()
        self._lock = Lock()
        self._wrong: list[datetime] = []

    @property
    def practice(self) -> PracticeRecord | None:
        """The practice, or None before it was set up."""
        return self._store.practice()

    def set_up(self, name: str, passphrase: str, now: datetime, *, sample: bool = False, language: str = "") -> str:
        """Open a practice and sign its first adult in; the token for the cookie is returned."""
        if not name.strip():
            raise DoorError("The practice has no name yet: type one, for example the name on your door.", "no_name")
        if len(name.strip()) > LONGEST_NAME:
            raise DoorError(
                "The name of the practice is too long: keep it to {most} characters.", "long_name", most=LONGEST_NAME
            )
        _check(passphrase)
        with self._lock:
            if self._store.practice() is not None:
                raise DoorError("This Playcue is set up already: sign in with its passphrase.", "set_up_already")
            hashed, spoken = self._hasher.hash(passphrase), (language,) if language else ()
            fresh = PracticeRecord(name=name.strip(), passphrase_hash=hashed, sample=sample, languages=spoken)
            self._store.write_practice(fresh)
        return self.sign_in(passphrase, now)

    def sign_in(self, passphrase: str, now: datetime) -> str:
        """Check the passphrase and give a token for the adult's cookie; DoorError says what to do otherwise."""
        record = self._record()
        with self._lock:
            self._wrong = [at for at in self._wrong if now - at < TRIES_WITHIN]
            if len(self._wrong) >= TRIES:
                raise DoorError("Too many wrong passphrases: wait five minutes, then try again.", "too_many_tries")
            self._wrong.append(now)  # wrong until it proves right, so that guesses made at once count too
        try:
            self._hasher.verify(record.passphrase_hash, passphrase)
        except (VerifyMismatchError, InvalidHashError):
            raise DoorError(
                "That is not the passphrase of this practice: look at capitals and try again.", "wrong_passphrase"
            ) from None
        with self._lock:
            self._wrong = [at for at in self._wrong if at is not now]
        return self.let_in(now)

    def let_in(self, now: datetime) -> str:
        """A token for an adult who needs no passphrase here (the throw-away sample practice)."""
        token = secrets.token_urlsafe(32)
        fresh = SignIn(token_hash=_hash(token), at=now, until=now + SIGNED_IN_FOR)
        self.change(lambda record: {"sign_ins": (*(one for one in record.sign_ins if one.until > now), fresh)})
        return token

    def sign_out(self, token: str) -> None:
        """Make a sign-in token worthless."""
        gone = _hash(token)
        self.change(lambda record: {"sign_ins": tuple(one for one in record.sign_ins if one.token_hash != gone)})

    def pair(self, by: Who, name: str, now: datetime) -> str:
        """Pair a tablet: only a signed-in adult may; the device's own token is returned once and kept as a hash."""
        if by.kind != "adult":
            raise DoorError("Only an adult who signed in can pair a tablet: sign in on it first.", "pair_signed_out")
        token = secrets.token_urlsafe(32)
        device = Device(
            id=secrets.token_hex(8), name=name[:60] or "Tablet", token_hash=_hash(token), paired_at=now, paired_by=by.id
        )
        self.change(lambda record: {"devices": (*record.devices, device)})
        return token

    def unpair(self, device_id: str, now: datetime) -> None:
        """A tablet that was lost or given away sees nothing from now on."""

        def without(record: PracticeRecord) -> dict[str, Any]:
            revoked = {"revoked_at": now}
            return {"devices": tuple(d.model_copy(update=revoked) if d.id == device_id else d for d in record.devices)}

        self.change(without)

    def change(self, edit: Callable[[PracticeRecord], Mapping[str, Any]]) -> None:
        """Change fields of the practice's record; one change at a time, so that none is lost."""
        with self._lock:
            record = self._record()
            self._store.write_practice(record.model_copy(update=dict(edit(record))))

    def who(self, cookies: Mapping[str, str], now: datetime) -> Who | None:
        """Who sent these cookies; None for a stranger. An adult's sign-in counts before the tablet's pairing."""
        record = self._store.practice()
        if record is None:
            return None
        if token := cookies.get(ADULT_COOKIE):
            hashed = _hash(token)
            for sign_in in record.sign_ins:
                if secrets.compare_digest(sign_in.token_hash, hashed) and sign_in.until > now:
                    return Who("adult", hashed[:16], record.name)
        if token := cookies.get(DEVICE_COOKIE):
            hashed = _hash(token)
            for device in record.devices:
                if secrets.compare_digest(device.token_hash, hashed) and device.revoked_at is None:
                    return Who("device", device.id, device.name)
        return Who("adult", "demo", record.name) if self._open_to_all and record.sample else None

    def seen_by(self, who: Who | None) -> list[str]:
        """Ids of the charts that this adult or device may see: today all of the practice, and none for a stranger."""
        return self._store.children() if who is not None else []

    def may_see(self, who: Who | None, child_id: str) -> bool:
        """May this adult or device see this child?"""
        return child_id in self.seen_by(who)

    def may_change(self, who: Who | None, child_id: str) -> bool:
        """May they change what is said about this child? Every adult who may see it; never a tablet."""
        return who is not None and who.kind == "adult" and self.may_see(who, child_id)

    def erased(self, child_id: str) -> bool:
        """Was there a chart of this id, which was erased and is not back from a backup?"""
        record = self._store.practice()
        return record is not None and child_id in record.erased and child_id not in self._store.children()

    def let_go_of(self, child_id: str) -> None:
        """From now on taps for this erased chart are kept nowhere."""
        with self._lock:
            record = self._store.practice()
            if record is not None and child_id not in record.erased:
                self._store.write_practice(record.model_copy(update={"erased": (*record.erased, child_id)}))

    def _record(self) -> PracticeRecord:
        record = self._store.practice()
        if record is None:
            raise DoorError("No practice is set up here yet: open the start page and set one up.", "no_practice")
        return record


def _check(passphrase: str) -> None:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise DoorError(
            "The passphrase is too short: take {least} characters or more, for example four words.",
            "short_passphrase",
            least=SHORTEST_PASSPHRASE,
        )


def _hash(token: str) -> str:
    """The tokens are 256 random bits, so a fast hash is enough; passphrases go through argon2."""
    return hashlib.sha256(token.encode()).hexdigest()
