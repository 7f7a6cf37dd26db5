"""The canonical report: between `Report` and the JSON or YAML that the schemas describe."""

from govlint.codec.decode import read
from govlint.codec.encode import to_json, to_yaml

__all__ = ["read", "to_json", "to_yaml"]
