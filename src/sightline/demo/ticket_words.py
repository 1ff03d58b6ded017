"""What the tickets of Relay's support desk say, by the area they are about.

A `{place}` in braces is filled with one of the words listed for it.
"""

from __future__ import annotations

from collections.abc import Mapping

SLOTS: Mapping[str, tuple[str, ...]] = {
    "city": (
        "Lisbon", "Leeds", "Lagos", "Oslo", "Pune", "Porto Alegre", "Warsaw", "Toronto", "Nairobi",
        "Osaka", "Lyon", "Tallinn", "Cork", "Adelaide", "Bilbao", "Austin",
    ),
    "language": ("Python", "Go", "PHP", "TypeScript", "Ruby", "Java", "C#", "Kotlin", "Elixir"),
    "endpoint": (
        "/orders", "/customers", "/webhooks", "/orders/bulk", "/customers/merge", "/search",
    ),
    "code": ("E1003", "E2210", "E4044", "E2214", "E1007", "E3001"),
    "tenths": ("0.6", "0.8", "1.1", "1.3", "0.9", "1.6", "0.7", "2"),
    "count": ("two", "three", "four", "five", "six", "eight"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "who": ("a colleague", "our intern", "my co-founder", "a contractor", "our test team", "QA"),
    "rows": ("300", "1,200", "4,000", "15,000", "60,000", "250,000"),
}  # fmt: skip

WORDS: Mapping[str, tuple[str, ...]] = {
    "search": (
        "Search takes {tenths} s from {city}. Is that normal?",
        "Type-ahead lags behind the keyboard with {rows} customers in the account",
        "We debounce for 400 ms because your search can't keep up. Any plans?",
        "Search was fine in the trial. With {rows} customers it hangs for {tenths} s on {day}s",
        "Users in {city} type the whole name and press enter before the list appears",
        "First search after a pause takes {tenths} s, the next ones are quick. Cache?",
        "Is there an endpoint for suggestions? /search is too slow for one request a key",
        "I get 429 from /search when I send a request for each letter. What is the limit?",
        "Results arrive in the wrong order because slow answers overtake. {language} client",
        "We index {rows} customers ourselves since /search takes {tenths} s. We'd rather not",
        "Search from {city} on {day} morning: {tenths} s at the 95th percentile, graph attached",
        "Could /search return fewer fields? I only need the name, and it takes {tenths} s",
    ),
    "errors": (
        "Got {code} from {endpoint}. What does it mean?",
        "Same mistake, two answers: JSON from {endpoint}, an HTML page from the others",
        "My {language} client crashes because {endpoint} answers an error with plain text",
        "{endpoint} says “Bad Request” and nothing else. Which field?",
        "A wrong id gives 404 on one endpoint and an empty list on the other. Which is it?",
        "Is there a list of all codes? I have met {code} and {count} others so far",
        "The error for a wrong key says Forbidden, and the one for an expired key does as well",
        "We match on the error text in {language}, and yesterday the text changed",
        "Why is a date in the wrong form a 500? It cost us {count} hours",
        "{endpoint} answered 200 with an error inside. Our retries never started",
        "I can't tell a mistake of ours from one of yours: both are {code}",
        "“KeyError” in a <pre> tag from {endpoint}. I suppose that wasn't meant for me",
    ),
    "token": (
        "How many requests does a token take? The guide says two, I count three",
        "“challenge expired” after {count} tries, and I am not that slow",
        "client not confirmed. Who confirms it? I have been waiting since {day}",
        "Is there a {language} sample that gets a token? Mine stops at the second request",
        "The third request says invalid grant. The first two were fine",
        "Our deploy needs a token and nobody is there to answer the challenge",
        "My token worked for an hour and then not. Is there a refresh I have missed?",
        "Why does a server need a challenge at all? We have a key",
        "I gave up on {day}. Could somebody just send me a token?",
        "{who} got a token with the same steps, I don't. {language}, behind a proxy in {city}",
        "The challenge has to be answered within 60 seconds; our build takes {count} minutes",
    ),
    "docs": (
        "The quickstart works. Where do I read what can go wrong?",
        "Your docs show the answer when all is well. What does {endpoint} say when it isn't?",
        "I searched the docs for {code}: nothing. Then the web: nothing",
        "Does {endpoint} retry safely? The reference doesn't say",
        "Which errors should I retry? I can't find it anywhere",
        "What are the limits of {endpoint}? I found out by hitting them",
        "The page on webhooks stops at “you will receive an event”. And if I don't?",
        "Sample in {language} has no error handling, so {who} wrote some. Is it right?",
        "Is there a page on time-outs? We wait {count} seconds now, which is a guess",
    ),
    "sandbox": (
        "Somebody else's test orders are in my sandbox",
        "How do I put the sandbox back to the start? Tests fail after the first run",
        "{who} and I share a sandbox key and delete each other's data",
        "Can I have {count} sandboxes? One for each branch",
        "Sandbox has {rows} customers from {day}'s load test. Please empty it",
        "Is there a call to reset the sandbox? I delete by hand, {count} minutes each time",
    ),
    "webhooks": (
        "A webhook came {count} times for one order. Is there an id to tell?",
        "No webhooks since {day}. Our endpoint in {city} answers 200",
        "How do I check a webhook's signature in {language}?",
        "Webhooks arrive in another order than things happened",
        "Can you replay the webhooks of {day}? We were down",
    ),
    "limits": (
        "We need more than ten requests a second for one import of {rows} rows",
        "429 on {day} from {city}, and no header that says when to try again",
        "Is the limit for each key or for the account? {count} services share one here",
        "Is there a bulk endpoint? {rows} orders one by one take all night",
    ),
    "billing": (
        "The invoice counts requests that failed. Should it?",
        "Can we pay once a year? {city} office, {count} seats",
        "The invoice of {day} went to somebody who has left. Please change the address",
        "Do sandbox calls count towards the plan? We made {rows} on {day}",
    ),
    "sdk": (
        "Is there an SDK for {language}?",
        "The {language} SDK hides the status code, and I need it for retries",
        "The {language} SDK pins an old HTTP client that our scanner refuses",
        "Does the {language} SDK work behind a proxy? Ours in {city} needs one",
    ),
}  # fmt: skip
