"""One report with six mistakes, taken through everything that govlint writes."""
