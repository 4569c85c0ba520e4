"""The command line: arguments, messages, exit codes. The only place that prints or knows the machine."""
