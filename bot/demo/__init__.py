"""The demonstration: a simulated Telegram, a town to play with, a clock to turn. Offline, on a throw-away database."""
