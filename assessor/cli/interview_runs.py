"""Interviews held: with somebody at a terminal, and with a file of answers."""

from __future__ import annotations

import gc
import json
import sys
from typing import TYPE_CHECKING, Final

from assessor.cli.codes import DONE, INTERRUPTED
from assessor.cli.files import replace_text
from assessor.cli.interview import Interviewer
from assessor.errors import AssessorError
from assessor.frameworks.registry import FRAMEWORKS
from assessor.interview.conversation import Conversation
from assessor.interview.draft import CannotWrite, Drafts
from assessor.interview.reply import reply_of
from assessor.interview.script import Script, read_script
from assessor.model.diagnostic import Diagnostic, InvalidSource, Severity
from assessor.words.interview import Speaker
from assessor.words.interview_notes import PHRASES, WELCOME, comment, expected

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assessor.interview.step import Step
    from assessor.library.engagement import Source
    from assessor.model.plan import Plan

    Check = Callable[[Path], tuple[Source | None, Plan | None, list[Diagnostic]]]

_UNNAMED: Final = "My organization"
_HEAD: Final = """# Your engagement: who you are, who supports you, who does what today.
# What is left out counts as unknown: never as met, never as a gap. `assessor init` on this file goes on with it.

schema: engagement/1
as_of: {as_of}

organization:
  name: {name}
"""


def from_answers(file: Path, answers: Path, plan: Plan, as_of: str | None) -> int:
    """Hold the interview with the answers of a file, print it, and write the engagement once all of it fits."""
    script, problems = read_script(answers, FRAMEWORKS)
    if script is None:
        raise InvalidSource(problems)
    day = as_of or script.stated.as_of
    if day is None:
        raise AssessorError(f"{answers} does not say for which day it speaks", hint="add as_of, or use --as-of")
    talk, asked, faults = _conversation(file, plan, _fresh(day, None), unnamed=True), set[str](), list[Diagnostic]()
    texts: list[str] = []
    lines: list[str] = []

    def hear(step: Step, labels: Sequence[str], again: bool) -> str | None:  # noqa: FBT001 - as Hear has it
        if again or asked >= set(script.stated.answers):
            faults.extend([_refused(script, step, leading.refusal)] if again else [])
            return None
        asked.add(step.id)
        said = script.typed(step.id) or ""
        if said and reply_of(step, said, labels) is None:
            faults.append(_impossible(script, step))
            return None
        return said

    leading = Interviewer(talk, hear, lines.append, texts.append, echo=True)
    leading.lead()
    if not faults:
        faults = script.unused(asked)
    if faults:
        raise InvalidSource(sorted(faults, key=Diagnostic.sort_key))
    print("\n".join(lines).lstrip("\n"))
    if texts:
        _keep(file, texts[-1])
        print("\n".join([f"wrote {file}; then run: assessor assess {file} --out out", *_why(file, talk)]))
    return DONE


def _impossible(script: Script, step: Step) -> Diagnostic:
    codes = ", ".join(choice.code for choice in step.choices)
    return script.impossible(step.id, f"answers: {codes}" if codes else expected(step))


def _refused(script: Script, step: Step, problem: Diagnostic | None) -> Diagnostic:
    """An answer with which the engagement would not hold."""
    return script.impossible(
        step.id, f"{problem.message}: {problem.help}" if problem is not None else "write it by hand"
    )


def on_terminal(file: Path, plan: Plan, name: str | None, as_of: str, check: Check | None) -> int:
    """Hold the interview with whoever sits there; go on with the file if it exists, where there is a `check` for it."""
    gc.enable()  # a sitting takes long, and every answer is judged anew
    text, fresh = _fresh(as_of, name), check is None or not file.exists()
    if check is not None and not fresh:
        text = _sound(file, check)
        if not _agreed(f"{file} exists. Go on with it? (yes or no) "):
            raise AssessorError(f"{file} was left as it is", hint="choose another name, or use --force to replace it")
    talk = _conversation(file, plan, text, unnamed=fresh and name is None)
    kept: list[str] = []

    def keep(new: str) -> None:
        _keep(file, new)
        kept[:] = [new]

    try:
        for line in WELCOME:
            _say(line)
        Interviewer(talk, _heard, _say, keep, echo=False).lead()
    except KeyboardInterrupt:
        where = f"what you said is in {file}; `assessor init {file}` goes on" if kept else "nothing was written"
        _say(f"\nassessor: interrupted; {where}")
        return INTERRUPTED
    if not talk.view.chosen:
        return DONE
    print(f"wrote {file}" if kept else f"{file} is as it was", flush=True)
    if kept and _agreed("Write the brief now, into the folder out? (yes or no) "):
        from assessor.cli.session import run_command  # noqa: PLC0415 - only here a command leads to another

        return run_command(["assess", str(file), "--out", "out"])
    print("\n".join([f"then run: assessor assess {file} --out out", *_why(file, talk)]))
    return DONE


def _why(file: Path, talk: Conversation) -> list[str]:
    """How to ask why, by an obligation of this very engagement: one that is still open, where one is."""
    found = talk.view.found
    refs = [ref for question in found.asked for ref in question.obligations] if found is not None else []
    return [f'and to ask why: assessor explain "{refs[0]}" --engagement {file}'] if refs else []


def _conversation(file: Path, plan: Plan, text: str, *, unnamed: bool) -> Conversation:
    drafts = Drafts(plan, file.parent, FRAMEWORKS)
    try:
        drafts.checked(text)
    except CannotWrite as fault:
        problem = fault.problem
        message = problem.message if problem is not None else "there is no place for answers in it"
        raise AssessorError(f"{file} cannot hold an interview: {message}", hint="see `assessor check`") from fault
    talk: Conversation

    def behind(step: Step) -> str:
        return comment(Speaker(talk.terrain, talk.view, talk.state.firm), step)

    talk = Conversation(drafts, text, behind, PHRASES, unnamed=unnamed)
    return talk


def _fresh(as_of: str, name: str | None) -> str:
    return _HEAD.format(as_of=as_of, name=json.dumps(name or _UNNAMED, ensure_ascii=False))


def _sound(file: Path, check: Check) -> str:
    """The text of a file that holds no errors."""
    source, _, problems = check(file)
    errors = [item for item in problems if item.severity is Severity.ERROR]
    if source is None or errors:
        raise InvalidSource(sorted(problems, key=Diagnostic.sort_key))
    return file.read_text(encoding="utf-8-sig")


def _keep(file: Path, text: str) -> None:
    replace_text(file, text)


def _heard(_step: Step, _labels: Sequence[str], _again: bool) -> str | None:  # noqa: FBT001 - as Hear has it
    sys.stderr.write("> ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


def _agreed(question: str) -> bool:
    while True:
        sys.stderr.write(question)
        sys.stderr.flush()
        line = sys.stdin.readline()
        word = line.strip().casefold()
        if not line or word in ("n", "no", "stop"):
            return False
        if word in ("y", "yes"):
            return True
        _say("Please type yes or no; stop is the same as no.")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
