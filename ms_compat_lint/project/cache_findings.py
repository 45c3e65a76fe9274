"""Findings as JSON and back. What does not read as a finding raises ValueError: a cache may be damaged, or made up."""

from __future__ import annotations

from ms_compat_lint.lean import Any
from ms_compat_lint.model import Applicability, Edit, Finding, Fix, Severity, Span

Json = Any


def to_json(finding: Finding) -> Json:
    """A finding without its path, which the cache has already."""
    texts = [finding.code, finding.name, finding.severity.value, finding.api, finding.message, finding.url]
    fixes = [
        [fix.title, fix.applicability.value, [[list(edit.span), edit.text, edit.order] for edit in fix.edits]]
        for fix in finding.fixes
    ]
    rest = [finding.counterpart, finding.parameter, finding.cell]
    return [list(finding.span), list(finding.site), texts, rest, fixes]


def from_json(path: str, data: Json) -> Finding:
    """The finding at ``path`` that :func:`to_json` wrote."""
    try:
        span, site, texts, (counterpart, parameter, cell), fixes = data
        code, name, severity, api, message, url = map(_text, texts)
        return Finding(
            path=path,
            span=_span(span),
            code=code,
            name=name,
            severity=Severity(severity),
            api=api,
            counterpart=None if counterpart is None else _text(counterpart),
            parameter=None if parameter is None else _text(parameter),
            message=message,
            url=url,
            site=_span(site),
            fixes=tuple(map(_fix, fixes)),
            cell=None if cell is None else _number(cell),
        )
    except TypeError:  # no list where one should be
        raise ValueError("not a finding") from None


def _fix(data: Json) -> Fix:
    title, applicability, edits = data
    made = (Edit(_span(span), _text(text), _number(order)) for span, text, order in edits)
    return Fix(_text(title), Applicability(_text(applicability)), tuple(made))


def _span(data: Json) -> Span:
    return Span(*map(_number, data))


def _text(data: Json) -> str:
    if not isinstance(data, str):
        raise ValueError(f"{data!r} is no text")
    return data


def _number(data: Json) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise ValueError(f"{data!r} is no number")
    return data
