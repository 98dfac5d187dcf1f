"""What the knowledge files may say, and how they are read and checked."""
