"""The demonstration: stories of mentorships, months long, played in seconds against the simulator."""
