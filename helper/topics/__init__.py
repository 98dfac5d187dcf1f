"""Topics, and signs of danger, from free words."""
