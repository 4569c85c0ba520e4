"""Whether a brief still says what was found: performed again from what it carries, and its words compared.

Reading a PDF happens in a process of its own with limits (`child`), because the file may be anybody's.
"""
