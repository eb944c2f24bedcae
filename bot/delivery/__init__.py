"""What leaves the bot: the way to Telegram, its errors in our words, and the sender that empties the outbox."""
