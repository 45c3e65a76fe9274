"""The site: ``bash .ci/docs`` builds it."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent

project = "ms-compat-lint"
release = re.search(r'__version__ = "(.+)"', (HERE.parent / "ms_compat_lint/__init__.py").read_text("utf-8")).group(1)
html_title = f"ms-compat-lint {release}"
html_theme = "furo"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_show_copyright = False
html_copy_source = False
html_show_sourcelink = False

extensions = ["myst_parser"]
exclude_patterns = ["_build", "_generated", "benchmarks", "examples", "generator", "vendors"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
nitpicky = True
