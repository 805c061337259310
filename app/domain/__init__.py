"""What things are: values and rules, without Qt, SQL, ciphers, clocks or random numbers."""
