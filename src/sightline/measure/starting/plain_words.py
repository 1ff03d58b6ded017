"""Words by which feedback is sorted before anybody has read it: what hurts, and what says nothing.

English and a little German, folded (`ä` is `a`). Words of what hurts are compared as they stand.
"""

from __future__ import annotations

_SLOW = """
slow slower slowly slowness latency lag lags laggy lagging timeout timeouts wait waits waiting
delay delays delayed hang hangs sluggish langsam langsamer trage warten wartezeit seconds
"""
_FAILED = """
error errors fail fails failed failing failure failures broken crash crashes crashed exception
outage 400 404 409 422 429 500 502 503 504 fehler fehlermeldung fehlermeldungen
"""
_ACCESS = """
auth authenticate authenticated authentication authorization oauth token tokens credential
credentials login signin signup unauthorized forbidden 401 403 onboarding anmelden anmeldung
zugang apikey
"""
_SAY_NOTHING = """
get list create update delete post put patch add remove set new all by for the api rest id of a an
and or to in on at with from is it this that my your our me we you i be do not no yes check
retrieve fetch find show read write save make count item object resource data info detail type
value name code status state version test page time date day request response result call user
account customer people client service support help issue problem question error fail failure work
use change way thing service system app general default other misc public private internal admin
batch bulk single current self s t v v1 v2 v3 v4 need want can could would should when where what
why how but have has had was were are am been get got very please thank just like still so if as
there their them they then than more most much any some only also after before again out up down
off over into about because does did done one two will now even since every each always never
really which who its i'm don doesn didn isn cant und der die das ist nicht ich wir sie mit ein
eine fur auf den dem im zu von bei wird auch es an wenn aber oder wie nur noch schon immer mehr
sehr kann haben hat sind war
"""

_EVERYDAY = """
order case note lead block plan post match charge record report contact place point line run board
mark bill book form term share deal turn part model task job event state address balance
"""

SLOW = frozenset(_SLOW.split())
FAILED = frozenset(_FAILED.split())
ACCESS = frozenset(_ACCESS.split())
SAY_NOTHING = frozenset(_SAY_NOTHING.split())
"""What nearly every API says of everything, and what people say of anything."""
EVERYDAY = frozenset(_EVERYDAY.split())
"""What an API has many of, and people say of something else: "in the wrong order"."""
ACTING = "create|creating|created|place|placing|placed|get|post|cancel|update|delete|list|fetch"
"""Before an everyday word, these say that the thing of the API is meant: "create an order"."""

WHAT_HURTS = {
    SLOW: "slow answers or waiting",
    FAILED: "an error or a failure",
    ACCESS: "keys, tokens or signing in",
}
"""How each of these is told."""
