"""Cases and summaries on disk: only where the person asked for it."""
