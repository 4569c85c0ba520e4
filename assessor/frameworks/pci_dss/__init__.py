"""PCI DSS v4.0.1: everything of this framework that is not YAML."""
