"""Failures on demand: each waits for the calls that it was meant for, and is used up."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from simulator.errors import ApiError, SimRefusal, too_many_requests

Kind = Literal["429", "403", "400", "500", "502", "delay", "drop_before", "drop_after"]
_SAYS = {
    "403": "Forbidden: bot was blocked by the user",
    "400": "Bad Request: fault on demand",
    "500": "Internal Server Error",
    "502": "Bad Gateway",
}


@dataclass
class Fault:
    """What is to go wrong, `count` times. Without a method every call but getUpdates is meant."""

    kind: Kind
    method: str | None = None
    chat_id: int | None = None
    count: int = 1
    retry_after: int = 1
    description: str | None = None
    seconds: float = 1.0

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise SimRefusal(400, f"unknown kind of fault: {self.kind}")

    def meets(self, method: str, chat_id: str) -> bool:
        """Whether this call is one that should fail."""
        named = (self.method or "").lower()
        right_method = named == method.lower() if named else method.lower() != "getupdates"
        return self.count > 0 and right_method and (self.chat_id is None or str(self.chat_id) == chat_id)

    def error(self) -> ApiError | None:
        """The refusal, or None for a delay or a dropped connection."""
        if self.kind == "429":
            return too_many_requests(self.retry_after)
        if self.kind in _SAYS:
            return ApiError(int(self.kind), self.description or _SAYS[self.kind])
        return None


@dataclass
class Faults:
    """Faults in the order in which they were asked for."""

    waiting: list[Fault] = field(default_factory=list)

    def take(self, method: str, chat_id: str) -> Fault | None:
        """The first fault meant for this call, counted down."""
        for fault in self.waiting:
            if fault.meets(method, chat_id):
                fault.count -= 1
                if fault.count <= 0:
                    self.waiting.remove(fault)
                return fault
        return None
