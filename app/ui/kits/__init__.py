"""Making the kit that lets a desk seal reports for this vault."""
