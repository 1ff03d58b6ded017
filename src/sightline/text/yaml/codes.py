"""The codes of everything that can be wrong in a YAML or JSON text.

``PROBLEM_CODES[code] = (name of the bad pattern, what it means in one sentence)``. Codes are never
reused. A code in ``WARNINGS`` comes together with a value that can be used all the same.
"""

from __future__ import annotations

DUPLICATE_KEY = "DOC020"
TAB = "DOC021"
COLON_IN_VALUE = "DOC022"
UNCLOSED = "DOC023"
INDENTATION = "DOC024"
ANCHORS = "DOC025"
TAG = "DOC026"
COMPLEX_KEY = "DOC027"
SEVERAL_DOCUMENTS = "DOC028"
TOO_DEEP = "DOC029"
CHARACTER = "DOC030"
OTHER_SYNTAX = "DOC031"
MISSING_KEY = "DOC032"
RESERVED_START = "DOC033"
MISSING_COLON = "DOC034"
TEXT_AFTER_VALUE = "DOC035"
ESCAPE = "DOC036"
UNKNOWN_ALIAS = "DOC037"
DIRECTIVE = "DOC038"
COMMENT = "DOC039"

JSON_SYNTAX = "DOC040"
JSON_COMMA = "DOC041"
JSON_UNCLOSED = "DOC042"
JSON_ESCAPE = "DOC043"
JSON_NUMBER = "DOC044"
JSON_WORD = "DOC045"
JSON_DUPLICATE_KEY = "DOC046"
JSON_TOO_DEEP = "DOC047"
JSON_TEXT_AFTER_END = "DOC048"
JSON_CHARACTER = "DOC049"

WARNINGS = frozenset({JSON_DUPLICATE_KEY})

PROBLEM_CODES: dict[str, tuple[str, str]] = {
    DUPLICATE_KEY: ("duplicate_key", "The same key stands twice in one list of keys."),
    TAB: ("tab_in_indentation", "A tab stands where YAML allows only spaces."),
    COLON_IN_VALUE: (
        "colon_in_plain_value",
        "A value without quotes holds a colon and a space, which would begin another value.",
    ),
    UNCLOSED: ("unclosed_quote_or_bracket", "A quote or bracket is opened and never closed."),
    INDENTATION: ("wrong_indentation", "A line does not line up with the lines it belongs to."),
    ANCHORS: (
        "exploding_or_circular_alias",
        "Aliases (`*name`) repeat far too much text, or an alias stands inside what it repeats.",
    ),
    TAG: (
        "unsupported_tag",
        "A value begins with a tag such as `!name`, which is never carried out.",
    ),
    COMPLEX_KEY: ("key_is_not_text", "A key is a list or a map instead of a word."),
    SEVERAL_DOCUMENTS: (
        "several_documents",
        "A line of `---` starts a second document in one file.",
    ),
    TOO_DEEP: ("nested_too_deep", "Lists and maps are nested deeper than 64 levels."),
    CHARACTER: ("character_not_allowed", "The text holds an invisible control character."),
    OTHER_SYNTAX: (
        "yaml_not_understood",
        "The text isn't YAML, in a way that has no code of its own.",
    ),
    MISSING_KEY: ("value_without_key", "A value stands after a colon with no key before it."),
    RESERVED_START: (
        "reserved_first_character",
        "A value without quotes begins with a character that has a meaning in YAML.",
    ),
    MISSING_COLON: ("line_without_colon", "A line among keys is no key: it has no colon."),
    TEXT_AFTER_VALUE: ("text_after_value", "More text follows a value that was already complete."),
    ESCAPE: ("unknown_escape", "A backslash in double quotes is followed by something unknown."),
    UNKNOWN_ALIAS: ("unknown_alias", "A value begins with `*name`, and nothing is named so."),
    DIRECTIVE: (
        "unsupported_directive",
        "A line beginning with `%` is an instruction we don't know.",
    ),
    COMMENT: ("comment_without_space", "A `#` directly after a value has no space before it."),
    JSON_SYNTAX: (
        "json_not_understood",
        "The text isn't JSON, in a way that has no code of its own.",
    ),
    JSON_COMMA: ("json_misplaced_comma", "A comma is missing, or one stands where it must not."),
    JSON_UNCLOSED: ("json_unclosed", "A quote or bracket is opened and never closed."),
    JSON_ESCAPE: (
        "json_bad_escape",
        "A backslash is followed by something that JSON doesn't know.",
    ),
    JSON_NUMBER: ("json_bad_number", "A number is written in a way that JSON doesn't know."),
    JSON_WORD: ("json_unknown_word", "A word without quotes is none of true, false and null."),
    JSON_DUPLICATE_KEY: ("json_duplicate_key", "The same key stands twice; the last one counts."),
    JSON_TOO_DEEP: ("json_nested_too_deep", "Lists and objects are nested deeper than 64 levels."),
    JSON_TEXT_AFTER_END: ("json_text_after_end", "More text follows the end of the JSON value."),
    JSON_CHARACTER: ("json_character_not_allowed", "A control character stands inside a string."),
}
