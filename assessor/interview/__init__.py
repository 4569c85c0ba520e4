"""An interview: what is asked next, what a reply says, and the engagement it makes. No terminal, no sentences."""
