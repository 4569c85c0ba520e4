"""CMMC 2.0 (32 CFR part 170): everything of this framework that is not YAML."""
