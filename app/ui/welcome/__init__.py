"""The first screen: what this is, what it cannot do, and a door for each person."""
