-- Without figures of rows that came a moment ago the planner guesses a few, and its nested loops are quadratic.
SELECT imports.analyze_staged_rows()
