"""What `make bench` measures. Every figure is a ratio to something measured in the same run; nothing here is a test."""
