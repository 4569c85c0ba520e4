"""The smallest change: what would bring an obligation in place today (docs/method.md, 13)."""
