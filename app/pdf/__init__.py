"""Paper: public documents made of anonymized text, and the proof that they are clean."""
