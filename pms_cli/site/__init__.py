"""The public site: pages of a plan that need no server."""
