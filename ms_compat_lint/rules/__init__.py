"""One rule a file; ``registry`` finds them."""
