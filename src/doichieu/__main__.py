"""`python -m doichieu` is the same program."""

import sys

from .launcher import main

sys.exit(main())
