"""How the rules agree with what the complaint body really decided."""
