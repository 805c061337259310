"""The fixed words of a public incident report in both languages (language.md 2.7, 3.3); never a word of a case."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The fixed words of one language; `{...}` are filled in by name."""

    title: str
    setting: str
    outcome: str
    headings: tuple[str, str, str, str, str, str]
    """Summary, what happened, determination, response, timeline, reconsideration."""
    quarters: tuple[str, str, str, str]
    left_out: str
    read_before: str
    do_not_guess: str
    contact: str
    colon: str
    bullet: str
    stop: str
    summary: str
    summary_of_one: str
    people_two: str
    people_one: str
    conduct: str
    described: str
    considered: str
    no_response: str
    received: tuple[str, str]
    may_reconsider: str


SECTIONS = ("summary", "what_happened", "determination", "response", "timeline", "reconsideration")
"""The sections in the order of the headings, named as `AnonymizedReport` names them."""

ENGLISH = Wording(
    title="Public incident report",
    setting="Setting",
    outcome="Outcome",
    headings=("Summary", "What happened", "Determination", "Response", "Timeline", "Reconsideration"),
    quarters=(
        "First quarter of {year}",
        "Second quarter of {year}",
        "Third quarter of {year}",
        "Fourth quarter of {year}",
    ),
    left_out=(
        "Names, accounts, exact dates and times, places and other details that could point to a person are left out "
        'or made general. Letters such as "Person A" are not initials. Time is counted from the first report. '
        "We describe what we could confirm and say where accounts differ."
    ),
    read_before=" The people involved read this before publication.",
    do_not_guess=" Please do not guess, name or contact anyone.",
    contact="To report something, or to ask about this report: {contact}",
    colon=": ",
    bullet="- ",
    stop=".",
    summary="We received a report about the following: {behavior}. We looked into it. Our determination is: {outcome}.",
    summary_of_one="We received a report. We looked into it. Our determination is: {outcome}.",
    people_two="The report concerns what {first} said or did towards {others}.",
    people_one="The report concerns what {first} said or did.",
    conduct="It is about this kind of behavior: {behavior}.",
    described="We describe what we could confirm and leave out what could show who was involved.",
    considered="We looked at the report with the Code of Conduct beside it.",
    no_response="There was no response.",
    received=("Day 0", "We received the report."),
    may_reconsider="The people directly involved can ask us to reconsider this decision.",
)

JAPANESE = Wording(
    title="事案の公開報告書",
    setting="場面",
    outcome="判断",
    headings=("概要", "何があったか", "判断", "対応", "経過", "再検討"),
    quarters=(
        "{year}年第1四半期（1〜3月）",
        "{year}年第2四半期（4〜6月）",
        "{year}年第3四半期（7〜9月）",
        "{year}年第4四半期（10〜12月）",
    ),
    left_out=(
        "名前、アカウント、正確な日時や場所など、個人につながる情報は、省くかおおまかに書いています。"
        "「Aさん」などの文字は頭文字ではありません。時期は最初の報告から数えています。"
        "確認できたことを書き、話が食い違う点はそのように記しています。"
    ),
    read_before="関わった方には、公開前に読んでいただきました。",
    do_not_guess="誰のことかを推測したり、名前を挙げたり、連絡したりしないでください。",
    contact="ご報告や、この報告書についてのお問い合わせ：{contact}",
    colon="：",
    bullet="- ",
    stop="。",
    summary="次の言動について報告を受けました：{behavior}。検討の結果は、次のとおりです：{outcome}。",
    summary_of_one="報告を受けました。検討の結果は、次のとおりです：{outcome}。",
    people_two="{first}の、{others}への言動についての報告です。",
    people_one="{first}の言動についての報告です。",
    conduct="報告された言動：{behavior}。",
    described="確認できたことを書き、関わった方がわかるおそれのあることは省いています。",
    considered="報告の内容を、行動規範に照らして検討しました。",
    no_response="対応はありません。",
    received=("当日", "報告を受けました。"),
    may_reconsider="直接関わった人は、この判断の再検討を求めることができます。",
)


def wording(language: str) -> Wording:
    """The fixed words of this language, English for any other than Japanese."""
    return JAPANESE if language == "ja" else ENGLISH
