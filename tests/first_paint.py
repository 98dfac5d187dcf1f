"""Starts a command in a pseudo-terminal and waits until its first screen asks something; exits 1 if it does not."""

from __future__ import annotations

import os
import pty
import select
import struct
import sys
import time
from fcntl import ioctl
from termios import TIOCSWINSZ

LONGEST_WAIT = 20.0
WANTED = b"Before anything else"


def paints(command: list[str]) -> bool:
    """Whether the command's first question appears on an 80 by 24 screen before the longest wait is over."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], command)  # noqa: S606  (the command under test)
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen, until = b"", time.monotonic() + LONGEST_WAIT
    while WANTED not in seen and time.monotonic() < until:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    return WANTED in seen


if __name__ == "__main__":
    painted = paints(sys.argv[1:])
    sys.stdout.write("The first screen is painted.\n" if painted else "The first screen was not painted.\n")
    sys.exit(0 if painted else 1)
