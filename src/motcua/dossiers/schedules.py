"""The working time of a service centre: that of the administrative unit it serves."""
