"""The page of the index of QĐ 766/QĐ-TTg, what stands behind each of its numbers, and its table as CSV."""
