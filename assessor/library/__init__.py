"""Files to one linked library, and the cache that spares reading them twice."""
