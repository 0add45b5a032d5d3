"""The pages, one a file: `register(desk)`, then `content(...)` which draws ready data, then private pieces."""
