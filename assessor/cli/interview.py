"""An interview as lines of text: asks, hears, and keeps what was said after every answer."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from assessor.interview.draft import CannotWrite
from assessor.interview.open_asked import askable
from assessor.interview.reply import reply_of
from assessor.words import interview_notes as notes
from assessor.words.interview import Speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor.interview.conversation import Conversation
    from assessor.interview.step import Reply, Step
    from assessor.model.diagnostic import Diagnostic

    Hear = Callable[[Step, Sequence[str], bool], str | None]

_WIDTH: Final = 100
_BLOCK: Final = 5
_INDENT: Final = "   "


class Interviewer:
    """Leads one conversation. `hear` brings what somebody says, None for the end; `keep` puts a text into the file."""

    def __init__(
        self, talk: Conversation, hear: Hear, say: Callable[[str], None], keep: Callable[[str], None], *, echo: bool
    ) -> None:
        self._talk = talk
        self._hear = hear
        self._say = say
        self._keep = keep
        self._echo = echo
        self._number = 0
        self._shown = 0
        self._enough = False
        self.refusal: Diagnostic | None = None

    @property
    def speaker(self) -> Speaker:
        """Says things as the file now stands."""
        return Speaker(self._talk.terrain, self._talk.view, self._talk.state.firm)

    def lead(self) -> None:
        """Ask until nothing is left to ask, or nobody answers any more."""
        step = self._talk.step
        while step is not None:
            self._number += 1
            self._ask(step)
            if not self._answered(step):
                break
            step = self._talk.step
            self._progress(step)
        self._end()

    def _ask(self, step: Step) -> None:
        speaker = self.speaker
        lead = f"{self._number}. "
        self._say("")
        for line in wrap(speaker.question(step), _WIDTH, initial_indent=lead, subsequent_indent=_INDENT):
            self._say(line)
        numbered = [f"{number} {label}" for number, label in enumerate(speaker.labels(step), 1)]
        hint = speaker.hint(step)
        line = "   ".join([*numbered, f"({hint})"] if hint else numbered)
        if len(line) + len(_INDENT) <= _WIDTH:
            numbered, hint = [line] if line else [], ""
        for item in numbered:
            for part in wrap(item, _WIDTH, initial_indent=_INDENT, subsequent_indent=f"{_INDENT}  "):
                self._say(part)
        if hint:
            self._say(f"{_INDENT}({hint})")

    def _answered(self, step: Step) -> bool:
        """Take one answer in, asking again until it is one; False at the end."""
        again = False
        while True:
            speaker = self.speaker
            labels = speaker.labels(step)
            said = self._hear(step, labels, again)
            word = said.strip().casefold() if said is not None else "stop"
            again = True
            match word:
                case "stop":
                    self._number -= 1
                    return False
                case "" | "skip":
                    self._skip(step)
                    return True
                case "?" | "why":
                    for line in notes.why(speaker, step):
                        self._lines(line)
                case "back":
                    if self._talk.back():
                        self._number -= 2
                        self._kept()
                        return True
                    self._lines(notes.FIRST)
                case _:
                    reply = reply_of(step, said or "", labels)
                    if reply is None:
                        self._lines(notes.expected(step))
                    elif self._took(step, reply, speaker):
                        return True

    def _took(self, step: Step, reply: Reply, speaker: Speaker) -> bool:
        try:
            self._talk.answer(step, reply)
        except CannotWrite as fault:
            self.refusal = fault.problem
            self._lines(notes.refused(fault.problem))
            return False
        if self._echo:
            codes = [item.code for item in step.choices]
            labels = speaker.labels(step)
            said = [labels[codes.index(item.code)] for item in reply.chosen]
            self._say(f"> {notes.chosen(said) if said else _plain(reply)}")
        note = notes.note(speaker, step, reply)
        if note:
            self._lines(note)
        self._kept()
        return True

    def _skip(self, step: Step) -> None:
        firm = self._talk.state.firm
        before = len(self._talk.view.engagement.providers)
        if self._echo:
            self._say(">")
        self._talk.skip(step)
        if firm is not None and self._talk.state.firm is None:
            if len(self._talk.view.engagement.providers) == before:
                self._lines(notes.left_out(firm.name))
            else:
                self._lines(notes.tier_open(firm.name))
            self._kept()

    def _progress(self, step: Step | None) -> None:
        """Every few questions, how far it has come."""
        found = self._talk.view.found
        if found is not None and step is not None and step.kind == "open" and self._talk.state.said >= self._shown:
            self._shown = self._talk.state.said + _BLOCK
            self._say("")
            self._say(f"-- {notes.progress(found)} --")
            if not self._enough and notes.enough(found):
                self._enough = True
                self._lines(notes.enough(found))

    def _end(self) -> None:
        found = self._talk.view.found
        self._say("")
        if found is None:
            self._lines(notes.NOTHING_CONCERNS)
        else:
            self._lines(notes.ending(found, sum(map(askable, found.without_more.asked))))
            most = notes.holds_most(self.speaker)
            if most:
                self._lines(most)

    def _kept(self) -> None:
        if self._talk.view.chosen:
            self._keep(self._talk.state.text)

    def _lines(self, text: str) -> None:
        for line in wrap(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT):
            self._say(line)


def _plain(reply: Reply) -> str:
    value = reply.value
    return f"{value:g}" if isinstance(value, float) else str(value)
