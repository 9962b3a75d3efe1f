"""Makker's own figures, side by side with the bare database, in one run: `make bench`."""
