"""The board's script: its files are parts of one module, so a name may be declared in one of them alone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

WEB = Path(__file__).parent.parent / "dashboard" / "components" / "web"
_DECLARED = re.compile(r"^(?:export )?(?:async )?(?:const|let|var|class|function)\*? (\w+)", re.MULTILINE)


def test_no_name_is_declared_twice() -> None:
    names = Counter(name for file in WEB.glob("*.js") for name in _DECLARED.findall(file.read_text("utf-8")))
    assert [name for name, number in names.items() if number > 1] == []
