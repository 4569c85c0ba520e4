"""The papers a client hands over: built from the result and the engagement, and written out in several formats."""
