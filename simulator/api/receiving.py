"""How a bot asks for its updates."""

import re
from urllib.parse import urlsplit

from simulator.api.call import Call
from simulator.errors import bad_request
from simulator.model import Json
from simulator.webhook import Webhook

MAX_POLL_SECONDS = 50
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


async def get_updates(call: Call) -> list[Json]:
    """The long poll."""
    queue = call.world.updates[call.bot.id]
    queue.allow(_kinds(call))
    seconds = min(max(call.params.integer("timeout"), 0), MAX_POLL_SECONDS)
    return await queue.poll(call.params.integer("offset"), call.params.integer("limit", 100), seconds)


async def set_webhook(call: Call) -> tuple[bool, str]:
    """Have updates delivered to `url`; an empty one is deleteWebhook."""
    url = call.params.text("url").strip()
    if not url:
        return await delete_webhook(call)
    _check_url(url)
    secret = call.params.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    queue = call.world.updates[call.bot.id]
    queue.allow(_kinds(call))
    if call.params.flag("drop_pending_updates"):
        queue.pending.clear()
    known = call.world.webhooks.get(call.bot.id)
    if known is not None and (known.url, known.secret) == (url, secret):
        return True, "Webhook is already set"
    await _stop(call)
    limit = call.params.integer("max_connections", 40)
    call.world.webhooks[call.bot.id] = Webhook(call.world, call.bot, url, secret, limit)
    return True, "Webhook was set"


async def delete_webhook(call: Call) -> tuple[bool, str]:
    """Go back to getUpdates."""
    if call.params.flag("drop_pending_updates"):
        call.world.updates[call.bot.id].pending.clear()
    stopped = await _stop(call)
    return True, "Webhook was deleted" if stopped else "Webhook is already deleted"


async def _stop(call: Call) -> bool:
    webhook = call.world.webhooks.pop(call.bot.id, None)
    if webhook is not None:
        await webhook.stop()
    return webhook is not None


def get_webhook_info(call: Call) -> Json:
    """WebhookInfo."""
    queue = call.world.updates[call.bot.id]
    webhook = call.world.webhooks.get(call.bot.id)
    told: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(queue.pending)}
    if queue.allowed:
        told["allowed_updates"] = queue.allowed
    return told | (webhook.info() if webhook is not None else {})


def _kinds(call: Call) -> list[str] | None:
    kinds = call.params.list_of("allowed_updates")
    return None if kinds is None else [str(kind) for kind in kinds]


def _check_url(url: str) -> None:
    """HTTPS as in the real world, or plain HTTP to this machine, as the local Bot API server allows."""
    parts = urlsplit(url)
    local = parts.hostname in ("127.0.0.1", "localhost", "::1")
    if parts.scheme != "https" and not (parts.scheme == "http" and local):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not local:
        raise bad_request("bad webhook: Failed to resolve host: Name or service not known")
