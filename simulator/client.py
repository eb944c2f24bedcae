"""A Python client for the person's side and the controls of a simulator; for tests and the demo."""

from datetime import datetime
from typing import Any, Self

import aiohttp

from simulator.model import Json
from simulator.somebody import Somebody


class Refused(Exception):
    """The simulator would not do it; the text says why."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


class Client:
    """`async with Client(server.url) as client: parent = await client.person("Samira")`."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=90))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    # --- HTTP

    async def get(self, path: str, **query: object) -> Any:
        """GET under /sim; gives back the JSON. Raises Refused."""
        wanted = {name: str(value) for name, value in query.items() if value is not None}
        return await self._call("GET", path, params=wanted)

    async def post(self, path: str, body: Json | None = None) -> Any:
        """POST JSON under /sim; gives back the JSON. Raises Refused."""
        return await self._call("POST", path, json=body or {})

    async def upload(self, path: str, data: bytes, filename: str, fields: dict[str, str]) -> Any:
        """POST a file under /sim; gives back the JSON. Raises Refused."""
        form = aiohttp.FormData(fields, quote_fields=False)
        form.add_field("file", data, filename=filename)
        return await self._call("POST", path, data=form)

    async def read_bytes(self, url: str) -> bytes:
        """What is behind an address of the simulator (a photo's or a document's `url`), or /sim text."""
        async with self._open().get(self.url + url) as answer:
            answer.raise_for_status()
            return await answer.read()

    async def _call(self, verb: str, path: str, **how: Any) -> Any:
        async with self._open().request(verb, f"{self.url}/sim/{path}", **how) as answer:
            told = await answer.json()
            if answer.status >= 400:
                raise Refused(answer.status, told.get("error") or str(told))
            return told

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("use the client with `async with`")
        return self._session

    # --- people and groups

    async def person(self, first_name: str, **fields: object) -> Somebody:
        """A new person (language_code, username, about, about_en, id)."""
        told = await self.post("people", {"first_name": first_name} | fields)
        return Somebody(self, told["id"], told["first_name"])

    async def people(self) -> list[Somebody]:
        """The people to play with; those that are not listed live in the background."""
        return [Somebody(self, p["id"], p["first_name"]) for p in (await self.state())["people"]]

    async def group(self, title: str, *members: Somebody, with_bot: bool = True, bot_is_admin: bool = False) -> int:
        """A group of these people, the first of whom made it; gives back its chat_id."""
        body = {
            "title": title,
            "member_ids": [m.id for m in members],
            "with_bot": with_bot,
            "bot_is_admin": bot_is_admin,
        }
        told = await self.post("groups", body)
        return int(told["chat_id"])

    async def migrate(self, chat_id: int) -> int:
        """Turn a group into a supergroup; gives back the new chat_id."""
        return int((await self.post(f"groups/{chat_id}/migrate"))["chat_id"])

    async def remove_bot(self, chat_id: int, by: Somebody | None = None) -> None:
        """Put the bot out of a group."""
        await self.post(f"groups/{chat_id}/remove_bot", {"by": by.id} if by is not None else {})

    async def add_bot(self, chat_id: int, by: Somebody | None = None) -> None:
        """Add the bot to a group."""
        await self.post(f"groups/{chat_id}/add_bot", {"by": by.id} if by is not None else {})

    async def promote_bot(self, chat_id: int) -> None:
        """Make the bot an administrator of a group."""
        await self.post(f"groups/{chat_id}/promote_bot")

    # --- controls

    async def state(self) -> Json:
        """Time, bots, people, panel."""
        told: Json = await self.get("state")
        return told

    async def bot(self, token: str, username: str, first_name: str | None = None) -> Json:
        """Register another bot."""
        told: Json = await self.post("bots", {"token": token, "username": username, "first_name": first_name})
        return told

    async def clock(self, now: datetime | None, *, running: bool = False) -> datetime:
        """Set the simulator's time (None: the system's); gives back what it is now."""
        told = await self.post("clock", {"now": now.isoformat() if now is not None else None, "running": running})
        return datetime.fromisoformat(told["now"])

    async def limits(self, enabled: bool = True, **settings: float) -> Json:
        """Switch rate limits on or off (overall_per_second, chat_per_second, chat_burst, group_per_minute)."""
        told: Json = await self.post("limits", {"enabled": enabled} | settings)
        return told

    async def fault(self, kind: str, **which: object) -> None:
        """Have calls fail (method, chat_id, count, retry_after, description, seconds)."""
        await self.post("faults", {"kind": kind} | which)

    async def clear_faults(self) -> None:
        """Let everything work again."""
        await self._call("DELETE", "faults")

    async def journal(self, method: str | None = None, after: int = 0) -> list[Json]:
        """The calls that the bots made, oldest first."""
        told: list[Json] = await self.get("journal", method=method, after=after)
        return told

    async def raw_update(self, update: Json) -> int:
        """Queue an update as it is; gives back its update_id."""
        return int((await self.post("raw_update", {"update": update}))["update_id"])

    async def panel(self, url: str | None) -> None:
        """Tell the page where the companion panel is."""
        await self.post("panel", {"panel": url})
