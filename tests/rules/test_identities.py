"""Declared identities: what a file of them may say, and what they make of figures."""

import json
from importlib import resources
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from govlint.consistency import describe, verify, verify_all
from govlint.equation import Equation
from govlint.errors import RuleError
from govlint.form import EDITIONS, load_form
from govlint.identity import load_identities
from govlint.registry import load_rules

RULES = Path(__file__).parents[2] / "rules"
TEXTS = "".join(
    f"  {part}: {{zh: 中文, en: English}}\n"
    for part in ("basis", "summary", "why", "example", "fix")
)
DECLARED = f"""\
# a comment
- code: XY101
  name: sums-differ
  severity: error
  table: review_litigation
  for_each: row
  left: [upheld, corrected, other_result, pending]
  relation: "="
  right: [total]
{TEXTS}"""


def test_file_keeps_its_schema() -> None:
    schema = json.loads((RULES / "identity.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    declared = yaml.safe_load((RULES / "identities.yaml").read_text("utf-8"))

    assert list(Draft202012Validator(schema).iter_errors(declared)) == []


def test_schema_knows_the_editions() -> None:
    """It stands beside the declarations and is not derived, so it is held to the forms here."""
    text = resources.files("govlint.rules").joinpath("identity.schema.json").read_text("utf-8")
    properties = json.loads(text)["$defs"]["identity"]["properties"]

    assert properties["editions"]["items"]["enum"] == list(EDITIONS)
    assert properties["table"]["enum"] == list(load_form("2021").tables)


def test_declaration_becomes_a_rule() -> None:
    (rule,) = load_identities(DECLARED, "mine.yaml")
    assert rule.bind is not None
    equations = rule.bind(load_form("2021").tables["review_litigation"])

    assert [equation.line for equation in equations] == [
        "review",
        "direct_suit",
        "suit_after_review",
    ]
    assert equations[0].left[0] == "review_litigation.review.upheld"
    assert equations[0].right == ("review_litigation.review.total",)


@pytest.mark.parametrize(
    ("old", "new", "reason", "line"),
    [
        pytest.param("[total]", "[totals]", "unknown-key", 2, id="unknown column"),
        pytest.param("upheld,", "refused,", "unknown-key", 2, id="a row as a column"),
        pytest.param("review_litigation", "table_nine", "unknown-key", 2, id="unknown table"),
        pytest.param('  relation: "="\n', "", "bad-declaration", 2, id="missing field"),
        pytest.param("relation:", "relations:", "bad-declaration", 2, id="misspelt field"),
        pytest.param("left: [upheld", "left: 3 #", "bad-declaration", 2, id="no list"),
        pytest.param("{zh: 中文, en: English}", "text", "bad-declaration", 2, id="no languages"),
        pytest.param("- code", "code", "rules-yaml", None, id="not YAML"),
        pytest.param("for_each: row", "for_each: rows", "bad-declaration", 2, id="no such axis"),
        pytest.param('"="', '">"', "bad-declaration", 2, id="no such relation"),
        pytest.param("severity: error", "severity: fatal", "bad-declaration", 2, id="no severity"),
        pytest.param(
            "  table", "  editions: ['2015']\n  table", "bad-declaration", 2, id="edition"
        ),
        pytest.param(DECLARED, "a: 1", "bad-declaration", 1, id="no list of rules"),
        pytest.param(DECLARED, "- [1]", "bad-declaration", 1, id="no mapping"),
    ],
)
def test_bad_declaration_is_refused(old: str, new: str, reason: str, line: int | None) -> None:
    """File and line are named, whatever is wrong."""
    with pytest.raises(RuleError) as caught:
        load_identities(DECLARED.replace(old, new), "mine.yaml")

    assert caught.value.reason == reason
    assert caught.value.facts["origin"] == "mine.yaml"
    assert caught.value.facts.get("line") == line


@pytest.mark.parametrize(("edition", "equations"), [("2019", 40), ("2021", 42)])
def test_every_row_and_column_has_its_identity(edition: str, equations: int) -> None:
    """Table 3: all rows, seven columns twice; table 4: three sums."""
    form = load_form(edition)
    bound = [
        equation
        for rule in load_rules()
        if rule.bind
        for table in form.tables.values()
        for equation in rule.bind(table)
        if equation.relation == "="
    ]

    assert len(bound) == equations == len(form.tables["applications"].rows) + 7 * 2 + 3


def test_editions_are_consistent() -> None:
    """A table can be filled in so that every identity and bound holds and no cell must be 0."""
    proofs = {proof.edition: proof for proof in verify_all()}

    assert [(edition, proof.equations, proof.rank) for edition, proof in proofs.items()] == [
        ("2019", 40, 38),
        ("2021", 42, 40),
    ]
    for edition, proof in proofs.items():
        cells = {key for table in load_form(edition).tables.values() for key in table.cells}
        assert proof.is_consistent
        assert proof.witness.keys() == cells
        assert min(proof.witness.values()) > 0
        assert "consistent" in describe(proof)


def _equation(left: str, right: str, relation: str = "=") -> Equation:
    assert relation in {"=", "<="}
    return Equation("X", "t", "row", "r", tuple(left), relation, tuple(right))  # type: ignore[arg-type]  # asserted above


@pytest.mark.parametrize(
    ("equations", "rank", "is_consistent"),
    [
        pytest.param([("ab", "c")], 1, True, id="a sum"),
        pytest.param([("ab", "c"), ("c", "ab")], 1, True, id="the same again"),
        pytest.param([("ab", "c"), ("cd", "e"), ("abd", "e")], 2, True, id="follows"),
        pytest.param([("ab", "c"), ("a", "c")], 2, False, id="b would have to be 0"),
        pytest.param([("ab", "a")], 1, False, id="b is always 0"),
    ],
)
def test_contradiction_is_found(
    equations: list[tuple[str, str]],
    rank: int,
    is_consistent: bool,  # noqa: FBT001  a row of the table
) -> None:
    proof = verify("X", [_equation(*sides) for sides in equations], "abcde")

    assert (proof.rank, proof.is_consistent) == (rank, is_consistent)


def test_bound_must_hold_for_the_witness() -> None:
    proof = verify("X", [_equation("a", "b"), _equation("ab", "b", "<=")], "ab")

    assert not proof.is_consistent
    assert "NOT" in describe(proof)
