"""The community: its profile as it is edited, exchanged as a file, and carried by kits."""
