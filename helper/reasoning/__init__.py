"""From what is known and what was told to what follows; pure, with the trace of reasons."""
