"""``python -m ms_compat_lint.frontends.lsp``."""

from ms_compat_lint.frontends.lsp import main

raise SystemExit(main())
