"""``python -m pms_cli``: the same as the ``pms`` command."""

from pms_cli.cli import main

if __name__ == "__main__":
    main()
