"""What looks like chance and is none: drawn from a text, and the same on the tablet."""


def drawn(text: str) -> int:
    """FNV-1a, 32 bits (Fowler, Noll, Vo 1991)."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value
