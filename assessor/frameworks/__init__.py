"""Each framework's own arithmetic: scores, levels, instruments, clocks. Rules with numbers live in rules/scoring."""
