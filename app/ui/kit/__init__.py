"""The parts every screen is built of; they know how things look and read, never what a case is."""
