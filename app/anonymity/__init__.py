"""Who could be recognised: pure text work over the people of a case."""
