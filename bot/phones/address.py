"""Where the page listens, when nobody says otherwise."""

HOST, PORT = "127.0.0.1", 8642
"""Only this machine sees it."""
