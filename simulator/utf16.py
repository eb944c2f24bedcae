"""Lengths and positions counted as Telegram counts them: in UTF-16 code units."""


def length(text: str) -> int:
    """UTF-16 units in the text (an emoji outside the basic plane counts two)."""
    return len(text) + sum(ch > "\uffff" for ch in text)


def at(text: str, units: int) -> int:
    """The position in characters of a UTF-16 offset; inside a pair it rounds up, past the end it stops there."""
    if text.isascii():
        return min(units, len(text))
    seen = 0
    for index, ch in enumerate(text):
        if seen >= units:
            return index
        seen += 2 if ch > "\uffff" else 1
    return len(text)
