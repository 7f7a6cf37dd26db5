"""What is declared in YAML beside the forms; an installed package has it compiled to JSON."""

import json
from collections.abc import Mapping
from pkgutil import get_data
from typing import Any

PACKAGE = "govlint.schema"


def load(name: str) -> Mapping[str, Any]:
    """Return the contents of ``schema/<name>.yaml``."""
    try:
        compiled = get_data(PACKAGE, f"{name}.json")
    except FileNotFoundError:
        import yaml  # noqa: PLC0415  a checkout only, `setup.py` says why

        loaded: Mapping[str, Any] = yaml.safe_load(
            (get_data(PACKAGE, f"{name}.yaml") or b"").decode()
        )
        return loaded
    found: Mapping[str, Any] = json.loads(compiled or b"{}")
    return found
