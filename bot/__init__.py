"""Terreau: the chat companion of a territory's educational community."""
