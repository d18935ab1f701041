"""What content/ holds, and whose each file is."""
