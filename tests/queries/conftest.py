"""The same real, empty home as the actions have."""

from tests.actions.conftest import desk, home

__all__ = ["desk", "home"]
