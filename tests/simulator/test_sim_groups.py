"""Groups: what the bot is told, what it may see, and how they change."""

import pytest

from simulator import Client, Somebody
from simulator.client import Refused
from tests.simulator.bot_api import Api


@pytest.fixture
async def paul(client: Client) -> Somebody:
    return await client.person("Paul")


@pytest.fixture
async def group(api: Api, client: Client, parent: Somebody, paul: Somebody) -> int:
    chat_id = await client.group("Quartier", parent, paul)
    await api.updates()
    return chat_id


async def test_adding_the_bot_tells_it_so(api: Api, client: Client, parent: Somebody):
    chat_id = await client.group("Quartier", parent)
    change, service = await api.updates()
    told = change["my_chat_member"]
    assert told["chat"] == {"id": chat_id, "type": "group", "title": "Quartier"}
    assert (told["old_chat_member"]["status"], told["new_chat_member"]["status"]) == ("left", "member")
    assert [m["username"] for m in service["message"]["new_chat_members"]] == ["TerreauDemoBot"]
    assert (await parent.last(chat_id=chat_id)) is None
    assert [m["service"] for m in await parent.read(chat_id=chat_id)] == [
        "Samira a créé le groupe", "Samira a ajouté Terreau",
    ]  # fmt: skip


async def test_in_privacy_mode_the_bot_sees_only_what_is_meant_for_it(api: Api, group: int, paul: Somebody):
    mine = await api.ok("sendMessage", chat_id=group, text="Le thème")
    await paul.send("bonjour tout le monde", chat_id=group)
    await paul.send("/aide", chat_id=group)
    await paul.send("/aide@AutreBot", chat_id=group)
    await paul.send("/theme@TerreauDemoBot", chat_id=group)
    await paul.send("merci", chat_id=group, reply_to=mine["message_id"])
    assert [u["message"]["text"] for u in await api.updates()] == ["/aide", "/theme@TerreauDemoBot", "merci"]


async def test_an_administrator_sees_everything(api: Api, client: Client, group: int, paul: Somebody):
    await client.promote_bot(group)
    await paul.send("bonjour", chat_id=group)
    change, message = await api.updates()
    assert change["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert message["message"]["text"] == "bonjour"


async def test_a_bot_put_out_is_told_and_refused(api: Api, client: Client, group: int, parent: Somebody):
    await client.remove_bot(group, by=parent)
    (update,) = await api.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    said = await api.refusal("sendMessage", chat_id=group, text="x")
    assert said == "Forbidden: bot was kicked from the group chat"
    await client.add_bot(group)
    await api.ok("sendMessage", chat_id=group, text="x")


async def test_a_group_that_became_a_supergroup_names_its_new_id(
    api: Api, client: Client, group: int, parent: Somebody
):
    new = await client.migrate(group)
    answer = await api.call("sendMessage", chat_id=group, text="x")
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new},
    }
    sent = await api.ok("sendMessage", chat_id=new, text="x")
    assert sent["chat"]["type"] == "supergroup"
    to, origin = [u["message"] for u in await api.updates()]
    assert (to["chat"]["id"], to["migrate_to_chat_id"]) == (group, new)
    assert (origin["chat"]["id"], origin["migrate_from_chat_id"]) == (new, group)
    assert [c["chat_id"] for c in await parent.chats()] == [parent.id, new]
    with pytest.raises(Refused):
        await client.migrate(group)


async def test_the_bot_leaves_and_is_a_member_no_more(api: Api, group: int, parent: Somebody):
    assert await api.ok("leaveChat", chat_id=group) is True
    (update,) = await api.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "left"
    said = await api.refusal("sendMessage", chat_id=group, text="x")
    assert said == "Forbidden: bot is not a member of the group chat"
    said = await api.refusal("leaveChat", chat_id=parent.id)
    assert said == "Bad Request: chat member status can't be changed in private chats"


async def test_people_come_and_go(api: Api, client: Client, group: int, paul: Somebody):
    await paul.leave(group)
    zoe = await client.person("Zoé")
    await client.post(f"groups/{group}/add_person", {"person": zoe.id})
    gone, came = [u["message"] for u in await api.updates()]
    assert gone["left_chat_member"]["first_name"] == "Paul"
    assert [m["first_name"] for m in came["new_chat_members"]] == ["Zoé"]
    with pytest.raises(Refused):
        await paul.send("x", chat_id=group)


async def test_members_are_looked_up(api: Api, group: int, parent: Somebody, paul: Somebody):
    member = await api.ok("getChatMember", chat_id=group, user_id=paul.id)
    assert (member["status"], member["user"]["first_name"]) == ("member", "Paul")
    administrators = await api.ok("getChatAdministrators", chat_id=group)
    assert [(m["status"], m["user"]["id"]) for m in administrators] == [("creator", parent.id)]
    assert await api.ok("getChatMemberCount", chat_id=group) == 3
    said = await api.refusal("getChatAdministrators", chat_id=parent.id)
    assert said == "Bad Request: there are no administrators in the private chat"
    said = await api.refusal("getChatMember", chat_id=group, user_id=99)
    assert said == "Bad Request: member not found"
    said = await api.refusal("getChatMember", chat_id=group, user_id=0)
    assert said == "Bad Request: invalid user_id specified"


async def test_a_chat_is_described(api: Api, group: int, parent: Somebody):
    assert (await api.ok("getChat", chat_id=group))["title"] == "Quartier"
    private = await api.ok("getChat", chat_id=parent.id)
    assert (private["type"], private["username"]) == ("private", "samira42")


async def test_only_an_administrator_hears_of_members_and_only_if_it_asked(
    api: Api, client: Client, group: int, paul: Somebody
):
    await client.promote_bot(group)
    await api.ok("getUpdates", offset=-1, allowed_updates=["chat_member"])
    await api.updates()
    await paul.leave(group)
    (update,) = await api.updates()
    assert update["chat_member"]["new_chat_member"]["status"] == "left"


async def test_a_group_needs_people_and_knows_its_actions(client: Client, parent: Somebody):
    with pytest.raises(Refused):
        await client.group("Vide")
    group = await client.group("Sans bot", parent, with_bot=False)
    with pytest.raises(Refused, match="not in the group"):
        await client.remove_bot(group)
    with pytest.raises(Refused, match="nothing is called"):
        await client.post(f"groups/{group}/dissolve")
    with pytest.raises(Refused, match="no group"):
        await client.migrate(-5)
