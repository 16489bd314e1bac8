"""What the machine gives or refuses: locks on folders, whose a folder is, other programs, and disk or memory that runs out, each told as what it is."""

__all__ = ["carried", "exchanging", "interrupts", "locks", "programs", "scratch", "shortages", "streams", "work_folder"]
