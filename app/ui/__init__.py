"""What is seen: the windows of the desk and of the organizer."""
