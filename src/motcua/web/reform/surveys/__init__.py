"""Satisfaction surveys (khảo sát hài lòng): run by coordinators and controllers, published for everybody."""
