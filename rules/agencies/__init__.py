"""GL7: rules that compare the reports of a run with each other."""
