"""What the room of careers reads, scored on data with known answers."""
