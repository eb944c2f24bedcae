"""The key that makes chat identifiers and free text unreadable, and where it comes from."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import SetupError

WRITTEN = re.compile(r"[A-Za-z0-9_-]{43}=")
"""32 bytes; checked here because the decoder skips whatever else it meets."""


class Keys:
    """Encrypts, decrypts and hashes. The newest key encrypts, all decrypt; lookups hash with the oldest."""

    def __init__(self, secrets: str, source: str = "TERREAU_KEY") -> None:
        """`secrets`: one or more Fernet keys separated by commas or blanks, the newest first.

        `SetupError` names the `source` where one is no key.
        """
        parts = re.split(r"[,\s]+", secrets.strip(", \t\r\n"))
        if not all(map(WRITTEN.fullmatch, parts)):
            raise SetupError(f"{source}: not a key; `python -m bot new-key` makes one")
        self._fernet = MultiFernet([Fernet(part) for part in parts])
        self._lookup = HKDF(hashes.SHA256(), 32, None, b"terreau lookup").derive(parts[-1].encode())

    def encrypt(self, clear: bytes) -> bytes:
        return self._fernet.encrypt(clear)

    def decrypt(self, token: bytes) -> bytes:
        try:
            return self._fernet.decrypt(token)
        except InvalidToken as error:
            raise SetupError(
                "TERREAU_KEY: the key does not open this database: give the key it was made with"
            ) from error

    def hash(self, value: str) -> str:
        return hmac.new(self._lookup, value.encode(), hashlib.sha256).hexdigest()


def new_key() -> str:
    return Fernet.generate_key().decode()


def read_key_file(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"the key file {path} cannot be read") from error


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
