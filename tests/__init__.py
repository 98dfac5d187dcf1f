"""A package, so that ``python -m tests...`` finds this one: a library of the tests installs another of that name."""
