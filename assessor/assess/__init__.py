"""The engine: a plan and an engagement to one result object, and to explanations."""
