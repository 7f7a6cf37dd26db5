"""How the tests run: property tests try the same examples each time, so that a red test stays red.

``pytest --hypothesis-profile=explore`` tries others.
"""

from hypothesis import settings

settings.register_profile("default", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=5_000, deadline=None)
settings.load_profile("default")
