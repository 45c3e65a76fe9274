"""What one call's settings do: how far the two frameworks' weights drift apart, why, and what a fix would change.

Needs the extra ``[updates]`` (numpy), and for a picture ``[plot]`` (matplotlib). ``estimate.estimate`` is the way in.
"""
