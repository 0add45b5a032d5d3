"""Precaution files. One fault in one of them is one too many: a shelf that has lost a rule is unsafe."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from app.therapy import Precaution, problems

from .faults import Fault, choose
from .sentences import sentences
from .toml import read_toml

REVIEW = "review.toml"  # beside the folders of precautions: which clinician looked at them, and when


def read_precautions(path: Path) -> tuple[dict[str, Precaution], list[Fault]]:
    """Precautions by id from the assets folder, and everything wrong with their files."""
    precautions: dict[str, Precaution] = {}
    faults: list[Fault] = []
    for file in sorted((path / "precautions").rglob("*.toml"), key=lambda file: (file.stem, str(file))):
        if file == path / "precautions" / REVIEW:
            continue
        precaution, said = _read(file)
        if file.stem in precautions:
            said = ["lies in two folders of precautions: take one away."]
        elif precaution:
            precautions[file.stem] = precaution
        faults += [Fault(file.name, says) for says in said]
    if not precautions and not faults:
        faults.append(Fault("precautions", f"no file lies in {path / 'precautions'}: hand in the whole assets folder."))
    if not faults:  # only among whole ones, lest one broken file is told again by all that name it
        faults += _lost(precautions)
    return precautions, faults


def _read(file: Path) -> tuple[Precaution | None, list[str]]:
    raw, broken = read_toml(file)
    if raw is None:
        return None, [broken]
    if raw.get("id", file.stem) != file.stem:
        return None, [f'"id" is "{raw["id"]}": leave it out, the file\'s own name is the id.']
    try:
        precaution = Precaution.model_validate({**raw, "id": file.stem})
    except ValidationError as fault:
        return None, sentences(fault, _keys())
    return precaution, [*problems(precaution), *_signs(precaution), *_languages(precaution)]


def _signs(precaution: Precaution) -> Iterator[str]:
    """Warning signs are shown in an emergency: where they come from has to be said."""
    if precaution.warning_signs and not precaution.warning_refs:
        yield 'has "warning_signs" without "warning_refs": say where they come from.'


def _languages(precaution: Precaution) -> Iterator[str]:
    """Messages of escalations and warning signs in a further language go with those of the precaution, one by one."""
    for language, said in precaution.translations.items():
        if len(said.warning_signs) not in (0, len(precaution.warning_signs)):
            count = len(precaution.warning_signs)
            yield f'[in.{language}]: "warning_signs" has {len(said.warning_signs)} signs for {count}: say each.'
        if len(said.escalates) not in (0, len(precaution.escalates)):
            count = len(precaution.escalates)
            about = f'[in.{language}]: "escalates" has {len(said.escalates)} messages for {count}'
            yield f'{about}: give each one, "" for none.'


def _lost(precautions: Mapping[str, Precaution]) -> Iterator[Fault]:
    """Precautions that another one names and that have no file."""
    for name, precaution in precautions.items():
        conditions = [*precaution.applies_when, *(other.when for other in precaution.implies if other.when)]
        conditions += [more.when for more in precaution.escalates]
        named = [other.flag for other in precaution.implies]
        named += [word for condition in conditions for word in condition.flags_any or ()]
        for word in dict.fromkeys(named):
            if word not in precautions:
                says = f'names precaution "{word}", which has no file: {choose(word, precautions)}'
                yield Fault(f"{name}.toml", says)


def _keys() -> dict[str, str]:
    """Every key of a precaution file; what to write there, the other files of the folder show."""
    schema = Precaution.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {key: "see the other precautions" for part in parts for key in part.get("properties", {})}
