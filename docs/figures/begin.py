"""What becomes of four writers at once on one SQLite file: `python -m docs.figures.begin`."""

import sqlite3
import sys
import tempfile
from pathlib import Path
from threading import Thread

WRITERS, EACH = 4, 100
WAIT = 5.0
"""Seconds that one waits for another."""


def main() -> None:
    """Both ways to begin, one line each."""
    for begin in ("BEGIN", "BEGIN IMMEDIATE"):
        with tempfile.TemporaryDirectory() as folder:
            failed = _failures(Path(folder, "figures.db"), begin)
        sys.stdout.write(f"{begin}: {failed} of {WRITERS * EACH} transactions failed\n")


def _failures(file: Path, begin: str) -> int:
    with sqlite3.connect(file) as made:
        made.executescript("PRAGMA journal_mode=WAL; CREATE TABLE t (n); INSERT INTO t VALUES (0)")
    failures: list[sqlite3.OperationalError] = []
    writers = [Thread(target=_write, args=(file, begin, failures)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    return len(failures)


def _write(file: Path, begin: str, failures: list[sqlite3.OperationalError]) -> None:
    connection = sqlite3.connect(file, timeout=WAIT, isolation_level=None)
    for _ in range(EACH):
        try:
            connection.execute(begin)
            (n,) = connection.execute("SELECT n FROM t").fetchone()
            connection.execute("UPDATE t SET n = ?", (n + 1,))
            connection.execute("COMMIT")
        except sqlite3.OperationalError as locked:
            failures.append(locked)
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    connection.close()


if __name__ == "__main__":
    main()
