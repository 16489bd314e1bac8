"""What each file under ``data/`` may hold: one shape a record, with a Japanese word on every key."""
