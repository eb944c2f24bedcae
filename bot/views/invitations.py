"""« Inviter »: the link of a territory, as words, as a QR code and as a poster."""

from __future__ import annotations

from bot.model import Territory
from bot.texts import T
from bot.views.message import Drawing, Message
from bot.views.names import button


def invite(t: T, territory: Territory, link: str) -> Message:
    place = territory.id
    rows = (
        (button(t, "button-invite-poster", "poster", place),),
        (button(t, "button-invite-qr", "qr", place),),
        (button(t, "button-back", "steer", place),),
    )
    return Message(t("invite", territory=territory.name, link=link), rows)


def qr(t: T, territory: Territory, link: str) -> Message:
    text = t("invite-qr", territory=territory.name, link=link)
    return Message(text, photo=Drawing("qr", {"link": link}), photo_name=f"qr-{territory.slug}.png")


def poster(t: T, territory: Territory, link: str) -> Message:
    text = t("invite-poster", territory=territory.name)
    drawing = Drawing("poster", {"name": territory.name, "link": link})
    return Message(text, document=drawing, document_name=f"affiche-{territory.slug}.pdf")
