"""`python -m assay` is the command `assay`, where that is in no path."""

from assay.cli import main

if __name__ == "__main__":
    main()
