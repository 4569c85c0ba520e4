"""A result as the JSON object `assessment/1`: codes and text side by side, canonical bytes, and the way back."""
