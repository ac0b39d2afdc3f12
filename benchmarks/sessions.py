"""Sessions without a browser: clients that speak Streamlit's protocol, many at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.servers import Server

SPREAD_SECONDS = 5.0


def together(server: Server, queries: Sequence[str]) -> tuple[float, float]:
    """One session for each query: the median seconds of one action each within 5 s, and the server's MB.

    An action is a run with another address, from sending it to the message that the run is over.
    """
    with ThreadPoolExecutor(1) as own:  # Playwright's loop already runs in this thread
        return own.submit(lambda: asyncio.run(_together(server, queries))).result()


async def _together(server: Server, queries: Sequence[str]) -> tuple[float, float]:
    address = server.address.replace("http://", "ws://") + "/_stcore/stream"
    sessions = [await connect(address, max_size=None, subprotocols=["streamlit"]) for _ in queries]  # type: ignore[list-item]
    try:
        for session in sessions:
            await _run(session, "")
        memory = server.memory()
        step = SPREAD_SECONDS / len(queries)
        actions = [
            _later(n * step, one, query) for n, (one, query) in enumerate(zip(sessions, queries, strict=True))
        ]
        return median(await asyncio.gather(*actions)), memory
    finally:
        await asyncio.gather(*(session.close() for session in sessions))


async def _later(delay: float, session: ClientConnection, query: str) -> float:
    await asyncio.sleep(delay)
    return await _run(session, query)


async def _run(session: ClientConnection, query: str) -> float:
    """One run of the page; the seconds until it is over."""
    message = BackMsg()
    message.rerun_script.query_string = query
    start = time.perf_counter()
    await session.send(message.SerializeToString())
    while True:
        raw = await session.recv()
        answer = ForwardMsg()
        answer.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
        if answer.WhichOneof("type") == "script_finished":
            return time.perf_counter() - start
