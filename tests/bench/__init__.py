"""Benchmarks: what govlint costs, as ratios to yardsticks run in the same minute."""
