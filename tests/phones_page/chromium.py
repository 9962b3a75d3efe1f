"""The browser that people have: Debian's own Chromium. `python -m tests.phones_page.chromium`: is it there?"""

import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "The tests of the phones page need Chromium. On Debian and Ubuntu: apt install chromium"


class NoBrowserError(Exception):
    """There is none."""


def chromium() -> str:
    """Where it is; NoBrowserError, in one line, where it is not."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise NoBrowserError(MISSING)
    return found


if __name__ == "__main__":
    try:
        chromium()
    except NoBrowserError as missing:
        sys.exit(str(missing))
