"""Rules over a plan: one file a rule, an engine that runs them."""
