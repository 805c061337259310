"""Taking a report at a desk: danger, route, listening, reading back, sealing; nothing here can open a report."""
