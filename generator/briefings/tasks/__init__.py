"""What one command does beside the build."""
