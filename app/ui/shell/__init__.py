"""The windows themselves: which screen is seen, and what follows from what the screens announce."""
