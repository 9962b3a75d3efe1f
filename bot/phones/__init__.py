"""The phones page: a web page with a phone for each person, a clock to move, stories to watch, and a look inside."""
