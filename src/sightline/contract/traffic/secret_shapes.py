"""What a secret looks like: names that hold one, and the shapes of well-known keys.

Names follow OAuth 2 (RFC 6749, 7009, 7521), RFC 9110 and the headers of common gateways; shapes
are those their issuers publish, and the JSON Web Token (RFC 7519).
"""

from __future__ import annotations

import re

__all__ = [
    "REDACTED",
    "is_secret_header",
    "is_secret_parameter",
    "shapes_gone",
    "shapes_gone_where_any",
    "without_secrets",
]

REDACTED = "[redacted]"
_HEADER = re.compile(
    r"authoriz|authentic|auth(?!or)|token|secret|passw|api[-_]?key|access[-_]?key|private[-_]?key"
    r"|subscription[-_]?key|function[-_]?key|signature|credential|session|cookie|csrf|xsrf|jwt"
    r"|assertion|(?:^|[-_])(?:key|sig|hmac|otp|pin)$",
    re.IGNORECASE,
)
_HARMLESS_HEADERS = frozenset(
    (
        "www-authenticate", "proxy-authenticate", "x-oauth-scopes", "x-accepted-oauth-scopes",
        "x-oauth-client-id", "access-control-allow-credentials",
    )
)  # fmt: skip
ENDS_OF_NAMES = (
    r"(?:token|secret|passw(?:or)?d|passphrase|(?<![a-z])pass|(?<![a-z])pwd|jwt|assertion"
    r"|(?:api|access|private|secret|account|shared|subscription|master|function)[-_]?key"
    r"|signature|(?<![a-z])sig|hmac|credentials?|authorization|(?<![a-z])auth|cookie"
    r"|sess(?:ion)?[-_]?id|(?<![a-z])sid|(?<![a-z])otp|cvv|cvc|code_verifier)"
)
_MEMBER = re.compile(rf".*{ENDS_OF_NAMES}\Z", re.IGNORECASE | re.DOTALL)
_PARAMETER = re.compile(rf"(?:.*{ENDS_OF_NAMES}|key|session)\]?\Z", re.IGNORECASE)
_TOKEN_RUN = re.compile(r"[A-Za-z0-9_.\-]{12}|(?:B(?:asi|eare)|Diges|Negotiat)|BEGIN")
SHAPES = (
    r"eyJ[A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_-]*){0,4}"  # JSON Web Tokens
    r"|(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{6,}|whsec_[A-Za-z0-9+/=]{10,}"  # Stripe
    r"|gh[opusr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,}"  # GitHub
    r"|gl(?:pat|ptt|rt|dt|soat|cbt)-[A-Za-z0-9_.-]{10,}"  # GitLab
    r"|(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}"  # AWS
    r"|xox[a-z](?:-[A-Za-z0-9]+){2,}|xapp-[A-Za-z0-9-]{10,}"  # Slack
    r"|AIza[A-Za-z0-9_-]{20,}|ya29\.[A-Za-z0-9_-]{10,}|GOCSPX-[A-Za-z0-9_-]{10,}"  # Google
    r"|SG\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}|key-[0-9a-f]{32}"  # SendGrid, Mailgun
    r"|npm_[A-Za-z0-9]{20,}|pypi-[A-Za-z0-9_-]{16,}|rubygems_[0-9a-f]{20,}"
    r"|shp(?:at|ca|pa|ss|tka)_[A-Za-z0-9]{16,}|sq0[a-z]{3}-[A-Za-z0-9_-]{16,}"  # Shopify, Square
    r"|do[opr]_v1_[a-f0-9]{16,}|hv[sbr]\.[A-Za-z0-9_-]{16,}|dapi[a-f0-9]{20,}"
    r"|sk-[A-Za-z0-9_-]{16,}|hf_[A-Za-z0-9]{20,}|lin_api_[A-Za-z0-9]{16,}|ntn_[A-Za-z0-9]{20,}"
    r"|PMAK-[A-Za-z0-9-]{16,}|EAA[A-Za-z0-9]{30,}|AQE[a-z0-9]{2}[A-Za-z0-9+/=]{30,}"
    r"|-----BEGIN[A-Z ]*PRIVATE KEY-----[^\"]*"
    r"|(?:Bearer|Basic|Digest|Negotiate)(?:\s|%20|\+)+(?=[A-Za-z0-9])[A-Za-z0-9+/=._~%-]{8,}"
)
_SHAPES = re.compile(SHAPES)
# One of these is in every such key.
MARKS_OF_KEYS = (
    r"eyJ|_live_|_test_|whsec_|gh[opusr]_|_pat_|glpat-|glptt-|glrt-|gldt-|glsoat-|glcbt-"
    r"|AKIA|ASIA|ABIA|ACCA|xox|xapp-|AIza|ya29\.|GOCSPX-|SG\.|key-|npm_|pypi-|rubygems_"
    r"|shpat_|shpca_|shppa_|shpss_|shptka_|sq0|do[opr]_v1_|hv[sbr]\.|dapi|sk-|hf_|lin_api_|ntn_"
    r"|PMAK-|EAA|AQE|PRIVATE KEY|Bearer|Basic|Digest|Negotiate"
)
_USER_INFO = re.compile(r"(?<=://)[^/?#\s@\"]*(?:@[^/?#\s@\"]*)*@")
_PAIR = re.compile(
    rf"((?:^|[?&#;\s])[^=&#;?\s\"]*{ENDS_OF_NAMES}(?:%5D|\])?=|(?:^|[?&#;])(?:key|session)=)"
    r"[^&#;\s\"]+",
    re.IGNORECASE,
)


def is_secret_header(name: str) -> bool:
    """Tell whether a header of this name (in lower case) holds a credential."""
    return name not in _HARMLESS_HEADERS and _HEADER.search(name) is not None


def is_secret_parameter(name: str) -> bool:
    """Tell whether a parameter of an address or a field of a form holds a credential."""
    return _PARAMETER.match(name) is not None


def is_secret_member(name: str) -> bool:
    """Tell whether a member of a JSON object holds a credential (`key` alone mostly doesn't)."""
    return _MEMBER.match(name) is not None


def without_secrets(text: str) -> str:
    """Return a text (a header's value, an address) without what looks like a secret in it.

    >>> without_secrets("https://me:pw@api.example.com/a?limit=2&access_token=abc#x")
    'https://api.example.com/a?limit=2&access_token=[redacted]#x'
    """
    if "@" in text and "://" in text:
        text = _USER_INFO.sub("", text)
    if "=" in text:
        text = _PAIR.sub(rf"\1{REDACTED}", text)
    return shapes_gone_where_any(text)


def shapes_gone_where_any(text: str) -> str:
    """The same as `shapes_gone`, quicker for short texts that hold none."""
    return shapes_gone(text) if _TOKEN_RUN.search(text) else text


def shapes_gone(text: str) -> str:
    """Return a text without what has the shape of a well-known key."""
    return _SHAPES.sub(REDACTED, text)
