"""The same check-in with other libraries, as their documentation would have it written."""
