"""NumPy models of every optimizer's update, so that its effect can be told without either framework.

Needs the extra ``[updates]`` (numpy). ``trajectory.run`` is the way in.
"""
