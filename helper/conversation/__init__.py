"""What is said next: pure, (knowledge, session, today, words) -> Turn. Both front ends speak through it."""
