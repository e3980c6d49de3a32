"""The demo: the model case brought to life from real units, real procedures and the real rules."""
