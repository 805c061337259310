"""The studio: from the original to a public text with nobody in it, finding by finding."""
