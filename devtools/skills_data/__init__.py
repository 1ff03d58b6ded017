"""What makes the tables and weights that skills are found with; it runs in the environment."""
