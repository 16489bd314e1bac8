import os
import sys
from pathlib import Path

import pytest

import chromium
from generator.gate import browsers

ANSWERS = "#!/bin/sh\necho Chromium 156.0\n"
STUB = "#!/bin/sh\necho 'Command requires the chromium snap to be installed.' >&2\nexit 10\n"
JAPANESE_FONT = "#!/bin/sh\necho '/usr/share/fonts/NotoSansCJK.ttc: Noto Sans CJK JP:style=Regular'\n"
NO_FONT = "#!/bin/sh\n"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any program; a test puts in what it has. Nobody sits at it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("KOKAI_BROWSER", raising=False)
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(browsers, "PLACES", (str(tmp_path / "no such browser"),))
    monkeypatch.setattr(browsers, "_of_playwright", lambda: iter(()))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    # Runs its arguments past the leading NAME=value, as env does.
    put(tmp_path, "env", '#!/bin/sh\nshift\nexec "$@"\n')
    return tmp_path


def put(machine: Path, name: str, script: str) -> Path:
    program = machine / name
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    return program


def put_apt(machine: Path, *, installs: dict[str, str], exit_code: int = 0) -> None:
    """An apt-get that writes down what it is asked and puts the named programs in place."""
    for name, script in installs.items():
        (machine / f"{name}.deb").write_text(script, encoding="utf-8")
    copies = "".join(
        f'/bin/cp "{machine}/{name}.deb" "{machine}/{name}"; /bin/chmod 755 "{machine}/{name}"\n' for name in installs
    )
    put(
        machine,
        "apt-get",
        f'#!/bin/sh\necho "$*" >> "{machine}/asked"\ncase "$*" in *" install "*) ;; *) exit 0 ;; esac\n{copies}exit {exit_code}\n',
    )


def asked(machine: Path) -> list[str]:
    log = machine / "asked"
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def test_the_browser_of_the_system_is_taken_and_nothing_installed(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(machine, "google-chrome", ANSWERS)
    put(machine, "fc-list", JAPANESE_FONT)
    put_apt(machine, installs={})
    assert chromium.main() == 0
    assert asked(machine) == []
    assert capsys.readouterr().out == f"ブラウザー: {machine}/google-chrome (Chromium 156.0)\n"


def test_a_stub_that_does_not_run_is_no_browser(machine: Path) -> None:
    put(machine, "chromium", STUB)
    assert browsers.find_browser() is None
    put(machine, "chromium-browser", ANSWERS)
    assert browsers.find_browser() == machine / "chromium-browser"


def test_a_browser_named_by_hand_comes_first(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(machine, "chromium", ANSWERS)
    named = put(machine, "my-chromium", ANSWERS)
    monkeypatch.setenv("KOKAI_BROWSER", str(named))
    assert browsers.find_browser() == named


def test_a_missing_browser_is_installed_by_root(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put(machine, "fc-list", JAPANESE_FONT)
    put_apt(machine, installs={"chromium": ANSWERS})
    assert chromium.ensure_browser() == machine / "chromium"
    update, install = asked(machine)
    assert " update" in update
    assert install.endswith(" install chromium")


def test_a_missing_font_is_installed_through_sudo_that_never_asks_for_a_password_in_ci(machine: Path) -> None:
    put(machine, "chromium", ANSWERS)
    put(machine, "fc-list", NO_FONT)
    put(machine, "sudo", f'#!/bin/sh\necho "sudo $1" >> "{machine}/asked"\nshift\nexec "$@"\n')
    put_apt(machine, installs={"fc-list": JAPANESE_FONT})
    assert chromium.ensure_browser() == machine / "chromium"
    assert asked(machine).count("sudo --non-interactive") == 2
    assert asked(machine)[-1].endswith(" install fontconfig fonts-noto-cjk")


@pytest.mark.parametrize(
    ("apt", "message"),
    [
        ("none", "KOKAI_BROWSER"),
        ("no right", "管理者の権限が必要です。管理者として実行してください: sudo apt-get install chromium fontconfig"),
    ],
)
def test_where_nothing_can_be_installed_the_message_tells_what_a_person_can_do(
    machine: Path, capsys: pytest.CaptureFixture[str], apt: str, message: str
) -> None:
    if apt == "no right":
        put_apt(machine, installs={"chromium": ANSWERS, "fc-list": JAPANESE_FONT})
    assert chromium.main() == 2
    assert message in capsys.readouterr().err
    assert asked(machine) == []


def test_a_failed_installation_is_no_success(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put(machine, "fc-list", JAPANESE_FONT)
    put_apt(machine, installs={}, exit_code=100)
    assert chromium.main() == 2
    assert "手で導入してください: sudo apt-get install chromium" in capsys.readouterr().err


def test_a_package_that_is_only_a_stub_is_told_too(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put(machine, "fc-list", JAPANESE_FONT)
    put_apt(machine, installs={"chromium": STUB})
    assert chromium.main() == 2
    assert "動くブラウザー" in capsys.readouterr().err
