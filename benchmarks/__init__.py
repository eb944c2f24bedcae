"""What the README's figures come from: each program prints its progress to stderr and one JSON object last."""
