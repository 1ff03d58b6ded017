"""No credential leaves a reader, wherever in a call it stood."""

from __future__ import annotations

import base64
import io
import json
import re
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.contract.traffic import secret_scan
from sightline.contract.traffic.reader import exchanges
from sightline.contract.traffic.redaction import Redaction
from sightline.contract.traffic.secret_shapes import ENDS_OF_NAMES, SHAPES, shapes_gone
from tests.contract.traffic.written import FORMS, call

SALT = b"0123456789abcdef"


def _jwt(claims: dict[str, str]) -> str:
    head = base64.urlsafe_b64encode(b'{"alg":"HS256"}').decode().rstrip("=")
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"{head}.{body}.c2lnbmF0dXJlc2VjcmV0"


# A planted secret has these letters in it, so that no other text does. The shapes of issuers are
# put together here, so that no scanner takes them for real ones.
MARK = "pLaNtEd0"
TOKENS = {
    "json web token": _jwt({"sub": MARK}),
    "stripe": "sk_" + "live_" + MARK + "4eC39HqLyjWDarjtT1zd",
    "github": "gh" + "p_" + MARK + "abcdefghijklmnopqrstuvwxyz12",
    "github fine": "github" + "_pat_" + MARK + "11AAAAAAA0abcdefgh",
    "gitlab": "glp" + "at-" + MARK + "abcdefghij12",
    "aws": "AKI" + "A" + "PLANTED0IOSFODNN",
    "slack": "xox" + "b-" + MARK + "-123456-abcdef",
    "google": "AIz" + "a" + MARK + "SyA1234567890abcdefghijklmno",
    "npm": "np" + "m_" + MARK + "abcdefghijklmnopqrst12345678",
    "openai": "s" + "k-" + MARK + "abcdefghijklmnopqrst",
}
HEADERS = {
    "Authorization": "Bearer " + MARK,
    "Cookie": "session=" + MARK,
    "X-Api-Key": MARK,
    "X-Auth-Token": MARK,
    "Ocp-Apim-Subscription-Key": MARK,
    "Referer": f"https://me:{MARK}@example.com/a?access_token={MARK}",
}
PARAMETERS = {
    "access_token": MARK,
    "api_key": MARK,
    "X-Amz-Signature": MARK,
    "client_secret": MARK,
    "redirect_uri": f"https%3A%2F%2Fx%2F%3Ftoken%3D{MARK}",
    "user%5Bpassword%5D": MARK,
}


def everything_told(form: str, **more: object) -> str:
    data = FORMS[form]([call(**more)])
    source = exchanges(io.BytesIO(data), salt=SALT)
    return repr([astuple(found) for found in source]) + repr(source.tally)


@pytest.mark.parametrize("form", FORMS)
def test_headers_with_credentials_are_not_told(form: str) -> None:
    for name, value in HEADERS.items():
        said = everything_told(form, headers={name: value}, answered={"Set-Cookie": MARK})
        assert MARK not in said, name


@pytest.mark.parametrize("form", FORMS)
def test_parameters_with_credentials_are_not_told(form: str) -> None:
    for name, value in PARAMETERS.items():
        said = everything_told(form, url=f"https://h/a?limit=2&{name}={value}&page=3")
        assert MARK not in said, name
        assert "limit=2" in said and "page=3" in said


@pytest.mark.parametrize("form", FORMS)
def test_well_known_keys_are_not_told_wherever_they_stand(form: str) -> None:
    for token in TOKENS.values():
        assert_not_told(form, token)


def assert_not_told(form: str, token: str) -> None:
    said = everything_told(
        form, url=f"https://h/reset/{token}/x?note={token}", agent=f"tool {token}", user=token,
        headers={"X-Note": f"it is {token}."}, request_body=json.dumps({"note": token}),
        response_body=json.dumps([{"note": token}]),
    )  # fmt: skip
    for part in token.split("."):
        assert part not in said


@pytest.mark.parametrize("form", FORMS)
def test_user_and_password_of_an_address_are_not_told(form: str) -> None:
    assert MARK not in everything_told(form, url=f"https://me{MARK}:{MARK}@h/a")


@pytest.mark.parametrize(
    "body",
    [
        '{"password": "%s"}', '{"a": [{"clientSecret" : "%s"}]}', '{"access_token":"%s","n":1}',
        '{"refresh_token": "%s', '{\n  "api_key"\n: "x\\"%s"}', '{"user": {"cvc": "%s"}}',
    ],
)  # fmt: skip
def test_bodies_keep_their_form_without_their_secrets(body: str) -> None:
    said = everything_told("har", request_body=body % MARK, response_body=body % MARK)
    assert MARK not in said
    assert said.count("[redacted]") == 2


def test_a_harmless_body_is_left_as_it_is() -> None:
    body = '{"token_type": "bearer", "author": "a", "monkey": "b", "key": "mit", "passed": "c"}'
    assert Redaction().body(body, "application/json") == body


def test_a_form_keeps_its_fields_without_its_secrets() -> None:
    body = f"grant_type=password&username=a&password={MARK}&client_secret={MARK}"
    kept = Redaction().body(body, "application/x-www-form-urlencoded; charset=utf-8")
    assert kept == "grant_type=password&username=a&password=[redacted]&client_secret=[redacted]"


def test_equal_keys_have_equal_fingerprints_under_one_salt() -> None:
    one, other = Redaction(SALT), Redaction(b"another")
    assert one.fingerprint("k") == Redaction(SALT).fingerprint("k") != other.fingerprint("k")
    assert one.fingerprint("k") != one.fingerprint("l")
    assert Redaction().fingerprint("k") == ""


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("Bearer abc", "abc"), ("bearer abc", "abc"), ("abc", "abc"),
        ("Basic " + base64.b64encode(b"abc:").decode(), "abc"),
        ("Basic " + base64.b64encode(b"me:pw").decode(), "me:pw"), ("Token abc", "abc"),
    ],
)  # fmt: skip
def test_a_key_is_the_same_however_it_is_sent(header: str, meant: str) -> None:
    redaction = Redaction(SALT)
    _, caller = redaction.headers([("authorization", header)])
    assert caller.key == redaction.fingerprint(meant)


@pytest.mark.parametrize("claim", ["client_id", "azp", "appid", "cid"])
def test_a_token_tells_the_client_that_it_was_issued_to(claim: str) -> None:
    token = _jwt({claim: "acme-sync", "sub": "jane@example.com"})
    _, caller = Redaction(SALT).headers([("authorization", f"Bearer {token}")])
    assert caller.client_id == "acme-sync"


def test_a_user_name_that_is_a_key_becomes_a_fingerprint() -> None:
    [found] = exchanges(
        io.BytesIO(FORMS["combined"]([call(user="a9f8e7d6c5b4a3f2e1d0a9b8")])), salt=SALT
    )
    assert (found.client_id, found.key) == (
        "",
        Redaction(SALT).fingerprint("a9f8e7d6c5b4a3f2e1d0a9b8"),
    )
    [found] = exchanges(io.BytesIO(FORMS["combined"]([call(user="acme")])), salt=SALT)
    assert (found.client_id, found.key) == ("acme", "")


@given(st.from_regex(SHAPES, fullmatch=True), st.sampled_from(["", "a ", 'é"']))
def test_no_key_escapes_the_quick_look(key: str, before: str) -> None:
    assert secret_scan.may_hold_key(f'{before}{key}", "b": 1')
    body = json.dumps({"note": f"{before}{key}"}, ensure_ascii=False)
    assert Redaction().body(body, "application/json") == shapes_gone(body)


@given(
    st.from_regex(re.compile(rf"[ -~]{{0,3}}{ENDS_OF_NAMES}", re.IGNORECASE), fullmatch=True),
    st.sampled_from(["", " ", "\n\t", "\x1f\x85\u2003"]),
)
def test_no_secret_name_escapes_the_quick_look(name: str, space: str) -> None:
    assert secret_scan.may_name_secret(f'{{"{name}"{space}:1}}')


def test_letters_that_python_holds_for_the_same_are_held_for_the_same() -> None:
    every = "".join(map(chr, range(0x80, 0xD800)))
    for letter in "abcdefghijklmnopqrstuvwxyz":
        same = set(re.findall(letter, every, re.IGNORECASE))
        assert same == set(secret_scan._SAME_LETTERS.get(letter, ""))


@pytest.mark.parametrize("end", ["", '"', "\\", '\\"', "\\\\"])
def test_a_body_cut_off_within_a_secret_does_not_tell_it(end: str) -> None:
    kept = Redaction().body('{"token": "a\\\n' + MARK + end, "application/json")
    assert isinstance(kept, str) and MARK not in kept and "[redacted]" in kept


def test_each_member_of_a_secret_name_loses_its_value_and_no_other() -> None:
    body = '{"token":"a","x":"token","y":["token"],"token" : -1.5e3,"token":null,"n":"token"}'
    kept = body.replace('"a"', '"[redacted]"').replace("-1.5e3", '"[redacted]"')
    assert Redaction().body(body, "application/json") == kept
