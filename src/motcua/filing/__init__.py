"""Filing online (nộp hồ sơ trực tuyến): what a citizen prepares, sends, answers and keeps."""
