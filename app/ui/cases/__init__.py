"""The list of cases: code names, states, due times and roles; never a title, a name or a count."""
