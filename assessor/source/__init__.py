"""Text to located data. The only package that imports yaml and jsonschema, and only when a file must be read anew."""
