"""What lies in seeds/, and what becomes of it."""
