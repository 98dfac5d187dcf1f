"""What a person told: frozen answers, whose word they are, and the versions of the case format."""
