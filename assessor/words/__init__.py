"""The only place that makes sentences: values and codes of a result in, plain English out."""
