from motcua.statistics.tests.conftest import forgotten, places

__all__ = ["forgotten", "places"]
