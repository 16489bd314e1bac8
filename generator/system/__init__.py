"""What the machine gives or refuses: locks on folders, whose a folder is, other programs, readers of foreign documents, packages of one command, files that are written together, and disk or memory that runs out, each told as what it is."""

__all__ = [
    "carried",
    "exchanging",
    "extras",
    "foreign_documents",
    "interrupts",
    "locks",
    "programs",
    "scratch",
    "shortages",
    "streams",
    "together",
    "work_folder",
    "workers",
]
