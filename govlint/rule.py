"""What a rule is; everything that the author of rules imports, here and in strangers' plugins."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple, overload

from govlint.agency import are_apart, is_enforcer, is_same_agency, level_of, may_be_same
from govlint.breach import Breach, Held, Series, Severity, Skip, Spot, spotted, told
from govlint.characters import simplify
from govlint.comparison import Comparison, Sum, compare, describe, testify, total
from govlint.document import Location, Paragraph
from govlint.documentation import Documentation, read_documentation
from govlint.equation import Equation, Evaluation, Outside, Witness, format_number, sum_up
from govlint.flaws import load_flaws
from govlint.form import (
    Form,
    TableForm,
    form_for_year,
    is_before_forms,
    is_same_label,
    load_form,
)
from govlint.language import Text
from govlint.memory import remembered
from govlint.options import Options
from govlint.place import (
    cell_place,
    column_label,
    quote,
    row_label,
    section_place,
    short_label,
    table_place,
)
from govlint.recognise.vocabulary import effective_form
from govlint.report import Report
from govlint.shelf import Batch, Entry, Unit

__all__ = [
    "Batch",
    "Breach",
    "Comparison",
    "Documentation",
    "Entry",
    "Equation",
    "Evaluation",
    "Form",
    "Held",
    "Location",
    "Options",
    "Outside",
    "Paragraph",
    "Report",
    "Rule",
    "Seen",
    "Series",
    "Severity",
    "Skip",
    "Spot",
    "Sum",
    "TableForm",
    "Text",
    "Unit",
    "Witness",
    "are_apart",
    "cell_place",
    "column_label",
    "compare",
    "describe",
    "effective_form",
    "form_for_year",
    "format_number",
    "is_before_forms",
    "is_enforcer",
    "is_same_agency",
    "is_same_label",
    "level_of",
    "load_flaws",
    "load_form",
    "may_be_same",
    "quote",
    "remembered",
    "row_label",
    "rule",
    "section_place",
    "short_label",
    "simplify",
    "spotted",
    "sum_up",
    "table_place",
    "testify",
    "told",
    "total",
]

Fix = Literal["safe", "known", "fill-zero"]
"""How `govlint fix` mends what a rule finds. ``safe``: always, since only one writing is right;
``known``: a wording that is known to stand for the official one, others with ``--unsafe`` only;
``fill-zero``: when the user asks for it, and where the sums confirm the 0."""


Seen = Breach | Skip | Held | Witness
"""What a rule may yield; a `Witness` is a figure that agrees with the tables."""

Check = Callable[[Report, Form], Iterable[Seen]]
"""Checks a report against its form. Each table of the form is that of the edition which the table
of the report follows."""

OptionsCheck = Callable[[Report, Form, Options], Iterable[Seen]]
"""A `Check` that also depends on what the user has set."""

PreviousCheck = Callable[..., Iterable[Breach | Skip | Held]]
"""Checks a report against its form and the agency's report on the year before: ``(report, form,
previous)``, and the `Options` where the rule asks for settings."""

BatchCheck = Callable[..., Iterable[tuple[int | None, Breach | Skip]]]
"""Checks all reports of a run: ``(batch)``, and the `Options` where the rule asks for settings.
Yields what it sees with the number of the report in the batch that it is told of; None: it is
told of the list of agencies."""

Needs = Literal["previous", "others"]
"""What a rule needs beside the report: that of the year before; all reports of the run."""

ALL_NEEDS: tuple[Needs, ...] = ("previous", "others")


class Rule(NamedTuple):
    """One thing that must be true of a report."""

    code: str
    name: str
    """The wrong thing in kebab-case, readable after "allow"."""
    severity: Severity
    basis: Text
    """The clause it enforces, with number and article, or that it is practice."""
    document: Callable[[], Documentation]
    """Reads its documentation, which few runs need."""
    check: Callable[..., Iterable[Any]]
    """A `Check`, a `PreviousCheck` or a `BatchCheck`, as `needs` says."""
    origin: str
    """Where it is declared, to be named when it fails."""
    editions: tuple[str, ...] = ()
    """Empty: all."""
    bind: Callable[[TableForm], tuple[Equation, ...]] | None = None
    """The equations of the rule over a table of the form; None: it declares none."""
    settings: tuple[str, ...] = ()
    """Keys of the settings that it asks for; empty: `check` depends on none."""
    options_check: Callable[..., Iterable[Any]] | None = None
    """The check of a rule that asks for settings; its `check` is that with the default ones."""
    needs: Needs | None = None
    """None: the report alone."""
    fix: Fix | None = None
    """None: what it finds is for a human to mend."""

    def configured(self, options: Options) -> "Rule":
        """Return the rule with its check bound to what the user has set."""
        if self.options_check is None:
            return self
        return self._replace(check=partial(_check_with, self.options_check, options))

    def against(self, previous: Report) -> "Rule":
        """Return a rule that needs last year's report as one that has it."""
        return self._replace(check=partial(_check_against, self.check, previous), needs=None)

    def saying(self, seen: Sequence[Breach | Skip]) -> "Rule":
        """Return a rule over all reports as one that says of a report what it has seen."""
        return self._replace(check=partial(_say, tuple(seen)), needs=None)

    @property
    def documentation(self) -> Documentation:
        """What it checks, why, with an example, and how to mend it.

        Raises:
            RuleError: ``rule-undocumented`` when a part is missing.
        """
        return self.document()


@overload
def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    basis: Text,
    editions: tuple[str, ...] = (),
    fix: Fix | None = None,
) -> Callable[[Check], Check]: ...


@overload
def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    basis: Text,
    editions: tuple[str, ...] = (),
    settings: tuple[str, ...],
) -> Callable[[OptionsCheck], OptionsCheck]: ...


@overload
def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    basis: Text,
    editions: tuple[str, ...] = (),
    settings: tuple[str, ...] = (),
    needs: Literal["previous"],
) -> Callable[[PreviousCheck], PreviousCheck]: ...


@overload
def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    basis: Text,
    editions: tuple[str, ...] = (),
    settings: tuple[str, ...] = (),
    needs: Literal["others"],
) -> Callable[[BatchCheck], BatchCheck]: ...


def rule(  # noqa: PLR0913  what a rule is
    code: str,
    name: str,
    severity: Severity,
    *,
    basis: Text,
    editions: tuple[str, ...] = (),
    settings: tuple[str, ...] = (),
    needs: Needs | None = None,
    fix: Fix | None = None,
) -> Callable[[Any], Any]:
    """Declare a function as a rule; its docstring is what users read.

    The docstring says it in both languages, Chinese first: a sentence, then paragraphs that begin
    with ``为什么：``, ``示例：``, ``处理：``, then the same with ``Why:``, ``Example:``, ``Fix:``.

    A rule that depends on settings names their keys, such as ``settings=("deadlines",)``, and its
    function is given the `Options` as its last argument.

    A rule that compares reports says what it ``needs``: ``previous``, and its function is given the
    report on the year before as well; ``others``, and it is given a `Batch` instead of a report and
    yields each breach with the number of the report that it is told of.

    ``fix`` says how `govlint fix` mends what the rule finds; `govlint.fixes` has the function.

    Raises:
        RuleError: ``rule-undocumented`` when a part is missing.
    """

    def declare(function: Callable[..., Iterable[Any]]) -> Any:  # noqa: ANN401  see above
        origin = f"{function.__module__}.{function.__qualname__}"
        document = partial(read_documentation, function, origin)
        check = partial(_check_with, function, Options()) if settings else function
        declared = Rule(code, name, severity, basis, document, check, origin, editions)
        declared = declared._replace(needs=needs, fix=fix)
        if settings:
            declared = declared._replace(settings=settings, options_check=function)
        setattr(function, _ATTRIBUTE, declared)
        return function

    return declare


def _check_with(
    check: Callable[..., Iterable[Any]], options: Options, *given: object
) -> Iterable[Any]:
    return check(*given, options)


def _say(seen: tuple[Breach | Skip, ...], *_given: object) -> tuple[Breach | Skip, ...]:
    return seen


def _check_against(
    check: PreviousCheck, previous: Report, report: Report, form: Form
) -> Iterable[Breach | Skip | Held]:
    return check(report, form, previous)


def declared_rule(value: object) -> Rule | None:
    """Return the rule that a function of a module declares; None when it is none."""
    found = getattr(value, _ATTRIBUTE, None)
    return found if isinstance(found, Rule) else None


_ATTRIBUTE = "__govlint_rule__"
