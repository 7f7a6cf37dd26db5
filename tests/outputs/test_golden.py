"""What each output makes of a right, a wrong, a lossy and a broken file, and of one that is no report."""

import io
import json
import re
import zipfile

import pytest

from govlint.outputs import Options, Summary, is_binary, load, names
from tests.outputs.golden import GOLDEN, RUNS, output
from tests.test_docs import README


@pytest.mark.parametrize("run", RUNS)
def test_output_is_as_reviewed(run: str) -> None:
    """``python -m tests.outputs.golden`` writes what is compared with."""
    assert output(run) == (GOLDEN / run).read_text("utf-8")


def test_every_format_is_reviewed() -> None:
    """The workbook, which is no text, has a test of its own."""
    assert {run.partition("-")[0] for run in RUNS} == {*names()} - {"xlsx"}


def test_english_only_quotes_chinese() -> None:
    """Labels stay as they are printed."""
    text = re.sub(r"“[^”]*”", "", output("line-en.txt"))

    assert not re.search(r"[一-鿿]", text)


def shape(value: object) -> object:
    """Return the keys of an object and the type of everything else."""
    if isinstance(value, dict):
        return {key: shape(child) for key, child in value.items()}
    return type(value).__name__


def test_json_keeps_the_contract_of_the_readme() -> None:
    """The same keys in the same places, in the example and in what is written."""
    (example,) = (
        json.loads(block)
        for block in re.findall(r"```json\n(.+?)\n```", README, re.DOTALL)
        if '"version"' in block
    )
    written = json.loads(output("json-zh.json"))
    file = next(file for file in written["files"] if file["path"] == "b-wrong.html")
    found = next(found for found in file["diagnostics"] if found["code"] == "GL302")
    (shown,) = example["files"]
    (told,) = shown["diagnostics"]

    assert written.keys() == example.keys()
    assert written["version"] == example["version"]
    assert written["summary"].keys() == example["summary"].keys()
    assert file.keys() == shown.keys()
    assert file["evaluated"].keys() == shown["evaluated"].keys()
    assert found.keys() == told.keys()
    assert found["location"].keys() == told["location"].keys()
    assert shape(found["candidates"][0]) == shape(told["candidates"][0])
    assert shape(found["equations"][0]) == shape(told["equations"][0])


def test_json_names_the_cell() -> None:
    files = {file["path"]: file for file in json.loads(output("json-zh.json"))["files"]}
    found = files["b-wrong.html"]["diagnostics"][0]

    assert found["cell"] == "applications.partly_granted.business"
    assert (found["actual"], found["expected"], found["certainty"]) == ("40", ["0"], "unique")
    assert [(equation["left"], equation["right"]) for equation in found["equations"]] == [
        (42, 2),
        (49, 9),
    ]
    assert files["d-broken.docx"]["failure"]
    assert files["c-lossy.json"]["evaluated"]["applications"] == [168, 175]
    assert set(files["c-lossy.json"]["skipped"]) == {"GL302", "GL303"}


def test_fingerprint_does_not_depend_on_the_file() -> None:
    """The same mistake of the same agency and year has it wherever the file is; no others have."""
    zh, en = (json.loads(output(f"json-{lang}.json")) for lang in ("zh", "en"))
    prints = [
        {
            file["path"]: [found["fingerprint"] for found in file["diagnostics"]]
            for file in run["files"]
        }
        for run in (zh, en)
    ]

    assert prints[0] == prints[1]
    assert prints[0]["f-unique.docx"] == prints[0]["f-several.docx"][1:]
    assert all(len(set(own)) == len(own) for own in prints[0].values())


def test_mistakes_are_told_in_every_way() -> None:
    """Each certainty has a file, and says how many ways to correct there are."""
    files = {file["path"]: file for file in json.loads(output("json-zh.json"))["files"]}
    certainties = {
        path: [
            (found["certainty"], max((one["option"] for one in found["candidates"]), default=0))
            for found in file["diagnostics"]
        ]
        for path, file in files.items()
        if path.startswith("f-")
    }

    assert certainties == {
        "f-unique.docx": [("unique", 1)],
        "f-swapped.docx": [("unique", 1)],
        "f-tied.docx": [("tied", 4)],
        "f-group.docx": [("group", 21)],
        "f-several.docx": [("unique", 1), ("unique", 1)],
        "f-blank.docx": [("unique", 1), ("unique", 1)],
        "f-many.docx": [("none", 0)],
    }


@pytest.mark.parametrize("name", names())
def test_nothing_checked_is_still_a_document(name: str) -> None:
    output = load(name).Output(Options())
    text = output.begin() + output.end(Summary())
    if name == "xlsx":
        assert zipfile.is_zipfile(io.BytesIO(text))
        return
    if is_binary(load(name)):
        text = text.decode()

    if name == "json":
        assert json.loads(text)["files"] == []
    assert "None" not in text
