"""What we read of an update is what python-telegram-bot, who follows the Bot API, reads of it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError
from telegram import Update as Reference

from bot.incoming import SHOWN, Update

CHAT = {"id": 7, "type": "private", "first_name": "Ana"}
ANA = {"id": 7, "is_bot": False, "first_name": "Ana", "language_code": "fr"}
BASE: dict[str, Any] = {"message_id": 3, "date": 1_790_000_000, "chat": CHAT, "from": ANA}
FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 5}
SIZED = {**FILE, "width": 1, "height": 1}
LASTING = {**FILE, "duration": 1}
BOLD = {"type": "bold", "offset": 0, "length": 2}
CONTENTS: dict[str, dict[str, Any]] = {
    "text": {
        "text": "Un mot",
        "entities": [BOLD, {"type": "text_link", "offset": 3, "length": 3, "url": "https://e.fr/"}],
    },
    "caption": {"photo": [SIZED, {**SIZED, "file_id": "large"}], "caption": "Là", "caption_entities": [BOLD]},
    "album": {"photo": [SIZED], "media_group_id": "12"},
    "document": {"document": FILE},
    "animation": {"animation": {**SIZED, "duration": 1}, "document": FILE},
    "audio": {"audio": LASTING},
    "voice": {"voice": LASTING},
    "video": {"video": {**SIZED, "duration": 1}},
    "video_note": {"video_note": {**LASTING, "length": 1}},
    "sticker": {"sticker": {**SIZED, "type": "regular", "is_animated": False, "is_video": False}},
    "contact": {"contact": {"phone_number": "1", "first_name": "B"}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "location": {"location": {"longitude": 4.3, "latitude": 45.4}},
    "venue": {"venue": {"location": {"longitude": 4.3, "latitude": 45.4}, "title": "t", "address": "a"}},
    "story": {"story": {"chat": CHAT, "id": 1}},
    "poll": {
        "poll": {
            **{"id": "1", "question": "Où ?", "options": [{"text": "Ici", "voter_count": 0, "persistent_id": "1"}]},
            **{"total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular"},
            **{"allows_multiple_answers": False, "allows_revoting": True, "members_only": False},
        }
    },
    "checklist": {"checklist": {"title": "À faire", "tasks": [{"id": 1, "text": "Ranger"}]}},
    "pinned": {"pinned_message": BASE},
    "group": {"group_chat_created": True},
    "migrated": {"migrate_to_chat_id": -100},
    "forwarded": {"text": "x", "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "B"}},
    "anonymous": {"text": "x", "sender_chat": {"id": -5, "type": "supergroup", "title": "T"}},
}


@pytest.mark.parametrize("kind", ["message", "edited_message"])
@pytest.mark.parametrize("content", CONTENTS)
def test_a_message_reads_as_in_the_library(content: str, kind: str) -> None:
    raw = {"update_id": 5, kind: BASE | CONTENTS[content]}
    ours, theirs = Update.model_validate(raw), Reference.de_json(raw, None)
    mine, reference = ours.effective_message, theirs.effective_message
    assert mine
    assert reference
    for name in ("message_id", "text", "caption", "media_group_id", "migrate_to_chat_id", "migrate_from_chat_id"):
        assert getattr(mine, name) == getattr(reference, name), name
    for name in ("sender_chat", "forward_origin", "document", "animation", "poll", "checklist"):
        assert bool(getattr(mine, name)) == bool(getattr(reference, name)), name
    says = reference.text is not None or bool(reference.effective_attachment) or reference.checklist is not None
    assert mine.is_said == says
    assert [one.file_id for one in mine.photo] == [one.file_id for one in reference.photo]
    for name in ("entities", "caption_entities"):
        found = [(one.type, one.offset, one.length, one.url) for one in getattr(mine, name)]
        assert found == [(one.type, one.offset, one.length, one.url) for one in getattr(reference, name)]
    assert_same_origin(ours, theirs)


def test_a_tap_reads_as_in_the_library() -> None:
    for message in ({**BASE, "text": "x"}, {"message_id": 3, "chat": CHAT, "date": 0}, None):
        query = {"id": "9", "from": ANA, "chat_instance": "1", "data": "v1:go:1"} | (
            {"message": message} if message else {}
        )
        ours, theirs = (read({"update_id": 5, "callback_query": query}) for read in (Update.model_validate, library))
        assert ours.callback_query
        assert (ours.callback_query.id, ours.callback_query.data) == ("9", "v1:go:1")
        assert_same_origin(ours, theirs)


def test_a_change_of_membership_reads_as_in_the_library() -> None:
    bot = {"id": 1, "is_bot": True, "first_name": "Terreau"}
    old, new = {"status": "member", "user": bot}, {"status": "kicked", "user": bot, "until_date": 0}
    changed = {"chat": CHAT, "from": ANA, "date": 1, "old_chat_member": old, "new_chat_member": new}
    ours, theirs = (read({"update_id": 5, "my_chat_member": changed}) for read in (Update.model_validate, library))
    assert ours.my_chat_member
    assert (ours.my_chat_member.old_chat_member.status, ours.my_chat_member.new_chat_member.status) == (
        "member",
        "kicked",
    )
    assert_same_origin(ours, theirs)


def test_every_kind_of_content_that_the_library_knows_counts_as_said() -> None:
    from telegram.constants import MessageAttachmentType

    assert {str(each) for each in MessageAttachmentType} <= set(SHOWN)


@pytest.mark.parametrize(
    "message",
    [
        {"broken": True},
        BASE | {"text": 5},
        BASE | {"chat": 7},
        BASE | {"message_id": "3"},
        BASE | {"entities": [{}]},
        [],
    ],
)
def test_what_is_not_of_the_promised_kind_is_refused(message: Any) -> None:
    with pytest.raises(ValidationError):
        Update.model_validate({"update_id": 5, "message": message})


def test_of_another_kind_only_the_number_is_read() -> None:
    update = Update.model_validate({"update_id": 5, "channel_post": {"broken": True}, "unheard_of": 3})
    assert (update.update_id, update.effective_chat, update.effective_user, update.effective_message) == (5,) + (
        None,
    ) * 3


def library(raw: dict[str, Any]) -> Reference:
    return Reference.de_json(raw, None)


def assert_same_origin(ours: Update, theirs: Reference) -> None:
    mine, reference = ours.effective_chat, theirs.effective_chat
    assert (mine and (mine.id, mine.type)) == (reference and (reference.id, reference.type))
    me, them = ours.effective_user, theirs.effective_user
    assert (me and (me.id, me.is_bot, me.language_code)) == (them and (them.id, them.is_bot, them.language_code))
