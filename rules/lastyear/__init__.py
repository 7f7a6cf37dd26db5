"""GL6: rules that compare a report with that of the agency on the year before."""
