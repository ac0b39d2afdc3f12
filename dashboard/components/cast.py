"""Who takes part in an event, and how: who acts, towards whom, and who is named beside them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import strings
from dashboard.components import marks
from dashboard.corpus import Corpus
from dashboard.records import Event, Mention
from dashboard.roles import cast_of
from dashboard.theme import group_of

_TOGETHER = ("agree", "consult", "cooperate")


def cast(corpus: Corpus, event: Event, mentions: Sequence[Mention]) -> str:
    """One line: "Varland, against Ostmark; also named: Northern League", every name a link."""
    roles = cast_of(corpus, event, mentions)
    listed = {role: strings.and_list([_link(corpus, n) for n in names]) for role, names in roles.items()}
    acts = ", ".join(filter(None, (listed["agent"], _said(toward(event.event_type), listed["patient"]))))
    if not acts and not listed["speaker"]:
        return f'<p class="dl-cardactors">{listed["other"]}</p>' if listed["other"] else ""
    said = (acts, _said(strings.SAYS, listed["speaker"]), _said(strings.ALSO_NAMED, listed["other"]))
    return f'<p class="dl-cardactors">{"; ".join(filter(None, said))}</p>'


def toward(event_type: str) -> str:
    """How a deed of a kind meets somebody.

    >>> toward("assault"), toward("agree"), toward("aid")
    ('against', 'with', 'towards')
    """
    if group_of(event_type).name in ("press", "force"):
        return strings.AGAINST
    return strings.WITH if event_type in _TOGETHER else strings.TOWARDS


def _said(word: str, names: str) -> str:
    return f"{word} {names}" if names else ""


def _link(corpus: Corpus, name: str) -> str:
    actor = corpus.actor_named.get(name)
    return marks.actor_link(name, actor.actor_id if actor else None)
