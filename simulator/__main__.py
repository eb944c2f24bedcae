"""`python -m simulator`: serve until interrupted."""

import argparse
import asyncio
import signal
import sys
from datetime import datetime

from simulator.server import DEFAULT_TOKEN, DEFAULT_USERNAME, Server

PORT = 8081


def main() -> int:
    """Read the command line and serve; gives back the exit code."""
    options = _options()
    try:
        asyncio.run(_serve(options))
    except OSError as error:
        sys.stderr.write(f"cannot listen on port {options.port}: {error}\n")
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m simulator", description="A strict offline stand-in for the Bot API."
    )
    parser.add_argument(
        "--port", type=int, default=PORT, help="port on 127.0.0.1; 0 takes a free one (default %(default)s)"
    )
    parser.add_argument("--clock", type=_moment, help="stand still at this time, e.g. 2026-11-23T08:00:00+01:00")
    parser.add_argument("--panel", help="address of a companion panel that the chat page shows")
    parser.add_argument(
        "--bot", action="append", type=_bot, metavar="TOKEN=USERNAME",
        help=f"a bot to serve, may be repeated (default {DEFAULT_TOKEN}={DEFAULT_USERNAME})",
    )  # fmt: skip
    return parser.parse_args()


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"no ISO time: {text}") from error
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("the time needs its zone")
    return moment


def _bot(text: str) -> tuple[str, str]:
    token, _, username = text.partition("=")
    number, colon, rest = token.partition(":")
    if not (number.isdecimal() and colon and rest and username):
        raise argparse.ArgumentTypeError("write 123456:token=Username")
    return token, username


async def _serve(options: argparse.Namespace) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    tokens = dict(options.bot) if options.bot else None
    async with Server(port=options.port, clock=options.clock, panel=options.panel, tokens=tokens) as server:
        sys.stdout.write(f"simulator on {server.url} (chat page: {server.url}/page/)\n")
        sys.stdout.flush()
        await stop.wait()


if __name__ == "__main__":
    sys.exit(main())
