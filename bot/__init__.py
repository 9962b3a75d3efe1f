"""Makker: a chat bot for mentor and mentee check-ins."""
