"""The catalogues of translations: brought up to date, checked, counted. Not needed to run Makker."""
