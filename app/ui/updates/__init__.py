"""Updates to the reporter: the next date, what was missed, and a reminder for the phone."""
