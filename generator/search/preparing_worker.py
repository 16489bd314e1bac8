"""A process that prepares pages for the search beside a build: it hears the rules of the whole site, then pages, and answers their copies. It writes to no disk."""

import functools

from generator.search.preparing import prepare_asked, read_rules
from generator.system.workers import answer_tasks

if __name__ == "__main__":
    answer_tasks(lambda first: functools.partial(prepare_asked, read_rules(first)))
