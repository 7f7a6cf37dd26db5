"""What must be true of a report: one YAML file or module per family of codes."""
