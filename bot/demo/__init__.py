"""The demonstration: a mentorship of twelve weeks, played in seconds against the simulator."""
