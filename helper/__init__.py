"""Complaint Helper: plain questions that lead to the doors open to a person with a complaint."""

__version__ = "0.1.0"
