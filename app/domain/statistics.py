"""What is counted of a case: figures without a person in them, which stay when the case is erased (R22, R25)."""

from collections import Counter
from collections.abc import Mapping

from app.domain.case import Case
from app.domain.community import Community
from app.domain.determination import findings
from app.domain.report import YesNo
from app.domain.responses import ProposedResponse
from app.domain.review_steps import Publication
from app.domain.summary import summarize

HOURS = "acknowledged after hours"
"""Followed by the whole hours it took: the yearly median is taken from these."""


def median_hours(counts: Mapping[str, int]) -> float | None:
    """The middle of the hours until reports were acknowledged, out of the counts of a year (R25)."""
    prefix = f"{HOURS}: "
    hours = sorted(
        int(what.removeprefix(prefix))
        for what, times in counts.items()
        if what.startswith(prefix)
        for _ in range(times)
    )
    if not hours:
        return None
    half = len(hours) // 2
    return float(hours[half]) if len(hours) % 2 else (hours[half - 1] + hours[half]) / 2


def counted(case: Case, community: Community) -> Mapping[str, int]:
    """How often each thing occurs in one case, by words of ours and codes of the profile."""
    counts = Counter({"cases": 1, "reports": len(case.reports)})
    summary = summarize(case, community, ())
    if summary.cannot_acknowledge and summary.acknowledged_at is None:
        counts["cannot be acknowledged"] += 1
    elif summary.acknowledged_at is not None:
        hours = int((summary.acknowledged_at - case.received_at).total_seconds() // 3600)
        counts[f"{HOURS}: {max(0, hours)}"] += 1
        counts["acknowledged late" if summary.acknowledged_late else "acknowledged in time"] += 1
    for _person, finding in findings(case):
        if finding is not None:
            counts[f"finding: {finding.verdict.value}"] += 1
            if finding.behavior:
                counts[f"behavior: {finding.behavior}"] += 1
    for person in case.subjects(ProposedResponse):
        if (proposed := case.latest(ProposedResponse, person)) is not None:
            counts[f"response: {proposed.kind}"] += 1
    published = case.latest(Publication)
    if published is not None and published.publish is YesNo.YES:
        counts["published"] += 1
    return counts
