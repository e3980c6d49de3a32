"""The counter's answers to those who ask to act for an organisation."""
