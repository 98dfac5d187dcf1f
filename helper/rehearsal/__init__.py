"""Plays the scenarios of the knowledge: whether they give what they must, and what they reach."""
