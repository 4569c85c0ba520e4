"""How things connect: the networkx graph of the whole library, and its compiled form. Only here networkx is known."""
