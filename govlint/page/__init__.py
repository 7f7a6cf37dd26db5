"""The parts of the page that `govlint.outputs.html` puts together."""
