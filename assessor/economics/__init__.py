"""What each arrangement costs and risks, and the cheapest one that complies (docs/economics.md)."""
