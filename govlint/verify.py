"""Whether a file is the one that a result speaks of, and whether that result would be the same now."""

import json
from typing import Any, NamedTuple

from govlint.errors import SettingsError
from govlint.language import Lang
from govlint.proof import Proof
from govlint.wording import VERDICTS, say

Record = dict[str, Any]


class Match(NamedTuple):
    """What a result says of a file."""

    records: tuple[Record, ...]
    """What it says of files with these contents; empty: it does not speak of them."""
    same_name: Record | None
    """What it says of a file of this name whose contents were others."""
    proof: Proof | None
    """None: the result tells nothing of its making."""


def match(text: str, path: str, digest: str) -> Match:
    """Look a file up in the JSON or JSON lines that ``govlint check`` has written.

    Raises:
        SettingsError: ``no-result`` when it is neither.
    """
    proof, records = _read(text)
    same = tuple(record for record in records if record.get("sha256") == digest)
    named = next((record for record in records if _name(record["path"]) == _name(path)), None)
    return Match(same, None if same else named, proof)


def as_text(found: Match, path: str, now: Proof, lang: Lang) -> str:
    """Say whether the file was checked, by what, with which verdict, and what has changed since."""
    lines = [
        say("verified", lang, path=path, checked=record["path"], verdict=_verdict(record, lang))
        for record in found.records
    ]
    if not lines:
        lines = [say("other-contents" if found.same_name else "not-in-result", lang, path=path)]
    if found.proof:
        lines.append(say("checked-at", lang, **found.proof._asdict()))
        if found.proof.version != now.version or found.proof.rule_set != now.rule_set:
            lines.append(say("rules-changed", lang, version=now.version, rule_set=now.rule_set))
    return "\n".join(lines) + "\n"


def _read(text: str) -> tuple[Proof | None, list[Record]]:
    try:
        documents = [json.loads(text)]
    except ValueError:
        try:
            documents = [json.loads(line) for line in text.splitlines()]
        except ValueError as error:
            raise SettingsError("no-result") from error
    heads = [one for one in documents if isinstance(one, dict) and "summary" in one]
    if len(heads) != 1:
        raise SettingsError("no-result")
    (head,) = heads
    records = head["files"] if "files" in head else documents[:-1]
    proof = head.get("proof")
    return (Proof(**proof) if proof else None), records


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _verdict(record: Record, lang: Lang) -> str:
    return VERDICTS[record["verdict"]].in_(lang)
