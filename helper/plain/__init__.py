"""The line-by-line front end: plain numbered lines, for screen readers, pipes and simple terminals."""
