"""A call's parameters, however they came: query string, form, JSON or multipart."""

import json
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request

from simulator.errors import ApiError, bad_request
from simulator.model import Json

MAX_PART = 4 * 1024 * 1024


def whole(value: object, default: int = 0) -> int:
    """The whole number that a value says, or `default`: the real server takes what is no number for none."""
    try:
        return int(str(value))
    except ValueError:
        return default


@dataclass
class Upload:
    """A file that came with the call."""

    name: str
    mime_type: str
    data: bytes


@dataclass
class Params:
    """Parameters as text, which is how the Bot API sees them; objects are JSON inside the text."""

    values: dict[str, str] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """The value, or `default` where there is none."""
        return self.values.get(name, default)

    def integer(self, name: str, default: int = 0) -> int:
        """The number, or `default` where it is missing or is none, as the real server takes it."""
        return whole(self.values.get(name), default)

    def flag(self, name: str, default: bool = False) -> bool:
        """Whether the value says yes (true, yes or 1, in any case)."""
        value = self.values.get(name)
        return default if value is None else value.strip().lower() in ("true", "yes", "1")

    def object(self, name: str, default: Any = None) -> Any:
        """The JSON value, or `default` where there is none; raises 400 when it is no JSON."""
        value = self.values.get(name, "")
        if not value:
            return default
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from error

    def list_of(self, name: str) -> list[Any] | None:
        """A JSON array, or None where there is none; raises 400 for anything else."""
        value = self.object(name)
        if value is not None and not isinstance(value, list):
            raise bad_request(f"can't parse {name.replace('_', ' ')}: expected an Array")
        return value

    def records(self, name: str) -> list[Json] | None:
        """A JSON array of objects, or None where there is none; raises 400 for anything else."""
        values = self.list_of(name)
        if any(not isinstance(value, dict) for value in values or []):
            raise bad_request(f"can't parse {name.replace('_', ' ')}: expected an Array of Object")
        return values

    def record(self, name: str) -> Json:
        """A JSON object, empty where there is none; raises 400 for anything else."""
        value = self.object(name)
        if value is not None and not isinstance(value, dict):
            raise bad_request(f"can't parse {name.replace('_', ' ')}: expected an Object")
        return value or {}

    def chosen(self, name: str) -> Upload | str:
        """A file as Telegram takes it: uploaded under its name, by attach://, else the text (identifier or address)."""
        if name in self.files:
            return self.files[name]
        return self.attached(self.text(name))

    def attached(self, reference: str) -> Upload | str:
        """What `attach://name` points to; any other text as it is. Raises 400 when nothing came under that name."""
        if not reference.startswith("attach://"):
            return reference
        upload = self.files.get(reference.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f'type of file mismatch: no file "{reference.removeprefix("attach://")}" in the request')
        return upload


async def read_params(request: Request) -> Params:
    """Everything that the request carries; the body wins over the query string. Raises 400 for a broken body."""
    params = Params(dict(request.query_params))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        params.values |= _from_json(await request.body())
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form(max_part_size=MAX_PART) as form:
            for name, value in form.multi_items():
                if isinstance(value, str):
                    params.values[name] = value
                else:
                    mime = value.content_type or "application/octet-stream"
                    params.files[name] = Upload(value.filename or name, mime, await value.read())
    _check_encoding(params)
    return params


def _check_encoding(params: Params) -> None:
    """Half of a surrogate pair is no text."""
    try:
        "".join(params.values.values()).encode()
    except UnicodeEncodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error


def from_object(values: Json) -> Params:
    """Parameters given as a JSON object (a call in the answer to a webhook, a JSON body)."""
    return Params({name: _as_text(value) for name, value in values.items() if value is not None})


def _from_json(body: bytes) -> dict[str, str]:
    try:
        values = json.loads(body or b"{}")
    except ValueError as error:
        raise ApiError(400, "Bad Request: can't parse JSON object") from error
    if not isinstance(values, dict):
        raise ApiError(400, "Bad Request: can't parse JSON object")
    return from_object(values).values


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
