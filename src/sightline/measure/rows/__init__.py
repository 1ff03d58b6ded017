"""A metric's observations: from its definition to the SELECT that gives them."""
