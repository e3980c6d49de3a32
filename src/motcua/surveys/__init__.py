"""What citizens say of how they were served (đánh giá mức độ hài lòng)."""
