"""One module a command; each has `add(parser)` and `run(options) -> int`."""
