-- Without figures of a table that was made a moment ago the planner guesses, and guesses badly at scale.
ANALYZE keyed
