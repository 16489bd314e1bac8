"""The site as a map: every record by its key, every tie between records, every address and anchor, every name that several pages share, every cache key."""

__all__ = [
    "address_table",
    "amounts_in_force",
    "cache_keys",
    "editions",
    "interim_values",
    "known_years",
    "round_order",
    "site_index",
    "ties",
    "years",
]
