"""Composite indices: criteria with points, scores with evidence, appraisal, and what they come to (QĐ 2948/QĐ-BNV)."""
