"""The state machine: a site is edited at random, and no build may leave a stale page.

After each edit what a build makes of what it kept must equal, byte for byte, what a build makes of nothing.

``towns`` makes the data, ``trees`` holds it as it stands on disk, ``edits`` changes it, ``project`` changes what is no data (hand-written
pages, chrome, settings, the program itself), ``running`` builds and compares.
"""
