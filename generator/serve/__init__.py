"""The preview: a server for this machine's browser, and a build whenever something that the reader sees has changed."""

__all__ = ["rebuild"]
