"""``review --format github-review``: the body of a review that GitHub takes."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.programs import command
from tests.programs import findings as checked
from tests.review.tools import TRAIN, Repository, as_json, review

SCHEMA = json.loads((Path(__file__).parents[1] / "data/github-create-review.json").read_bytes())
HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
SUGGESTION = re.compile(r"^(?P<fence>`{3,})suggestion\n(?P<text>.*?)\n(?P=fence)$", re.DOTALL | re.MULTILINE)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository").begin()


def reviewed(repository: Repository, *options: str) -> dict[str, Any]:
    """The review of what ``topic`` commits; valid, and with every comment in one hunk that git shows."""
    body: dict[str, Any] = as_json("--base=main", "--format=github-review", *options, cwd=repository.path)
    closed = {**SCHEMA, "additionalProperties": False}
    closed["properties"]["comments"]["items"]["additionalProperties"] = False
    jsonschema.Draft202012Validator(closed).validate(body)
    assert body["event"] == "COMMENT"
    assert body["body"]
    assert len(body["body"]) <= 65_536
    for comment in body["comments"]:
        first, last = comment.get("start_line", comment["line"]), comment["line"]
        assert ("start_line" in comment) == (first < last)
        assert comment["side"] == comment.get("start_side", "RIGHT") == "RIGHT"
        assert len(comment["body"]) <= 65_536
        diff = repository.git("diff", "-U3", "-M", "main...HEAD", "--", comment["path"])
        hunks = [(int(start), int(start) + int(count or 1) - 1) for start, count in HUNK.findall(diff)]
        assert any(start <= first and last <= end for start, end in hunks), (comment["path"], first, last, hunks)
    return body


def suggested(comment: dict[str, Any]) -> str | None:
    blocks = list(SUGGESTION.finditer(comment["body"]))
    assert len(blocks) <= 1
    return blocks[0]["text"] if blocks else None


def accepted(text: str, comment: dict[str, Any]) -> str:
    """The file after the suggestion of a comment has been accepted, as GitHub does it."""
    lines = text.split("\n")
    new = suggested(comment)
    assert new is not None
    lines[comment.get("start_line", comment["line"]) - 1 : comment["line"]] = new.split("\n")
    return "\n".join(lines)


def test_one_comment_for_each_call(repository: Repository) -> None:
    text = TRAIN.replace("(p, 1e-3)", "(p, 1e-4)").replace("eps=1e-6,", "beta1=0.8,")
    repository.write("src/é x.py", text)
    commit = repository.commit()
    body = reviewed(repository, f"--commit={commit}")
    assert body["commit_id"] == commit
    assert [(c["path"], c.get("start_line"), c["line"]) for c in body["comments"]] == [
        ("src/é x.py", None, 5),
        ("src/é x.py", 15, 20),
    ]
    first, second = body["comments"]
    assert first["body"].startswith(
        "**MSC101** mindspore.nn.AdamWeightDecay: eps defaults to 1e-06, torch.optim.AdamW's to 1e-08; "
        "pass eps=1e-08 to match ([why](https://"
    )
    assert "**MSC501**" in first["body"]
    assert "changes the program" not in first["body"]
    assert suggested(first) == "    return nn.AdamWeightDecay(p, 1e-4, eps=1e-06, weight_decay=0.0)"
    mended = accepted(text, second)
    assert mended == text.replace("        weight_decay=0.0,\n", "        weight_decay=0.0,\n        eps=1e-06,\n")
    assert "4 findings" not in body["body"]


def test_accepted_suggestions_are_what_fix_writes(repository: Repository) -> None:
    for options in ((), ("--unsafe-fixes",)):
        text = TRAIN.replace("1e-3", "1e-4")
        path = repository.write("x.py", text)
        repository.commit()
        for comment in reversed(reviewed(repository, *options)["comments"]):
            text = accepted(text, comment) if suggested(comment) is not None else text
        assert "eps=1e-0" in text
        command("check", "--fix", *options, "x.py", cwd=repository.path)
        assert path.read_text(encoding="utf-8") == text


def test_an_unsafe_suggestion_says_so(repository: Repository) -> None:
    repository.write("x.py", "from mindspore import nn\nnn.AdamWeightDecay(p, 1e-3, eps=1e-6)\n")
    repository.commit()
    (comment,) = reviewed(repository, "--unsafe-fixes", "--select=MSC101")["comments"]
    assert "(**changes the program**)" in comment["body"]
    assert suggested(comment) == "nn.AdamWeightDecay(p, 1e-3, eps=1e-6, weight_decay=0.01)"


def test_a_call_that_the_diff_does_not_show_whole(repository: Repository) -> None:
    """The comment stands at what is shown, without the suggestion, and says how the fix is to be had."""
    lines = [f"        # {number}" for number in range(20)]
    call = ["from mindspore import nn", "x = nn.AdamWeightDecay(", *lines, "    p,", "    1e-3,", ")", ""]
    repository.git("checkout", "--quiet", "main")
    repository.write("x.py", "\n".join(call))
    repository.commit()
    repository.git("checkout", "--quiet", "-B", "topic")
    call[-3] = "    1e-4,"
    repository.write("x.py", "\n".join(call))
    repository.commit()
    (comment,) = reviewed(repository)["comments"]
    assert suggested(comment) is None
    assert "`ms-compat-lint check --fix x.py` can mend this: write the default out: eps=1e-06;" in comment["body"]
    assert (comment["start_line"], comment["line"]) == (21, 25)


def test_what_a_diff_without_context_does_not_show(repository: Repository) -> None:
    repository.write("train.py", TRAIN.replace("        eps=1e-6,\n", ""))
    repository.commit()
    diff = repository.git("diff", "--unified=0", "main")
    done = review("--diff-from=-", "--format=github-review", cwd=repository.path, text=diff)
    body = json.loads(done.stdout)
    assert body["comments"] == []
    assert "- `train.py:15` **MSC101** mindspore.nn.AdamWeightDecay: eps defaults" in body["body"]
    assert body["body"].count("\n- ") == 2


def test_a_diff_with_more_context_than_is_shown(repository: Repository) -> None:
    repository.write("train.py", TRAIN.replace("(p, 1e-3)", "(p, 1e-4)").replace("eps=1e-6,", "beta1=0.8,"))
    repository.commit()
    expected = reviewed(repository)
    for lines in (3, 5, 50):
        diff = repository.git("diff", f"--unified={lines}", "main")
        done = review("--diff-from=-", "--format=github-review", cwd=repository.path, text=diff)
        assert json.loads(done.stdout) == expected


def test_backticks_and_marks_in_the_code(repository: Repository) -> None:
    text = "from mindspore import nn\nx = nn.AdamWeightDecay(p, a @torvalds, **b)  # ```` ![x](y) <img>\n"
    repository.write("x `` <b>@you.py", text.replace(", **b", ""))
    repository.write("y.py", "from mindspore import nn\nnn.Adam(p, betas=(x @evil, '<img src=x>*_*'))\n")
    repository.commit()
    first, second = reviewed(repository)["comments"]
    assert first["body"].count("`````") == 2
    ast.parse(accepted(text.replace(", **b", ""), first))
    said = second["body"].partition("\n\nSuggestion")[0]
    assert not re.search(r"@\w", said)
    assert "<img" not in said.replace("\\<img", "")


def test_two_calls_on_one_line_have_one_suggestion(repository: Repository) -> None:
    text = "from mindspore import nn\nx = nn.AdamWeightDecay(p, 1e-3), nn.AdamWeightDecay(\n    q, 1e-3)\n"
    repository.write("x.py", text)
    repository.commit()
    (comment,) = reviewed(repository, "--select=MSC101")["comments"]
    assert (comment["start_line"], comment["line"]) == (2, 3)
    mended = accepted(text, comment)
    assert mended.count("weight_decay=0.0") == 2
    repository.write("x.py", mended)
    assert checked("--select=MSC101", "x.py", cwd=repository.path) == []


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"from mindspore import nn\rnn.AdamWeightDecay(p, 1e-3)\n", "a line that git does not end there"),
        (b"# coding: latin-1\nfrom mindspore import nn\nnn.AdamWeightDecay(p, 1e-3)  # \xe9\n", "no UTF-8"),
        (b"\xef\xbb\xbffrom mindspore import nn; nn.AdamWeightDecay(p, 1e-3)\n", "a byte order mark"),
    ],
)
def test_what_github_would_write_otherwise_is_not_suggested(repository: Repository, data: bytes, why: str) -> None:
    repository.write("x.py", data)
    repository.commit()
    (comment,) = reviewed(repository)["comments"]
    assert suggested(comment) is None, why
    assert comment["line"] <= data.count(b"\n")


def test_line_ends_of_windows(repository: Repository) -> None:
    repository.write("x.py", b"from mindspore import nn\r\nnn.AdamWeightDecay(\r\n    p,\r\n    1e-3,\r\n)\r\n")
    repository.commit()
    (comment,) = reviewed(repository, "--select=MSC101")["comments"]
    assert "\r" not in comment["body"]
    assert suggested(comment) == ("nn.AdamWeightDecay(\n    p,\n    1e-3,\n    eps=1e-06,\n    weight_decay=0.0,\n)")


def test_many_findings(repository: Repository) -> None:
    call = "nn.Adam(p, beta1=1)\n"
    text = "from mindspore import nn\n" + "\nnn.AdamWeightDecay(p, 1e-3)\n" * 1500 + call
    repository.write("x.py", text)
    repository.commit()
    body = reviewed(repository)
    assert len(body["comments"]) == 30
    assert body["comments"][-1]["line"] == text.count("\n"), "the error is among them"
    assert re.search(r"\n\n… and \d+ more\.$", body["body"])
    assert 60_000 < len(body["body"]) <= 65_536


def test_a_call_as_long_as_no_comment(repository: Repository) -> None:
    items = "".join(f"    {{'params': q{number}, 'betas': 1}},\n" for number in range(2000))
    repository.write("x.py", f"from mindspore import nn\nnn.AdamWeightDecay([\n{items}], 1e-3)\n")
    repository.commit()
    (comment,) = reviewed(repository)["comments"]
    assert suggested(comment) is None


def test_untracked_files_are_in_no_pull_request(repository: Repository) -> None:
    repository.write("x.py", "from mindspore import nn\nnn.Adam(p, beta1=1)\n")
    done = review("--base=main", "--format=github-review", cwd=repository.path)
    assert json.loads(done.stdout)["comments"] == []
    assert done.stderr.startswith("Left out, because git does not track them yet: x.py.\n")
    assert done.returncode == 0


def test_nothing_found(repository: Repository) -> None:
    body = reviewed(repository)
    assert body["comments"] == []
    assert "found nothing" in body["body"]


def test_paths_are_those_of_the_repository(repository: Repository) -> None:
    repository.write("below/x.py", "from mindspore import nn\nnn.Adam(p, beta1=1)\n")
    repository.commit()
    for style, path in (("github-review", "below/x.py"), ("gitlab", "below/x.py"), ("rdjson", "x.py")):
        done = review("--base=main", f"--format={style}", cwd=repository.path / "below")
        assert f'"path": "{path}"' in done.stdout
