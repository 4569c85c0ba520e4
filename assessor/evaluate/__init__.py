"""From a plan and an engagement to verdicts: docs/method.md in code. Pure: no clock, no files."""
