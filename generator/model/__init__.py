"""The records that Kokai holds between reading and writing: frozen, typed, with absence as a value."""
