"""What every test shares."""

from hypothesis import settings

# A property holds or not, however busy the machine is.
settings.register_profile("kokai", deadline=None)
settings.load_profile("kokai")
