"""What a change touched: the change itself, the findings in its lines, and what is said of them in a review."""
