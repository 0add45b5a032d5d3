"""What a form changed, put upon what is kept by now: another page, or somebody else, may have changed it meanwhile."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

Kept = TypeVar("Kept", bound=BaseModel)
GONE = object()


def with_changes(now: Kept, drawn: Kept, wanted: Kept) -> Kept:
    """`now` with whatever `wanted` has otherwise than `drawn`, which the form was filled from; else it stays."""
    was, says, there = drawn.model_dump(), wanted.model_dump(), now.model_dump()
    try:
        return type(now).model_validate(_merged(was, says, there))
    except ValidationError:  # both added to a list that is full with that: of what the form changed its own word stands
        return type(now).model_validate(there | {name: said for name, said in says.items() if said != was[name]})


def _merged(was: Any, says: Any, now: Any) -> Any:
    if says == was:
        return now
    if isinstance(was, dict) and isinstance(says, dict) and isinstance(now, dict):
        both = {name: _merged(*(one.get(name, GONE) for one in (was, says, now))) for name in {**now, **says}}
        return {name: value for name, value in both.items() if value is not GONE}
    if now != was and isinstance(was, tuple) and isinstance(says, tuple) and isinstance(now, tuple):
        left = [one for one in now if one in says or one not in was]
        return (*left, *(one for one in says if one not in was and one not in left))
    return says
