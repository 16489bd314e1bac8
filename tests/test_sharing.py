"""What shares a browser or a built site is made once, by one process."""

import pytest

from sharing import group_of


@pytest.mark.parametrize(
    ("nodeid", "group"),
    [
        ("tests/gate/test_site.py::test_as_readers_meet_them[scroller]", "gate"),
        ("tests/gate/test_defects.py::test_defect_is_caught[label::for]", "gate"),
        ("tests/browser/test_policy.py::TestA::test_b", "tests/browser/test_policy.py"),
        ("tests/test_amounts.py::test_a[1/2]", "tests/test_amounts.py"),
        ("tests/test_build.py::test_a", "tests/test_build.py::test_a"),
    ],
)
def test_goes_to_one_process(nodeid: str, group: str) -> None:
    assert group_of(nodeid) == group


def test_is_how_the_run_is_shared_out(request: pytest.FixtureRequest) -> None:
    known = request.config.pluginmanager.hook.pytest_xdist_make_scheduler.get_hookimpls()
    assert known[-1].plugin_name.endswith("conftest.py"), "the last is asked first"
