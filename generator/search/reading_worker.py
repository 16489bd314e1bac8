"""A process that reads wordings aloud for a large site and ends: the dictionary takes more memory than all else that the search needs."""

from generator.search.readings import answer_wordings
from generator.system.workers import answer_tasks

if __name__ == "__main__":
    answer_tasks(lambda _: answer_wordings)
