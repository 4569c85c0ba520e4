"""An interview about the text of an engagement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.frameworks.registry import FRAMEWORKS
from assessor.interview.conversation import Conversation
from assessor.interview.draft import Drafts
from assessor.words.interview import Speaker
from assessor.words.interview_notes import PHRASES, comment

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.interview.step import Step


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Conversation]:
    plan = api.load_library(cache=tmp_path_factory.mktemp("cache"))
    folder = tmp_path_factory.mktemp("folder")

    def begin(text: str) -> Conversation:
        talk: Conversation

        def behind(step: Step) -> str:
            return comment(Speaker(talk.terrain, talk.view, talk.state.firm), step)

        talk = Conversation(Drafts(plan, folder, FRAMEWORKS), text, behind, PHRASES, unnamed=False)
        return talk

    return begin
