"""The key that makes chat identifiers and free text unreadable, where it comes from, how another takes its place."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import SetupError, WrongKey

CHANGING = 2
"""A key and the one that it replaces: rows are looked for under both."""
WRITTEN = re.compile(r"[A-Za-z0-9_-]{43}=")
"""32 bytes; checked here because the decoder skips whatever else it meets."""


class Keys:
    """Encrypts, decrypts and hashes: the newest key writes, both read, and a hash is looked for under either.

    There are two only while one replaces the other (`python -m bot rotate-key`). A file that holds them is looked at
    before each use, so that a bot at work learns of a new key with the first value that it writes after it.
    """

    def __init__(
        self, secrets: str, source: str = "TERREAU_KEY", file: Path | None = None, most: int = CHANGING
    ) -> None:
        """`secrets`: a Fernet key, or two separated by commas or blanks, the newest first.

        `SetupError` names the `source` where one is no key, or where there are more. `most` allows for further ones,
        which open and compare and are not looked under: a backup is put back with all that were used since.
        """
        self.file = file
        self._source, self._most = source, most
        self._seen = _state_of(file)
        self._stranger: str | None = None
        self._take(secrets)

    def _read(self, secrets: str) -> list[str]:
        parts = re.split(r"[,\s]+", secrets.strip(", \t\r\n"))
        if not all(map(WRITTEN.fullmatch, parts)):
            raise SetupError(f"{self._source}: not a key; `python -m bot new-key` makes one")
        if len(parts) > self._most:
            raise SetupError(
                f"{self._source}: more than two keys: `python -m bot rotate-key` ends one change of key first"
            )
        return parts

    def _take(self, secrets: str) -> None:
        parts = self._read(secrets)
        self._parts = tuple(parts)
        self._newest = Fernet(parts[0])
        self._all = MultiFernet([Fernet(part) for part in parts])
        self._lookups = tuple(
            HKDF(hashes.SHA256(), 32, None, b"terreau lookup").derive(part.encode()) for part in parts
        )

    def _refresh(self) -> None:
        """Takes what the file says since it was changed; one that cannot be read, or holds no key, changes nothing.

        Keys of which none was known before may be those of another database: they wait until `judge` was asked.
        """
        if self.file is None or (seen := _state_of(self.file)) in (None, self._seen):
            return
        self._seen = seen
        with suppress(SetupError):
            secrets = read_key_file(self.file)
            is_known = not set(self._parts).isdisjoint(self._read(secrets))
            self._stranger = None if is_known else secrets
            if is_known:
                self._take(secrets)

    @property
    def is_in_doubt(self) -> bool:
        """Whether the file now holds keys of which none was known before."""
        self._refresh()
        return self._stranger is not None

    def judge(self, sealed: Iterable[bytes]) -> bool:
        """Takes the keys in doubt where they open all of these, which the database holds; else forgets them: False."""
        stranger, self._stranger = self._stranger, None
        if stranger is None:
            return True
        try:
            opened = [Keys(stranger).decrypt(one) for one in sealed]
        except WrongKey:
            return False
        if opened:
            self._take(stranger)
        return bool(opened)

    @property
    def is_changing(self) -> bool:
        """Whether there is an older key beside the newest."""
        self._refresh()
        return len(self._parts) > 1

    def encrypt(self, clear: bytes) -> bytes:
        self._refresh()
        return self._newest.encrypt(clear)

    def decrypt(self, token: bytes) -> bytes:
        self._refresh()
        try:
            return self._all.decrypt(token)
        except InvalidToken as error:
            raise WrongKey("TERREAU_KEY: the key does not open this database: give the key it was made with") from error

    def is_newest(self, token: bytes) -> bool:
        """Whether the newest key sealed it."""
        try:
            self._newest.decrypt(token)
        except InvalidToken:
            return False
        return True

    def hashes(self, value: str) -> tuple[str, ...]:
        """Under the newest key first, then under the older one where there is one."""
        self._refresh()
        return tuple(hmac.new(lookup, value.encode(), hashlib.sha256).hexdigest() for lookup in self._lookups)

    def hash(self, value: str) -> str:
        return self.hashes(value)[0]


def new_key() -> str:
    return Fernet.generate_key().decode()


def read_key_file(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"the key file {path} cannot be read") from error


def add_to_key_file(path: Path) -> None:
    """A new key before the one that is there, in one step: who reads the file sees the old state or the new one."""
    _replace(path, f"{new_key()}\n{read_key_file(path)}\n")


def retire_old_key(path: Path, today: date) -> Path:
    """Leaves the newest key alone in the file; the older one goes to a file beside it, which is returned.

    After a second change on one day that file holds both: there are backups under each.
    """
    newest, older = re.split(r"[,\s]+", read_key_file(path))
    aside = path.with_suffix(f".before-{today:%Y%m%d}.key")
    earlier = f"{read_key_file(aside)}\n" if aside.exists() else ""
    aside.touch(mode=0o600)
    if older not in earlier:
        _replace(aside, f"{earlier}{older}\n")
    _replace(path, newest + "\n")
    return aside


def _replace(path: Path, content: str) -> None:
    """Whole or not at all, for the same owner, who alone may read it."""
    beside = path.with_name(path.name + ".new")
    try:
        owner = path.stat()
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if owner.st_uid != os.geteuid():
            os.chown(beside, owner.st_uid, owner.st_gid)
        beside.replace(path)
    except OSError as error:
        raise SetupError(f"the key file {path} cannot be written: {error.strerror}") from error


def _state_of(file: Path | None) -> tuple[int, int, int] | None:
    """What changes when the file is replaced; None where there is none."""
    try:
        found = file.stat() if file else None
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_ino, found.st_size) if found else None


def write_key_file(path: Path) -> str:
    """Makes a key and keeps it in a new file that only its owner reads; returns the key."""
    key = new_key()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(key + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise SetupError(f"the key file {path} cannot be written: {error.strerror}") from error
    return key
