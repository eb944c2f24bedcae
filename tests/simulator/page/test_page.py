"""The chat page in a real browser, against the real simulator; a few lines play the bot."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.async_api import FloatRect, Page, expect

from simulator.client import Client
from simulator.server import Server
from simulator.somebody import Somebody
from tests.simulator.page.chat_page import PHONE, Bot, keyboard, open_chat

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def focused(page: Page) -> str:
    """The words of the element that has the focus."""
    return str(await page.evaluate("document.activeElement.textContent"))


def overlap(one: FloatRect, other: FloatRect) -> bool:
    apart = (
        one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"],
        one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"],
    )
    return not any(apart)


async def is_wider_than_window(page: Page) -> bool:
    """Whether the page can be scrolled sideways."""
    return bool(await page.evaluate("document.documentElement.scrollWidth > innerWidth"))


async def test_the_people_to_play_with_are_shown_with_their_sentence_and_what_they_have_not_read(
    page: Page, client: Client, bot: Bot, samira: Somebody
) -> None:
    julien = await client.person("Julien", about="Enseignant en CE1.")
    await julien.join()
    await bot.say(julien, "Bonjour Julien")
    await bot.say(julien, "Votre idée")
    await open_chat(page, samira)
    row = page.locator(".person", has_text="Julien")
    await expect(row).to_contain_text("Enseignant en CE1.")
    await expect(row).to_contain_text("2 non lus")
    await row.click()
    await expect(page.get_by_role("log")).to_contain_text("Bonjour Julien")
    await expect(row.locator(".badge")).to_be_hidden()
    assert page.url.endswith(f"#person={julien.id}")


async def test_a_message_typed_in_the_page_reaches_the_bot(page: Page, samira: Somebody) -> None:
    log = await open_chat(page, samira)
    await page.get_by_label("Message", exact=True).fill("Bonjour, c’est Samira")
    await page.keyboard.press("Enter")
    await expect(log.locator(".outgoing").last).to_contain_text("Bonjour, c’est Samira")
    assert (await samira.read())[-1]["text"] == "Bonjour, c’est Samira"
    await expect(page.get_by_label("Message", exact=True)).to_have_value("")


async def test_a_new_message_appears_without_reloading_with_its_formatting_and_hour(
    page: Page, bot: Bot, samira: Somebody
) -> None:
    log = await open_chat(page, samira)
    await expect(log).to_contain_text("/start")
    await bot.say(samira, 'Le <b>geste</b>, <i>puis</i> <a href="https://example.org/fiche">la fiche</a>')
    await expect(log.locator("b", has_text="geste")).to_be_visible()
    link = log.get_by_role("link", name="la fiche")
    await expect(link).to_have_attribute("href", "https://example.org/fiche")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(log.locator("time").last).to_have_text("17:02")
    await expect(log.locator(".day")).to_have_text(["Aujourd’hui"])


async def test_what_somebody_writes_as_html_is_shown_as_text(page: Page, samira: Somebody) -> None:
    log = await open_chat(page, samira)
    written = '<img src=x onerror="document.title=1"><b>gras</b>'
    await samira.send(written)
    await expect(log.locator(".outgoing .words").last).to_have_text(written)
    await expect(log.locator("img, .outgoing b")).to_have_count(0)


async def test_a_button_is_tapped_by_keyboard_and_rests_until_the_toast(page: Page, bot: Bot, samira: Somebody) -> None:
    log = await open_chat(page, samira)
    await bot.say(samira, "Votre idée", ["Fait", "Plus tard"])
    button = log.get_by_role("button", name="Plus tard")
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(button).to_be_disabled()
    query = await bot.tapped()
    await bot.call("answerCallbackQuery", callback_query_id=query, text="Rappel demain à 17:00")
    await expect(page.locator(".toast")).to_have_text("Rappel demain à 17:00")
    await expect(button).to_be_enabled()
    assert await focused(page) == "Plus tard"


async def test_an_alert_is_a_dialog_that_one_closes(page: Page, bot: Bot, samira: Somebody) -> None:
    log = await open_chat(page, samira)
    await bot.say(samira, "Votre idée", ["En savoir plus"])
    await log.get_by_role("button", name="En savoir plus").click()
    query = await bot.tapped()
    await bot.call("answerCallbackQuery", callback_query_id=query, text="D’où vient cette fiche", show_alert=True)
    dialog = page.get_by_role("dialog", name="D’où vient cette fiche")
    await expect(dialog).to_be_visible()
    await dialog.get_by_role("button", name="D’accord").click()
    await expect(dialog).to_be_hidden()


async def test_an_edit_in_place_keeps_the_focus_on_the_button(page: Page, bot: Bot, samira: Somebody) -> None:
    log = await open_chat(page, samira)
    message = await bot.say(samira, "Où ?", ["École", "Maison"], ["OK"])
    await log.get_by_role("button", name="Maison").focus()
    rows = keyboard(["École", "✓ Maison"], ["OK"])
    await bot.call("editMessageText", chat_id=samira.id, message_id=message, text="Où encore ?", **rows)
    await expect(log).to_contain_text("Où encore ?")
    await expect(log.locator(".incoming")).to_have_count(1)
    await expect(log.locator(".meta").last).to_contain_text("modifié")
    assert await focused(page) == "✓ Maison"


async def test_an_edit_that_takes_the_buttons_away_leaves_the_focus_on_the_message(
    page: Page, bot: Bot, samira: Somebody
) -> None:
    log = await open_chat(page, samira)
    message = await bot.say(samira, "On continue ?", ["Oui"])
    await log.get_by_role("button", name="Oui").focus()
    await bot.call("editMessageText", chat_id=samira.id, message_id=message, text="C’est noté.")
    await expect(log).to_contain_text("C’est noté.")
    assert "C’est noté." in await focused(page)


async def test_a_deleted_message_goes_away(page: Page, bot: Bot, samira: Somebody) -> None:
    log = await open_chat(page, samira)
    message = await bot.say(samira, "À effacer")
    await expect(log).to_contain_text("À effacer")
    await bot.call("deleteMessage", chat_id=samira.id, message_id=message)
    await expect(log).not_to_contain_text("À effacer")


async def test_someone_new_starts_with_the_payload_of_the_address(page: Page, client: Client) -> None:
    aicha = await client.person("Aïcha")
    log = await open_chat(page, aicha, "&start=unieux")
    await page.get_by_role("button", name="Démarrer").click()
    await expect(log).to_contain_text("/start unieux")
    await expect(page.get_by_label("Message", exact=True)).to_be_focused()


async def test_a_link_to_the_bot_inside_a_message_opens_it(
    page: Page, server: Server, bot: Bot, samira: Somebody
) -> None:
    log = await open_chat(page, samira)
    username = server.world.first_bot().username
    await bot.say(samira, f"Rejoignez https://t.me/{username}?start=firminy")
    await log.get_by_role("link", name="start=firminy").click()
    await expect(log.locator(".outgoing").last).to_contain_text("/start firminy")


async def test_the_bot_is_blocked_and_unblocked(page: Page, bot: Bot, samira: Somebody) -> None:
    await open_chat(page, samira)
    await page.get_by_role("button", name="Autres actions").click()
    await page.get_by_role("button", name="Bloquer le bot").click()
    unblock = page.locator(".big")
    await expect(unblock).to_have_text("Débloquer le bot")
    await expect(page.get_by_label("Message", exact=True)).to_be_hidden()
    await unblock.click()
    await expect(page.get_by_label("Message", exact=True)).to_be_visible()
    await bot.say(samira, "Bon retour")


async def test_a_photo_is_sent_with_its_caption_and_seen_in_large(page: Page, samira: Somebody) -> None:
    log = await open_chat(page, samira)
    picture = await page.screenshot()
    file = {"name": "affiche.png", "mimeType": "image/png", "buffer": picture}
    await page.locator(".photo-file").set_input_files(file)  # type: ignore[arg-type]
    await page.get_by_label("Message", exact=True).fill("Notre affiche")
    await page.get_by_role("button", name="Envoyer", exact=True).click()
    await expect(log.locator(".outgoing").last).to_contain_text("Notre affiche")
    await log.get_by_role("button", name="Photo").click()
    await expect(page.get_by_role("dialog", name="Image en grand")).to_be_visible()
    sent = (await samira.read())[-1]
    assert await samira.client.read_bytes(sent["photo"]) == picture


async def test_a_vote_shows_the_results(page: Page, bot: Bot, samira: Somebody) -> None:
    log = await open_chat(page, samira)
    await bot.call(
        "sendPoll", chat_id=samira.id, question="Quel thème ?", options=[{"text": "Écouter"}, {"text": "Oser"}]
    )
    await log.get_by_role("radio", name="Oser").check()
    await log.get_by_role("button", name="Voter").click()
    await expect(log.locator(".poll-option").last).to_contain_text("1 vote")
    await expect(log.get_by_role("radio", name="Oser")).to_be_checked()


async def test_a_reaction_is_put_and_taken_back(page: Page, bot: Bot, samira: Somebody) -> None:
    log = await open_chat(page, samira)
    message = await bot.say(samira, "Votre idée")
    await log.get_by_role("button", name="Réagir").click()
    await log.get_by_role("button", name="👍").click()
    await expect(log.locator(".reactions")).to_have_text("👍")
    assert [m["reactions"] for m in await samira.read() if m["message_id"] == message] == [["👍"]]
    await log.locator(".reactions").get_by_role("button").click()
    await expect(log.locator(".reactions")).to_have_count(0)


async def test_the_way_back_after_a_lost_connection_is_shown_and_found(page: Page, bot: Bot, samira: Somebody) -> None:
    await page.clock.install()
    log = await open_chat(page, samira)
    await expect(log).to_contain_text("/start")
    await page.route("**/sim/**", lambda route: route.abort())
    await page.clock.run_for(25_000)
    await expect(page.locator(".chat-status")).to_have_text("reconnexion…")
    await bot.say(samira, "Pendant la coupure")
    await page.unroute("**/sim/**")
    await page.clock.run_for(15_000)
    await expect(log).to_contain_text("Pendant la coupure")
    await page.clock.run_for(5_000)
    await expect(page.locator(".chat-status")).to_have_text("bot")


async def test_someone_added_in_the_page_can_be_played(page: Page, client: Client, samira: Somebody) -> None:
    await open_chat(page, samira)
    await page.get_by_role("button", name="Ajouter une personne").click()
    dialog = page.get_by_role("dialog", name="Ajouter une personne")
    await dialog.get_by_label("Prénom").fill("   ")
    await dialog.get_by_role("button", name="Ajouter").click()
    assert not await dialog.get_by_label("Prénom").evaluate("field => field.checkValidity()")
    await expect(dialog.get_by_role("alert")).to_be_empty()
    await dialog.get_by_label("Prénom").fill("Malik")
    await dialog.get_by_label("Qui est-ce ?").fill("Élu à la jeunesse.")
    await dialog.get_by_role("button", name="Ajouter").click()
    await expect(page.locator('.person[aria-current="true"]')).to_contain_text("Élu à la jeunesse.")
    assert [p["first_name"] for p in (await client.state())["people"]] == ["Samira", "Malik"]


async def test_the_companion_panel_is_shown_and_tells_that_the_clock_was_turned(
    page: Page, client: Client, samira: Somebody
) -> None:
    says_changed = "<script>onclick = () => parent.postMessage({type: 'terreau:changed'}, '*')</script>Panneau"
    await page.route("**/panel-of-the-bot?*", lambda route: route.fulfill(body=says_changed, content_type="text/html"))
    await client.panel(f"{client.url}/panel-of-the-bot")
    await open_chat(page, samira)
    await expect(page.locator("#now")).to_contain_text("vendredi 27 novembre")
    panel = page.frame_locator("#panel iframe").get_by_text("Panneau")
    await expect(panel).to_be_visible()
    await client.clock(datetime.fromisoformat("2026-11-28T09:00:00+01:00"))
    await panel.click()
    await expect(page.locator("#now")).to_contain_text("samedi 28 novembre, 09:00")
    await expect(page.locator(".day")).to_have_text(["Hier"])


async def test_a_phone_shows_the_chat_alone_with_a_way_to_people_and_never_scrolls_sideways(
    page: Page, bot: Bot, samira: Somebody
) -> None:
    await page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    log = await open_chat(page, samira)
    await bot.say(samira, "unmotsanslamoindreespace" * 12, ["Une étiquette plutôt longue"] * 3, ["OK"])
    await expect(log.get_by_role("button", name="OK")).to_be_visible()
    await expect(page.get_by_role("navigation", name="Personnes")).to_be_hidden()
    assert not await is_wider_than_window(page)
    await page.get_by_role("button", name="Voir les personnes").click()
    await expect(log).to_be_hidden()
    assert not await is_wider_than_window(page)
    await page.locator(".person", has_text="Samira").click()
    await expect(log).to_be_visible()


BOXES_OF_THE_LAST = """log => {
  const found = (what) => [...log.querySelectorAll(".message:last-child " + what)];
  const parts = [...found(".react"), ...found(".words"), ...found(".key"), ...found("time")];
  return parts.map((part) => part.getBoundingClientRect().toJSON());
}"""
"""Where reacting, the words, the buttons and the hour lie at one instant, while the message still slides in."""


async def test_on_the_narrowest_phone_reacting_lies_on_no_button_and_on_no_word(
    page: Page, bot: Bot, samira: Somebody
) -> None:
    await page.emulate_media(reduced_motion="reduce")
    await page.set_viewport_size({"width": 320, "height": 640})
    log = await open_chat(page, samira)
    await bot.say(
        samira, "Le geste, trente secondes : je dis la phrase, et j’attends un peu.", ["En savoir plus", "Partager"]
    )
    await expect(log.locator(".message:last-child .react")).to_be_visible()
    react, words, *others = await log.evaluate(BOXES_OF_THE_LAST)
    assert len(others) == 3
    assert [one for one in others if overlap(react, one)] == []
    assert react["y"] >= words["y"] + words["height"] - 6


async def test_the_page_speaks_english_when_asked(page: Page, client: Client, samira: Somebody) -> None:
    await client.person("Awa", about="Animatrice", about_en="After-school worker")
    await open_chat(page, samira, "&lang=en")
    await expect(page.locator(".person", has_text="Awa")).to_contain_text("After-school worker")
    await expect(page.get_by_role("button", name="Add a person")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_several_phones_lie_side_by_side_and_each_is_held_on_its_own(
    page: Page, client: Client, bot: Bot, samira: Somebody
) -> None:
    julien = await client.person("Julien", about="Enseignant en CE1.")
    await julien.join()
    await open_chat(page, samira)
    await page.locator(".person", has_text="Julien").hover()
    await page.get_by_role("button", name="Ouvrir à côté le téléphone de Julien").click()
    of_samira, of_julien = page.get_by_role("region", name="Samira"), page.get_by_role("region", name="Julien")
    await bot.say(samira, "Pour Samira", ["Fait"])
    await bot.say(julien, "Pour Julien", ["Fait"])
    await expect(of_samira.get_by_role("log")).to_contain_text("Pour Samira")
    await expect(of_julien.get_by_role("log")).not_to_contain_text("Pour Samira")
    await of_julien.get_by_label("Message", exact=True).fill("De Julien")
    await page.keyboard.press("Enter")
    await expect(of_julien.locator(".outgoing").last).to_contain_text("De Julien")
    await expect(of_julien.get_by_role("log")).to_have_attribute("aria-live", "polite")
    await expect(of_samira.get_by_role("log")).to_have_attribute("aria-live", "off")
    assert page.url.endswith(f"#person={samira.id},{julien.id}")
    await of_samira.get_by_role("button", name="Ranger le téléphone de Samira").click()
    await expect(page.get_by_role("log")).to_contain_text("Pour Julien")
    assert page.url.endswith(f"#person={julien.id}")


async def test_a_message_has_a_second_tick_once_the_bot_has_taken_it(page: Page, bot: Bot, samira: Somebody) -> None:
    log = await open_chat(page, samira)
    await expect(log.locator(".outgoing").last).to_contain_text("envoyé")
    taken = await bot.call("getUpdates")
    await bot.call("getUpdates", offset=taken[-1]["update_id"] + 1)
    await expect(log.locator(".outgoing").last).to_contain_text("lu par le bot")


async def test_the_link_of_a_poster_opens_the_bot(page: Page, server: Server, samira: Somebody) -> None:
    log = await open_chat(page, samira)
    await page.get_by_role("button", name="Autres actions").click()
    await page.get_by_role("button", name="Rejoindre avec l’affiche").click()
    dialog = page.get_by_role("dialog", name="Rejoindre avec l’affiche")
    await dialog.get_by_label("Lien de l’affiche").fill(
        f"https://t.me/{server.world.first_bot().username}?start=firminy"
    )
    await dialog.get_by_role("button", name="Rejoindre").click()
    await expect(log.locator(".outgoing").last).to_contain_text("/start firminy")


async def test_a_link_that_leads_elsewhere_is_said_in_the_page_s_language_and_can_be_mended(
    page: Page, server: Server, samira: Somebody
) -> None:
    username = server.world.first_bot().username
    log = await open_chat(page, samira)
    await page.get_by_role("button", name="Autres actions").click()
    await page.get_by_role("button", name="Rejoindre avec l’affiche").click()
    dialog = page.get_by_role("dialog", name="Rejoindre avec l’affiche")
    for wrong in ("https://example.org/unieux", "https://t.me/somebody_else?start=unieux"):
        await dialog.get_by_label("Lien de l’affiche").fill(wrong)
        await dialog.get_by_role("button", name="Rejoindre").click()
        await expect(dialog.get_by_role("alert")).to_contain_text(f"Ce lien n’ouvre pas {username}.")
    await dialog.get_by_label("Lien de l’affiche").fill(f"https://t.me/{username}?start=firminy")
    await dialog.get_by_role("button", name="Rejoindre").click()
    await expect(dialog).to_be_hidden()
    await expect(log.locator(".outgoing").last).to_contain_text("/start firminy")


async def test_light_or_dark_and_the_language_are_switched_in_the_page(page: Page, samira: Somebody) -> None:
    await open_chat(page, samira)
    background = "getComputedStyle(document.body).backgroundColor"
    light = await page.evaluate(background)
    await page.get_by_role("button", name="Sombre").click()
    assert await page.evaluate(background) != light
    dark = await page.evaluate(background)
    await page.get_by_role("button", name="In English").click()
    await expect(page.get_by_role("button", name="Add a person")).to_be_visible()
    await expect(page.locator('.person[aria-current="true"]')).to_contain_text("Samira")
    assert await page.evaluate(background) == dark
