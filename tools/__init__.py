"""What maintains the project: generated pages, measures. Not installed."""
