"""What a member says of an idea: a face, tags, a comment meant for sharing; all can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.errors import Invalid
from bot.library import Library
from bot.model import FACES, ExperienceState, Feedback, Idea, IdeaState, Sharing, Tag
from bot.planning.likings import points_of
from bot.services import ideas, week_counts
from bot.services.ideas import IdeaCard
from bot.storage import dialogues, experiences, feedback, likings
from bot.storage import ideas as ideas_storage
from bot.storage.db import Tx

COMMENT_MAX = 500
EXPECTS_COMMENT = "comment"
PRESSES_AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class FeedbackCard:
    card: IdeaCard
    feedback: Feedback | None
    text_state: ExperienceState | None = None
    """What became of the text, where there is one."""


async def show(tx: Tx, library: Library, person_id: int, idea_id: int) -> FeedbackCard:
    card = await ideas.show(tx, library, person_id, idea_id)
    told = await experiences.find_of_idea(tx, idea_id)
    return FeedbackCard(card, await feedback.find(tx, idea_id), told.state if told else None)


async def set_face(tx: Tx, library: Library, person_id: int, idea_id: int, face: int, now: datetime) -> FeedbackCard:
    """The adult's own experience, never the child's; choosing again changes it."""
    if face not in FACES:
        raise Invalid
    done = await ideas.mark_done(tx, library, person_id, idea_id, now)
    async with week_counts.counting(tx, done.idea, now):
        await feedback.save(tx, idea_id, now, face=face)
    await _recount(tx, idea_id)
    return await show(tx, library, person_id, idea_id)


async def set_tag(
    tx: Tx, library: Library, person_id: int, idea_id: int, tag: Tag, is_wanted: bool, now: datetime
) -> FeedbackCard:
    """Puts the tag or takes it away: pressing twice is pressing once."""
    shown = await show_given(tx, library, person_id, idea_id)
    before = set(shown.feedback.tags if shown.feedback else ())
    chosen = before | {tag} if is_wanted else before - {tag}
    await feedback.save(tx, idea_id, now, tags=[one.value for one in Tag if one in chosen])
    await _recount(tx, idea_id)
    return await show(tx, library, person_id, idea_id)


async def show_given(tx: Tx, library: Library, person_id: int, idea_id: int) -> FeedbackCard:
    """The same where a face was given; `Invalid` after « Retirer », from a button that was left above."""
    shown = await show(tx, library, person_id, idea_id)
    if shown.feedback is None or shown.feedback.face is None:
        raise Invalid("error-withdrawn")
    return shown


async def expect_comment(
    tx: Tx, library: Library, person_id: int, idea_id: int, sharing: Sharing, now: datetime
) -> FeedbackCard:
    """The next typed message is a comment on this idea, shared with these people."""
    shown = await show_given(tx, library, person_id, idea_id)
    await dialogues.expect(tx, person_id, EXPECTS_COMMENT, {"idea": idea_id, "sharing": sharing.value}, now)
    return shown


async def add_expected_comment(tx: Tx, library: Library, person_id: int, comment: str, now: datetime) -> FeedbackCard:
    """Stores the comment that was asked for, with its sharing choice, to be read by who coordinates before others do.

    `Invalid` where it is over a few lines.
    """
    if len(comment) > COMMENT_MAX:
        raise Invalid("error-comment-too-long", maximum=COMMENT_MAX)
    expected = await dialogues.get(tx, person_id, EXPECTS_COMMENT)
    idea_id, sharing = int(expected.data["idea"]), Sharing(expected.data["sharing"])
    await ideas_storage.get_own(tx, idea_id, person_id)
    await feedback.save(tx, idea_id, now, comment=comment, sharing=sharing.value)
    await experiences.submit(tx, idea_id, now)
    await dialogues.forget(tx, person_id)
    return await show(tx, library, person_id, idea_id)


async def withdraw(tx: Tx, library: Library, person_id: int, idea_id: int, now: datetime) -> FeedbackCard:
    """« Retirer »: face, tags and comment are gone, also from what is counted or published; the idea is not done."""
    idea = await ideas_storage.get_own(tx, idea_id, person_id)
    await _count(tx, idea, None)
    async with week_counts.counting(tx, idea, now):
        await feedback.remove(tx, idea_id)
        await ideas_storage.move(tx, idea_id, IdeaState.PROPOSED, now, IdeaState.DONE)
        await week_counts.note_undone(tx, idea)
    await dialogues.forget(tx, person_id)
    return await show(tx, library, person_id, idea_id)


async def _recount(tx: Tx, idea_id: int) -> None:
    """What the activity is liked follows what was just said."""
    said = await feedback.find(tx, idea_id)
    if said:
        await _count(tx, await ideas_storage.get(tx, idea_id), points_of(said.face, said.tags))


async def _count(tx: Tx, idea: Idea, points: int | None) -> None:
    """A press that comes between reading and writing is counted first, then this one."""
    for _ in range(PRESSES_AT_ONCE):
        if await likings.recount(tx, idea, points):
            return
