"""The pages of the brief that speak a framework's own language, one module a framework."""
