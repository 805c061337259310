"""Sources: whose words, letters, signs and lists this app carries, and under which license (R50)."""

from dataclasses import dataclass

from app.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source; `license_file` lies in the resources, beside what it is about, where a license asks for it."""

    what: str
    by: str
    license: str
    license_file: str = ""


SOURCES: tuple[Source, ...] = (
    Source(
        what=N_("The grid of impact and risk in a finding, after their matrix"),
        by="Safety First PDX, Otter Tech",
        license="CC BY-SA 3.0",
    ),
    Source(
        what=N_("The letters on the screen"),
        by="The Inter Project",
        license="OFL 1.1",
        license_file="fonts/OFL-Inter.txt",
    ),
    Source(what=N_("Japanese letters"), by="Noto Sans JP", license="OFL 1.1", license_file="fonts/OFL-NotoSansJP.txt"),
    Source(
        what=N_("The letters on paper"),
        by="Source Sans 3",
        license="OFL 1.1",
        license_file="fonts/OFL-SourceSans3.txt",
    ),
    Source(
        what=N_("The headings on paper"),
        by="Source Serif 4",
        license="OFL 1.1",
        license_file="fonts/OFL-SourceSerif4.txt",
    ),
    Source(what=N_("The signs"), by="Lucide", license="ISC", license_file="icons/LICENSE-lucide.txt"),
    Source(
        what=N_("The words of passphrases and check words"),
        by="Electronic Frontier Foundation",
        license="CC BY 3.0 US",
        license_file="words/LICENSE-eff.txt",
    ),
    Source(
        what=N_("English words, to tell a word from a name"),
        by="SCOWL",
        license="SCOWL",
        license_file="words/LICENSE-scowl.txt",
    ),
    Source(what=N_("Names of people"), by="Faker", license="MIT", license_file="names/LICENSE-faker.txt"),
    Source(
        what=N_("Japanese names and how they are read"),
        by="japanese-personal-name-dataset",
        license="MIT",
        license_file="names/LICENSE-japanese-personal-name-dataset.txt",
    ),
    Source(what=N_("The optional model of English names"), by="Rampart, National Design Studio", license="CC BY 4.0"),
)
"""Every one, in the order in which they are shown."""
