"""The decision pages: what to buy, what it costs, what it leaves to chance, function by function, and why."""
