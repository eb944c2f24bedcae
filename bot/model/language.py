"""In which words a person is spoken to."""

from __future__ import annotations

from typing import ClassVar


class Language(str):
    """The code of a file of content/texts: « fr », « ar ». Which ones there are is said by that folder."""

    __slots__ = ()
    FRENCH: ClassVar[Language]
    SIMPLE_FRENCH: ClassVar[Language]
    ENGLISH: ClassVar[Language]


Language.FRENCH, Language.SIMPLE_FRENCH, Language.ENGLISH = Language("fr"), Language("fr-simple"), Language("en")
