"""From source text to optimizer constructions: own scopes and name binding on Python's ``ast``.

:mod:`~ms_compat_lint.sites.prefilter` is all that most files need, so nothing else is loaded with the package.
"""
