"""Letters to the reporter: written in a language, copied, and marked as sent; the app sends nothing."""
