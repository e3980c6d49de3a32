"""Electronic forms (biểu mẫu điện tử) of procedures: what is asked, under which condition, and what an answer must look like."""
