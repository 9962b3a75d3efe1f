"""Files that Telegram keeps: uploads of the bot, voices and pictures of the people."""

import itertools
import mimetypes
from dataclasses import dataclass

from bot.simulator.media import Json, Media
from bot.simulator.refusal import Refusal, bad_request

MAX_UPLOAD = 50_000_000  # bytes: https://core.telegram.org/bots/api#sending-files
MAX_PHOTO = 10_000_000
MAX_DOWNLOAD = 20_000_000  # bytes: https://core.telegram.org/bots/api#getfile
PREFIX = {"document": "BQAC", "photo": "AgAC", "voice": "AwAC", "sticker": "CAAC"}
FOLDER = {"document": "documents", "photo": "photos", "voice": "voice", "sticker": "stickers"}


@dataclass(frozen=True)
class Upload:
    """A file inside a request."""

    name: str
    mime: str
    content: bytes


class Files:
    """All files by id and by path."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._by_id: dict[str, Media] = {}
        self._by_path: dict[str, Media] = {}

    def keep(self, kind: str, upload: Upload, extras: Json | None = None) -> Media:
        """Store an upload; Refusal where it is empty or too big."""
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > MAX_UPLOAD:
            raise Refusal(413, "Request Entity Too Large")
        if kind == "photo" and len(upload.content) > MAX_PHOTO:
            raise bad_request("too big for a photo")
        number = next(self._numbers)
        mime = upload.mime or mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
        unique = f"AgAD{number:08d}"
        media = Media(kind, f"{PREFIX[kind]}AgAD{number:016d}", unique, upload.name, mime, upload.content, extras or {})
        self._by_id[media.file_id] = media
        self._by_path[self.path(media)] = media
        return media

    def again(self, kind: str, file_id: str) -> Media:
        """A file sent once more by its id; Refusal where there is none of that kind."""
        if file_id.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        media = self._by_id.get(file_id)
        if media is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if media.kind != kind:
            raise bad_request(f"can't use file of type {media.kind.capitalize()} as {kind.capitalize()}")
        return media

    def describe(self, file_id: str) -> Json:
        """The File object of getFile."""
        media = self._by_id.get(file_id)
        if media is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if media.size > MAX_DOWNLOAD:
            raise bad_request("file is too big")
        return {
            "file_id": media.file_id,
            "file_unique_id": media.unique_id,
            "file_size": media.size,
            "file_path": self.path(media),
        }

    def at(self, path: str) -> Media | None:
        """The file that `/file/bot<token>/<path>` serves."""
        return self._by_path.get(path)

    @staticmethod
    def path(media: Media) -> str:
        """Where the file lies, as `file_path` says it."""
        ending = mimetypes.guess_extension(media.mime) or ""
        return f"{FOLDER[media.kind]}/file_{int(media.unique_id[4:])}{ending}"
