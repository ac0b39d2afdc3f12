"""Texts that would do harm, or be lost, where a page or a file takes them for more than text; and tables full
of them.

`python -m tests.hostile FOLDER` writes the tables.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pipeline.table import Tables
from tests import tablegen
from tests.tablegen import Builder

HIT = "window.__hit=1"
AWAY = "http://evil.invalid"
STRINGS = (
    # HTML, scripts and event handlers
    f"<script>{HIT}</script>",
    f"</script><script>{HIT}</script>",
    f"<img src=x onerror={HIT}>",
    f"<svg onload={HIT}><circle r=9></svg>",
    f"<svg><script>{HIT}</script></svg>",
    f"<body onload={HIT}><iframe srcdoc='<script>parent.__hit=1</script>'>",
    f"<details open ontoggle={HIT}>x</details>",
    f"<input autofocus onfocus={HIT}>",
    f"<math><mtext><style><img src=x onerror={HIT}></style></mtext></math>",
    f'"><a href="javascript:{HIT}">here</a>',
    f"' onmouseover='{HIT}' x='",
    f'" autofocus onfocus="{HIT}" x="',
    "<b>bold</b> & <i>italic</i> &amp; &lt;u&gt; &#60; &copy;",
    "<!-- a comment --> after it <![CDATA[ data ]]>",
    "</li></ol></section></div></main> closes everything",
    f"<form action={AWAY}><button>Send</button></form>",
    f"<meta http-equiv=refresh content='0;url={AWAY}'>",
    f"<base href={AWAY}/>",
    # links
    f"javascript:{HIT}",
    "data:text/html,<script>parent.__hit=1</script>",
    f"[a link](javascript:{HIT})",
    f"{AWAY}/page and www.evil.invalid and mail@evil.invalid",
    # styles
    "<style>*{display:none!important}</style>",
    f"<link rel=stylesheet href={AWAY}/x.css>",
    "</style><style>body{visibility:hidden}</style>",
    f"x;background:url({AWAY}/x.png);position:fixed",
    # Markdown
    f"![picture]({AWAY}/x.png)",
    "**bold** _italic_ ~~gone~~ `code` [x][1]",
    "# heading",
    "- item",
    "1. first",
    "> quoted",
    "| a | b |\n|---|---|\n| c | d |",
    "***",
    "first line\n\n    second as code\n```\nfence",
    f"[1]: {AWAY} 'title'",
    # Streamlit's own signs, LaTeX, templates
    ":red[red] :blue-background[x] :small[y] :streamlit:",
    ":material/delete: :smile: :rainbow[all]",
    "a -- b -> c <= d ~= e <-> f :material_delete: :streamlit:",
    "$e^{i\\pi}$ and $$\\int x$$ and \\(x\\)",
    "\\href{javascript:alert(1)}{x} \\includegraphics{x}",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> %{x} {0} %s",
    "%3Cscript%3E%20+%26?a=b#c;d",
    # signs and scripts
    "👩‍🚀🏳️‍🌈👍🏽 ☎️ 𝔘𝔫𝔦 é",
    "null\x00byte bell\x07 escape\x1b[31m delete\x7f",
    "tab\there, line\u2028break, next\u0085line, nbsp\u00a0here",
    "zero\u200bwidth\u200djoin\ufeffmark soft\u00adhyphen",
    "override \u202egnp.exe\u202c and \u2066isolate",
    "unclosed \u202eoverride",
    "שלום עולם (123) مرحبا بالعالم",
    "北京和莫斯科签署协议，第一次。",
    "Z̷̡̛a̸l̵g̶o̸ " + "a" + "\u0301" * 40,
    # what looks like nothing or like a number
    "None",
    "nan",
    "null",
    "0",
    "W" * 300,
    "https://evil.invalid/" + "a/" * 120,
    # formulas
    '=HYPERLINK("http://evil.invalid","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+9)*cmd",
    "\t=1+1",
    "＝1+1",
    # quotes, backslashes and paths
    "\"double\" 'single' “curly” ‘curly’ «guillemets» „low“ `tick`",
    '"a";"b",c\r\nd',
    "C:\\new\\table\\0 \\n \\u003cb\\u003e",
    "../../etc/passwd",
    "?event=x&kind=aid#top",
)
"""Each must be shown as it stands, and do nothing."""

_EDTF = ("1938", "0045-03-01", "3000-12-31", "1956-07-24", "1911-23", "1938/..", "../1940-05")


def tables() -> Tables:
    """One event, one actor and one text for every string; each field of text holds a string."""
    build = Builder()
    for number, text in enumerate(STRINGS):
        _add(build, number, text, STRINGS[(number + 1) % len(STRINGS)])
    return build.tables()


def _add(build: Builder, number: int, text: str, other: str) -> None:
    """An event of two actors in a text that holds both strings."""
    doc, mention_id, event_id = doc_of(number), f"m{number:02d}", f"e{number:02d}"
    prose = f"{text}\n\nBefore. On a day {text} happened to {other}.\n\nAnd {other} was left over.\n"
    start = prose.index("On a day")
    quote = prose[start : prose.index("\n\nAnd ")]
    date = _EDTF[number % len(_EDTF)]
    told: dict[str, Any] = {
        "headline": text,
        "label": text,
        "event_type": "statement",
        "status": "happened",
        "actors": [text, other],
        "places": [text, other],
    } | tablegen.bounds(date)
    if number % 9 == 8:
        told |= {"edtf": text}
    mention = told | {
        "mention_id": mention_id,
        "event_id": event_id,
        "doc_id": doc,
        "sentence_start": start,
        "sentence_end": start + len(quote),
        "quote": quote,
        "trigger": text,
        "trigger_start": start + quote.index(text),
        "trigger_end": start + quote.index(text) + len(text),
        "timex_text": "On a day" if number % 2 else text,
        "timex_start": start,
        "timex_end": start + 8,
        "timex_type": "DATE",
        "timex_value": text,
        "anchor": text,
        "rule": text,
        "said_by": text,
        "confidence": 0.5,
        "merge_note": text,
    }
    event = told | {
        "event_id": event_id,
        "salience": 0.5,
        "n_documents": 1,
        "n_mentions": 1,
        "disputed": True,
        "dispute_note": text,
    }
    document = {
        "doc_id": doc,
        "path": text,
        "title": text,
        "publisher": text,
        "language": text,
        "published": text if number % 9 == 7 else "1990-05",
        "published_basis": "stated",
        "published_note": text,
        "sha256": text,
        "chars": len(prose),
        "text": prose,
    }
    actor = {
        "actor_id": actor_of(number),
        "name": text,
        "type": "state",
        "wikidata": text,
        "aliases": [text, f"{other} too"],
        "country": text,
        "n_events": 2,
        "n_documents": 2,
    }
    left = {
        "doc_id": doc,
        "start": prose.index("\n\nAnd ") + 6,
        "end": prose.index(" was left over"),
        "text": other,
        "kind": "timex",
        "reason": text,
    }
    build.rows["mentions"].append(mention)
    build.rows["events"].append(event)
    build.rows["documents"].append(document)
    build.rows["actors"].append(actor)
    build.rows["leftovers"].append(left)
    for place, role, name in ((number, "agent", text), ((number + 1) % len(STRINGS), "patient", other)):
        at = start + quote.index(name)
        part = {"mention_id": mention_id, "actor_id": actor_of(place), "role": role, "text": name}
        build.rows["participations"].append(part | {"start": at, "end": at + len(name)})


def doc_of(number: int) -> str:
    """A text's id, which is a file's name and may hold anything."""
    return f"{number:02d} {STRINGS[number]}"


def actor_of(number: int) -> str:
    """An actor's id."""
    return f"a{number:02d} {STRINGS[number]}"


if __name__ == "__main__":
    tablegen.write(tables(), Path(sys.argv[1]))
