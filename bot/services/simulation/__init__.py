"""The calendar simulator: the planning of the real thing, lived week after week without a database or a chat."""
