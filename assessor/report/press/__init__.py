"""The press: a brief is laid out part by part, and joined; parts that are known are not laid out again."""
