"""From broken equalities to mistakes: the system, the search, the ranking and their limits."""
