"""The methods of the Bot API, one module a noun."""
