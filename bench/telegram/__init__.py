"""A Telegram for load: a lean Bot API server with a crowd of people in front of it, in a process of its own."""
