"""Audits suppression in published snapshots with a linear programme."""
