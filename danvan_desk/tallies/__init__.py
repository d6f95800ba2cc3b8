"""The official tables: definitions as data, counted from the books, checked against their own identities, exported."""
