"""The region of the demonstration: thirty made-up territories that live a school year."""
