"""The summary to take away: its content once, and a face for each format."""
