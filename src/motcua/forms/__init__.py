"""Electronic forms (biểu mẫu điện tử) of procedures: what is asked, on which condition, what an answer looks like."""
