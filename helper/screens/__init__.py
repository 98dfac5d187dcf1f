"""The full-screen front end; nothing else draws with Textual."""
