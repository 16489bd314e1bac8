"""The page of what no test runs names functions, not thousands of lines."""

from textwrap import dedent

from measure_coverage import command_of, name_lines

PROGRAM = dedent("""\
    import sys

    if sys.platform == "win32":
        ONLY_THERE = 1


    class Box:
        def open(self):
            lid = 1
            return lid

        def close(self, slowly):
            if slowly:
                wait()
                push()
            return 1


    def outer():
        def inner():
            return 2

        return inner
""")
STATEMENTS = (1, 3, 4, 7, 8, 9, 10, 12, 13, 14, 15, 16, 19, 20, 21, 23)


def test_a_function_that_nothing_calls_is_named_without_lines() -> None:
    assert name_lines(PROGRAM, STATEMENTS, (9, 10)) == "**`Box.open`**"


def test_of_a_function_that_is_run_in_part_the_lines_are_told_those_that_follow_each_other_as_one() -> None:
    assert name_lines(PROGRAM, STATEMENTS, (14, 15)) == "`Box.close` 14\u201315"
    assert name_lines(PROGRAM, STATEMENTS, (13, 16)) == "`Box.close` 13, 16"


def test_what_stands_in_a_function_within_a_function_is_told_of_the_inner_one() -> None:
    assert name_lines(PROGRAM, STATEMENTS, (21,)) == "**`outer.inner`**"


def test_lines_of_no_function_are_told_of_the_module() -> None:
    assert name_lines(PROGRAM, STATEMENTS, (4, 9, 10)) == "`module` 4, **`Box.open`**"


def test_the_page_says_with_which_command_it_was_written() -> None:
    assert command_of("") == "make coverage"
    assert command_of("not long and not browser") == "make coverage OPTIONS='-m \"not long and not browser\"'"
