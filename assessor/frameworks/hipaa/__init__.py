"""The HIPAA Security and Breach Notification Rules (45 CFR part 164): everything of this framework that is not YAML."""
