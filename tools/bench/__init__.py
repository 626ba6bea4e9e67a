"""Measures of speed: the commands on the real plan, ``pms lint`` beside its peers."""
