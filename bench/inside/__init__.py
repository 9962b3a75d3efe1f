"""Bots inside this process, fed one update after the other."""
