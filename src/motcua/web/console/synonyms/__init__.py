"""What people say in their own words: synonyms for the search, tried out while one types."""
