"""What a bot may send, and in which words it is refused."""

import pytest

from simulator import Client, Server, Somebody
from tests.simulator.bot_api import PNG

OK_BUTTON = {"text": "Fait", "callback_data": "v1:done:1"}


def keyboard(*buttons):
    return {"inline_keyboard": [list(buttons)]}


async def test_a_text_comes_to_the_person_with_its_formatting_and_buttons(api, parent: Somebody):
    sent = await api.ok(
        "sendMessage", chat_id=parent.id, text="<b>Bonjour</b> 🌱 <i>vous</i>", parse_mode="HTML",
        reply_markup=keyboard(OK_BUTTON, {"text": "Plus", "url": "https://example.org/a"}),
    )  # fmt: skip
    assert sent["text"] == "Bonjour 🌱 vous"
    assert sent["entities"] == [
        {"type": "bold", "offset": 0, "length": 7},
        {"type": "italic", "offset": 11, "length": 4},
    ]
    seen = await parent.last()
    assert seen["html"] == "<b>Bonjour</b> 🌱 <i>vous</i>"
    assert seen["buttons"] == [
        [
            {"label": "Fait", "url": None, "index": 0},
            {"label": "Plus", "url": "https://example.org/a", "index": 1},
        ]
    ]
    assert seen["date"] == "2026-11-23T08:00:00+01:00"


async def test_form_json_query_and_multipart_are_all_understood(api, parent: Somebody):
    assert (await api.form("sendMessage", chat_id=str(parent.id), text="formulaire"))["ok"]
    assert (await api.form("sendMessage", {"unused": b"x"}, chat_id=str(parent.id), text="multipart"))["ok"]
    address = f"{api.url}/bot{api.token}/sendMessage"
    async with api.session.get(address, params={"chat_id": parent.id, "text": "adresse"}) as answer:
        assert (await answer.json())["ok"]
    assert [m["text"] for m in await parent.read()] == ["/start", "formulaire", "multipart", "adresse"]


async def test_method_names_may_be_written_in_any_case(api):
    assert (await api.ok("GETME"))["username"] == "TerreauDemoBot"


async def test_an_unknown_method_is_not_found(api):
    assert await api.call("sendTelepathy") == {"ok": False, "error_code": 404, "description": "Not Found"}


@pytest.mark.parametrize(
    ("token", "says"),
    [("424242:wrong", "Unauthorized"), ("7:unknown", "Unauthorized"), ("x", "Unauthorized: invalid token specified")],
)
async def test_a_wrong_token_is_refused_with_401(api, token, says):
    api.token = token
    assert await api.call("getMe") == {"ok": False, "error_code": 401, "description": says}


@pytest.mark.parametrize(
    ("text", "fits"),
    [("a" * 4096, True), ("a" * 4097, False), ("🌱" * 2048, True), ("🌱" * 2048 + "a", False)],
)
async def test_a_text_may_have_4096_utf16_units(api, parent, text, fits):
    answer = await api.call("sendMessage", chat_id=parent.id, text=text)
    assert answer["ok"] is fits
    assert fits or answer["description"] == "Bad Request: message is too long"


async def test_length_is_counted_after_the_markup_is_read(api, parent):
    text = "<b>" + "&lt;" * 4096 + "</b>"
    assert (await api.ok("sendMessage", chat_id=parent.id, text=text, parse_mode="HTML"))["text"] == "<" * 4096


@pytest.mark.parametrize(("size", "fits"), [(1024, True), (1025, False)])
async def test_a_caption_may_have_1024_units(api, parent, size, fits):
    answer = await api.form("sendPhoto", {"photo": PNG}, chat_id=str(parent.id), caption="é" * size)
    assert answer["ok"] is fits
    assert fits or answer["description"] == "Bad Request: message caption is too long"


@pytest.mark.parametrize("text", ["", "   \n ", "<b> </b>"])
async def test_an_empty_text_is_refused(api, parent, text):
    said = await api.refusal("sendMessage", chat_id=parent.id, text=text, parse_mode="HTML")
    assert said == "Bad Request: message text is empty"


@pytest.mark.parametrize(
    ("data", "fits"),
    [("x", True), ("é" * 32, True), ("é" * 32 + "x", False), ("x" * 65, False), ("", False), (3, False)],
)
async def test_callback_data_has_1_to_64_bytes(api, parent, data, fits):
    markup = keyboard({"text": "Oui", "callback_data": data})
    answer = await api.call("sendMessage", chat_id=parent.id, text="?", reply_markup=markup)
    assert answer["ok"] is fits
    assert fits or answer["description"] == "Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ([1], "Bad Request: object expected as reply markup"),
        ("{", "Bad Request: can't parse reply markup JSON object"),
        (keyboard({"text": "rien"}), "Bad Request: can't parse inline keyboard button: "
                                     "Text buttons are unallowed in the inline keyboard"),
        (keyboard({"text": "", "callback_data": "x"}), "Bad Request: can't parse inline keyboard button: "
                                                       "Button text must be non-empty"),
        (keyboard({"text": "x", "url": "pas une adresse"}),
         "Bad Request: inline keyboard button URL 'pas une adresse' is invalid: Wrong HTTP URL"),
        (keyboard(*[OK_BUTTON] * 101), "Bad Request: REPLY_MARKUP_TOO_LONG"),
    ],
)  # fmt: skip
async def test_a_wrong_keyboard_is_refused(api, parent, markup, says):
    assert await api.refusal("sendMessage", chat_id=parent.id, text="?", reply_markup=markup) == says


async def test_formatting_other_than_html_is_refused_and_said(api, parent):
    said = await api.refusal("sendMessage", chat_id=parent.id, text="*x*", parse_mode="MarkdownV2")
    assert said.startswith("Bad Request: not simulated: parse_mode MarkdownV2")
    said = await api.refusal("sendMessage", chat_id=parent.id, text="x", parse_mode="wiki")
    assert said == "Bad Request: unsupported parse_mode"


async def test_entities_may_be_given_instead_of_markup(api, parent: Somebody):
    entities = [{"type": "bold", "offset": 3, "length": 3}]
    await api.ok("sendMessage", chat_id=parent.id, text="🌱 oui", entities=entities)
    assert (await parent.last())["html"] == "🌱 <b>oui</b>"


async def test_a_photo_and_a_document_are_uploaded_and_downloaded(api, client: Client, parent: Somebody):
    photo = (await api.form("sendPhoto", {"photo": PNG}, chat_id=str(parent.id), caption="Graphique"))["result"]
    assert (photo["photo"][-1]["width"], photo["photo"][-1]["height"]) == (3, 2)
    seen = await parent.last()
    assert await client.read_bytes(seen["photo"]) == PNG
    assert (seen["text"], seen["document"]) == ("Graphique", None)
    sent = (await api.form("sendDocument", {"document": b"bilan"}, chat_id=str(parent.id)))["result"]
    seen = await parent.last()
    assert (seen["document"]["name"], seen["document"]["size"]) == ("document.png", 5)
    path = (await api.ok("getFile", file_id=sent["document"]["file_id"]))["file_path"]
    async with api.session.get(f"{api.url}/file/bot{api.token}/{path}") as answer:
        assert await answer.read() == b"bilan"


async def test_a_file_is_sent_again_by_its_identifier_and_as_nothing_else(api, parent):
    sent = (await api.form("sendPhoto", {"photo": PNG}, chat_id=str(parent.id)))["result"]
    file_id = sent["photo"][0]["file_id"]
    again = await api.ok("sendPhoto", chat_id=parent.id, photo=file_id)
    assert again["photo"] == sent["photo"]
    said = await api.refusal("sendDocument", chat_id=parent.id, document=file_id)
    assert said == "Bad Request: can't use file of type Photo as Document"


@pytest.mark.parametrize(
    ("photo", "says"),
    [
        ("", "Bad Request: there is no photo in the request"),
        ("nothing", "Bad Request: wrong file identifier/HTTP URL specified"),
        ("attach://absent", 'Bad Request: type of file mismatch: no file "absent" in the request'),
    ],
)
async def test_a_photo_that_is_not_there_is_refused(api, parent, photo, says):
    assert await api.refusal("sendPhoto", chat_id=parent.id, photo=photo) == says


async def test_bytes_that_are_no_picture_are_refused(api, parent):
    answer = await api.form("sendPhoto", {"photo": b"du texte"}, chat_id=str(parent.id))
    assert answer["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    answer = await api.form("sendDocument", {"document": b""}, chat_id=str(parent.id))
    assert answer["description"] == "Bad Request: file must be non-empty"


async def test_an_album_is_sent_with_attached_files(api, parent: Somebody):
    media = [
        {"type": "photo", "media": "attach://a", "caption": "<b>Un</b>", "parse_mode": "HTML"},
        {"type": "photo", "media": "attach://b"},
    ]
    answer = await api.form("sendMediaGroup", {"a": PNG, "b": PNG}, chat_id=str(parent.id), media=media)
    assert len({m["media_group_id"] for m in answer["result"]}) == 1
    seen = (await parent.read())[1:]
    assert [m["html"] for m in seen] == ["<b>Un</b>", ""]
    assert seen[0]["media_group_id"] == seen[1]["media_group_id"]


@pytest.mark.parametrize(
    ("kinds", "says"),
    [
        (["photo"], "Bad Request: group send failed: an album has 2-10 items"),
        (["photo", "document"], "Bad Request: documents can't be mixed with other media types"),
        (["video", "video"], "Bad Request: not simulated: media of type 'video' (photo and document are)"),
    ],
)
async def test_an_album_has_two_to_ten_of_one_kind(api, parent, kinds, says):
    media = [{"type": kind, "media": "attach://a"} for kind in kinds]
    answer = await api.form("sendMediaGroup", {"a": PNG}, chat_id=str(parent.id), media=media)
    assert answer["description"] == says


async def test_a_message_is_copied_without_its_buttons(api, parent: Somebody):
    first = await api.ok("sendMessage", chat_id=parent.id, text="x", reply_markup=keyboard(OK_BUTTON))
    asked = {"chat_id": parent.id, "from_chat_id": parent.id}
    copied = await api.ok("copyMessage", message_id=first["message_id"], **asked)
    seen = await parent.last()
    assert (seen["message_id"], seen["text"], seen["buttons"]) == (copied["message_id"], "x", [])
    assert await api.refusal("copyMessage", message_id=99, **asked) == "Bad Request: message to copy not found"


async def test_a_reply_names_a_message_of_the_chat(api, parent: Somebody):
    await api.ok("sendMessage", chat_id=parent.id, text="re", reply_parameters={"message_id": 1})
    assert (await parent.last())["reply_to"] == 1
    said = await api.refusal("sendMessage", chat_id=parent.id, text="re", reply_parameters={"message_id": 77})
    assert said == "Bad Request: message to be replied not found"
    lenient = {"message_id": 77, "allow_sending_without_reply": True}
    await api.ok("sendMessage", chat_id=parent.id, text="re", reply_parameters=lenient)
    assert (await parent.last())["reply_to"] is None


async def test_half_a_surrogate_pair_is_no_text(api, parent):
    said = await api.refusal("sendMessage", chat_id=parent.id, text="\ud83c")
    assert said == "Bad Request: strings must be encoded in UTF-8"


async def test_a_body_that_is_no_json_is_refused(api):
    headers = {"Content-Type": "application/json"}
    async with api.session.post(f"{api.url}/bot{api.token}/getMe", data=b"{", headers=headers) as answer:
        assert (answer.status, (await answer.json())["description"]) == (400, "Bad Request: can't parse JSON object")


# --- to whom


async def test_an_unknown_chat_is_not_found(api, client: Client):
    stranger = await client.person("Paul")
    for chat_id in (stranger.id, 5, -5, "@nobody", "abc"):
        assert await api.refusal("sendMessage", chat_id=chat_id, text="x") == "Bad Request: chat not found"
    assert await api.refusal("sendMessage", text="x") == "Bad Request: chat_id is empty"


async def test_a_person_met_in_a_group_only_cannot_be_written_to_first(api, client: Client):
    paul = await client.person("Paul")
    await client.group("Quartier", paul)
    said = await api.refusal("sendMessage", chat_id=paul.id, text="x")
    assert said == "Forbidden: bot can't initiate conversation with a user"


async def test_a_blocked_bot_is_refused_with_403_until_unblocked(api, parent: Somebody):
    await parent.block()
    answer = await api.call("sendMessage", chat_id=parent.id, text="x")
    assert (answer["error_code"], answer["description"]) == (403, "Forbidden: bot was blocked by the user")
    await parent.unblock()
    await api.ok("sendMessage", chat_id=parent.id, text="x")
    changes = [u["my_chat_member"]["new_chat_member"]["status"] for u in await api.updates()]
    assert changes == ["kicked", "member"]


async def test_a_deleted_account_is_refused_with_403(api, parent: Somebody):
    await parent.deactivate()
    assert await api.refusal("sendMessage", chat_id=parent.id, text="x") == "Forbidden: user is deactivated"


async def test_a_second_bot_has_its_own_chats_and_updates(api, client: Client, parent: Somebody, server: Server):
    await client.bot("77:second", "AutreBot", "Autre")
    await parent.join(link="https://t.me/AutreBot?start=abc")
    assert await api.updates() == []
    api.token = "77:second"
    assert [u["message"]["text"] for u in await api.updates()] == ["/start abc"]
    await api.ok("sendMessage", chat_id=parent.id, text="autre")
    assert (await parent.last(chat_id=77))["text"] == "autre"
    assert await parent.last() is None
    said = await api.refusal("sendMessage", chat_id=424242, text="x")
    assert said == "Forbidden: bots can't send messages to bots"
