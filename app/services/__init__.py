"""What the app can do: one verb a function, in the words of the domain."""
