"""Lets ``python -m helper`` do what the installed command does."""

from helper.command_line import main

if __name__ == "__main__":
    main()
