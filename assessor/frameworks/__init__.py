"""Each framework in a room of its own: statements, rules, checks, arithmetic, words, pages. `registry` lists them."""
