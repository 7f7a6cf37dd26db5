"""How the page looks, and the policy that lets nothing else in."""

from base64 import b64encode
from hashlib import sha256
from pkgutil import get_data

_BARS = "".join(f".w{width} {{ width: {width}% }}\n" for width in range(1, 101))
"""Widths of bars, in hundredths: the policy forbids styles on elements."""

STYLE = f"\n{(get_data('govlint.page', 'style.css') or b'').decode()}\n{_BARS}"

POLICY = (
    "default-src 'none'; "
    f"style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'"
)
"""No script, picture, font or address but what stands in the page, and no style but this one."""
