"""Kinds of question: what typed words mean, what is wrong with them, and how an answer is shown."""
