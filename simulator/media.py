"""Files: taken in, told apart, found again."""

import mimetypes
import struct

from simulator.errors import bad_request, not_simulated
from simulator.model import StoredFile
from simulator.params import Upload
from simulator.world import World

MAX_PHOTO = 10 * 1024 * 1024
MAX_DOCUMENT = 50 * 1024 * 1024
MAX_PHOTO_SIDES = 10_000
MAX_PHOTO_RATIO = 20


def receive(world: World, reference: Upload | str, kind: str) -> StoredFile:
    """The file that a bot sends as `kind`, new or known by its file_id; raises Telegram's errors."""
    if isinstance(reference, Upload):
        return store(world, reference, kind)
    if not reference:
        raise bad_request(f"there is no {kind} in the request")
    if reference.startswith(("http://", "https://")):
        raise not_simulated("files by URL (the simulator is offline); send the bytes")
    known = world.files.get(reference)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def store(world: World, upload: Upload, kind: str) -> StoredFile:
    """Keep the bytes; raises 400 when they are empty, too many, or no picture where one is asked for."""
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > (MAX_PHOTO if kind == "photo" else MAX_DOCUMENT):
        raise bad_request("file is too big") if kind == "photo" else bad_request("Request Entity Too Large")
    width, height = _photo_size(upload.data) if kind == "photo" else (0, 0)
    number = world.number()
    mime = upload.mime_type
    if mime == "application/octet-stream":
        mime = mimetypes.guess_type(upload.name)[0] or mime
    stored = StoredFile(
        file_id=f"SIM{kind[:3].upper()}{number:08d}", unique_id=f"file_{number}", kind=kind,  # type: ignore[arg-type]
        name=upload.name, mime_type=mime, data=upload.data, width=width, height=height,
    )  # fmt: skip
    world.files[stored.file_id] = stored
    return stored


def _photo_size(data: bytes) -> tuple[int, int]:
    size = picture_size(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > MAX_PHOTO_SIDES or max(size) > MAX_PHOTO_RATIO * max(min(size), 1):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, GIF, JPEG or WebP picture; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP" and len(data) >= 30:
        return _webp_size(data)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + struct.unpack(">H", data[position + 2 : position + 4])[0]
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    if data[12:16] == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if data[12:16] == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None
