"""What pms gives to other tools: one file a format."""
