"""The address: an outdated one never wins, and a click is done to its end."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest

from dashboard import address
from tests import tablegen

ROOT = Path(__file__).parent.parent


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("DATELINES_DATA", str(tablegen.write(tablegen.canal(), tmp_path)))
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def test_an_address_that_was_replaced_does_not_come_back(app: AppTest) -> None:
    app.query_params["kind"] = "assault"
    app.run()
    app.button(key="clear").click().run()
    assert "kind" not in app.query_params
    app.query_params["kind"] = "assault"  # as a message sends it that left the browser with the click
    app.run()
    assert "kind" not in app.query_params


def test_a_new_address_holds(app: AppTest) -> None:
    app.query_params["kind"] = "assault"
    app.run()
    app.button(key="clear").click().run()
    app.query_params["kind"] = "aid"
    app.run()
    assert app.query_params["kind"] == "aid"


def test_an_interrupted_action_is_done_to_its_end() -> None:
    done: list[str] = []

    def action() -> None:
        done.append("begun")
        if len(done) < 3:
            raise RerunException(RerunData())
        done.append("done")

    with pytest.raises(RerunException):
        address.to_the_end(action)
    assert done == ["begun", "begun", "begun", "done"]
