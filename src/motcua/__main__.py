"""`python -m motcua`: the same as the program `motcua`."""

from motcua.cli import main

if __name__ == "__main__":
    main()
