from motcua.statistics.tests.conftest import committed_places, forgotten, places

__all__ = ["committed_places", "forgotten", "places"]
