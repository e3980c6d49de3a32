"""The official report forms: filled in for any period, exported, submitted and frozen."""
