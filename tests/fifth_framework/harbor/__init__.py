"""A made-up framework: everything of it that is code."""
