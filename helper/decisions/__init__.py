"""Past decisions: an index made in memory at first use, search, and what happened in such cases."""
