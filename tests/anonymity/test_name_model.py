"""The optional name model runs here and nowhere else, not before it is needed; without it the check says so."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.anonymity import leak_check, name_model
from app.anonymity.word_pieces import pieces

ROOT = Path(__file__).resolve().parents[2]
installed = pytest.mark.skipif(not name_model.available(), reason="packaging/names.lock is installed by test.sh")

FROM_ITS_OWN_TOKENIZER = {
    "Maren Oldfelt said: “No.”": [4674, 1105, 6797, 5908, 8019, 10198, 2513, 10268, 7148, 11806],
    "naïve Żółć O'Malley's co-op": [
        *(19401, 10228, 599, 14980, 4227, 14115, 2192, 15214, 11514, 1546, 15214, 17109, 11891, 9046, 10905),
    ],
    "@maro_77 (x) a.b@c.de 12:30": [
        *(16752, 1696, 14980, 18906, 15588, 4169, 15955, 2926, 16506, 7148, 14548, 16752, 1304, 7148, 10498),
        *(13841, 10198, 18858),
    ],
    "田中さん met Bo": [18904, 4408, 2562, 8688, 8615, 7969],
    "": [],
}
"""Numbers that the tokenizer published with the model (Hugging Face tokenizers 0.23.3) gave for these texts."""


def run(code: str, *before: str) -> subprocess.CompletedProcess[str]:
    """Run this code in a process of its own."""
    command = [*before, sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


@installed
def test_names_of_no_list_are_met_in_plain_prose() -> None:
    text = "Later that evening Zvonimirka Brtanovska told us that she had been followed."
    assert [text[low:high] for low, high in name_model.names(text)] == ["Zvonimirka", "Brtanovska"]
    assert list(name_model.names("The meeting was moved to another room.")) == []


@installed
def test_a_name_is_met_wherever_in_a_long_text_it_stands() -> None:
    filler = "the talk went on for a while and nobody said a word about it "
    for before in range(0, 40, 3):
        text = filler * before + "when Zvonimirka Brtanovska stood up " + filler * 10
        at = text.index("Zvonimirka")
        assert any(low <= at < high for low, high in name_model.names(text))


@installed
@pytest.mark.parametrize("text", FROM_ITS_OWN_TOKENIZER)
def test_text_is_cut_as_the_models_own_tokenizer_cuts_it(text: str) -> None:
    vocabulary = name_model.vocabulary()
    assert [piece.number for piece in pieces(text, vocabulary)] == FROM_ITS_OWN_TOKENIZER[text]


def test_without_the_model_the_check_says_so_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert not name_model.available()
    assert len(leak_check.limits()) == 1
    assert leak_check.check("Then Priya Raman left the room.", []) != ()
    assert list(name_model.names("Then Priya Raman left the room.")) == []


@installed
def test_with_the_model_there_is_nothing_to_say() -> None:
    assert leak_check.limits() == ()


def test_no_dictionary_and_no_model_is_loaded_before_a_text_is_checked() -> None:
    code = (
        "import sys, app.bootstrap, app.services.anonymity, app.services.publication, app.anonymity.leak_check\n"
        "print([name for name in ('sudachipy', 'onnxruntime', 'numpy') if name in sys.modules])"
    )
    assert run(code).stdout.strip() == "[]"


@pytest.mark.requirement("R15")
def test_a_check_opens_no_network_socket(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    code = (
        "from app.anonymity.leak_check import check\n"
        "from app.domain.people import Person, Role\n"
        "people = [Person(id='1', role=Role.OTHER, names=('佐久間 愛子',))]\n"
        "text = 'Priya Raman of Tidemark Systems wrote to mio@post.example. 佐久間さんが話しました。'\n"
        "print(len(check(text, people)))"
    )
    done = run(code, "strace", "-f", "-e", "trace=socket,connect", "-o", str(trace))
    assert int(done.stdout) > 3
    assert "AF_INET" not in trace.read_text(encoding="utf-8")
