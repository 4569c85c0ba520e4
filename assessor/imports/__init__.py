"""Control sets and mappings of others into drafts of rule packs: one module a format, one writer for all of them."""
