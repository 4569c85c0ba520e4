"""SOC 2 (the AICPA trust services criteria): everything of this framework that is not YAML."""
