"""An example of rules for govlint."""
