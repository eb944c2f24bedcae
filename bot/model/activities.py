"""What an activity is made of."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """What an activity is: *geste*, *séance*, *posture*, *milieu*."""

    GESTE = "geste"
    SEANCE = "seance"
    POSTURE = "posture"
    MILIEU = "milieu"


class Level(StrEnum):
    INDIVIDUAL = "individual"
    CIRCLE = "circle"
    STRUCTURE = "structure"
    COMMUNE = "commune"


class Place(StrEnum):
    INDOORS = "indoors"
    OUTDOORS = "outdoors"
    ANYWHERE = "anywhere"


class Season(StrEnum):
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"
