"""What Telegram says when it refuses, word for word, and what the person's side says."""

from typing import Any

MESSAGE_TOO_LONG = "message is too long"
CAPTION_TOO_LONG = "message caption is too long"
TEXT_EMPTY = "message text is empty"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
CHAT_NOT_FOUND = "chat not found"
MESSAGE_TO_EDIT_NOT_FOUND = "message to edit not found"
OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
POLL_ENDED_BY_WEBHOOK = "Conflict: terminated by setWebhook request"


class ApiError(Exception):
    """An answer with `ok: false`."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON that the real server would send."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class SimRefusal(Exception):
    """A person asked for something that Telegram's application would not let them do."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


def bad_request(text: str) -> ApiError:
    """400, with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    """403, with Telegram's prefix."""
    return ApiError(403, f"Forbidden: {text}")


def not_simulated(text: str) -> ApiError:
    """400 for what the real server knows and this one does not: said, never pretended."""
    return ApiError(400, f"Bad Request: not simulated: {text}")


def unauthorized(malformed: bool) -> ApiError:
    """401: the token belongs to no bot, or cannot be a token at all."""
    return ApiError(401, "Unauthorized: invalid token specified" if malformed else "Unauthorized")


def method_not_found() -> ApiError:
    """404, exactly as the real server answers an unknown method."""
    return ApiError(404, "Not Found")


def conflict(description: str) -> ApiError:
    """409: two ways of receiving at once."""
    return ApiError(409, description)


def too_many_requests(retry_after: int) -> ApiError:
    """429; `retry_after` in seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def migrated(chat_id: int) -> ApiError:
    """400 that tells the chat's new identifier."""
    text = "Bad Request: group chat was upgraded to a supergroup chat"
    return ApiError(400, text, {"migrate_to_chat_id": chat_id})
