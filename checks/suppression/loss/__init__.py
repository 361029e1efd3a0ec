"""Compares what different methods hide."""
