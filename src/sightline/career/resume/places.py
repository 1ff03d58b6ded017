# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""Places as the heads of letters and entries name them: "Austin, TX", "Berlin, Germany", "Remote"."""

from __future__ import annotations

import re

from sightline.career.resume.job_words import employer_score

__all__ = ["find_address", "is_known_place", "is_place", "place_at_end"]

_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY "
    "NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR AB BC MB NB NL NS ON PE QC SK YT NT "
    "NSW VIC QLD WA SA TAS ACT ST SP RJ MG UK US USA UAE EU DE FR ES IT NL CH AT BE PL SE DK NO IE PT "
    "IN SG HK JP CN KR AU NZ BR MX ZA"
)
_REGIONS = """alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia
hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan
minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york
north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina
south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming
district of columbia|puerto rico|ontario|quebec|québec|british columbia|alberta|manitoba|saskatchewan
nova scotia|new brunswick|new south wales|victoria|queensland|tasmania|england|scotland|wales
northern ireland|bavaria|bayern|hessen|nordrhein-westfalen|nrw|baden-württemberg|sachsen|catalonia
cataluña|île-de-france|lombardia|lombardy|karnataka|maharashtra|tamil nadu|telangana|delhi
usa|u.s.a|u.s.a.|us|u.s.|united states|united states of america|uk|u.k.|united kingdom|great britain
ireland|germany|deutschland|france|spain|españa|italy|italia|portugal|netherlands|the netherlands
nederland|belgium|belgique|belgië|luxembourg|switzerland|schweiz|suisse|austria|österreich|poland
polska|czechia|czech republic|česko|slovakia|slovenia|hungary|magyarország|romania|românia|bulgaria
greece|croatia|serbia|ukraine|russia|belarus|lithuania|latvia|estonia|finland|suomi|sweden|sverige
norway|norge|denmark|danmark|iceland|turkey|türkiye|israel|egypt|morocco|tunisia|algeria|nigeria|ghana
kenya|ethiopia|uganda|tanzania|rwanda|south africa|zimbabwe|india|pakistan|bangladesh|sri lanka|nepal
china|taiwan|hong kong|japan|korea|south korea|s.korea|s. korea|republic of korea|vietnam|thailand
malaysia|singapore|indonesia|philippines|australia|new zealand|canada|mexico|méxico|brazil|brasil
argentina|chile|colombia|peru|perú|venezuela|ecuador|uruguay|bolivia|costa rica|panama|guatemala
dominican republic|jamaica|united arab emirates|uae|saudi arabia|qatar|kuwait|bahrain|oman|jordan
lebanon|iran|iraq|kazakhstan|georgia|armenia|azerbaijan|cyprus|malta|monaco|liechtenstein|emea|europe"""
_CITIES = """new york|new york city|nyc|los angeles|san francisco|san diego|san jose|seattle|boston
chicago|austin|houston|dallas|denver|atlanta|miami|philadelphia|phoenix|portland|minneapolis|detroit
pittsburgh|baltimore|nashville|charlotte|washington dc|washington d.c.|las vegas|salt lake city
sacramento|palo alto|mountain view|menlo park|cupertino|sunnyvale|redmond|bellevue|cambridge|oakland
berkeley|toronto|montreal|montréal|vancouver|ottawa|calgary|london|manchester|birmingham|edinburgh
glasgow|bristol|leeds|liverpool|oxford|dublin|cork|belfast|berlin|munich|münchen|hamburg|cologne|köln
frankfurt|frankfurt am main|stuttgart|düsseldorf|leipzig|dresden|hannover|nürnberg|bremen|karlsruhe
mannheim|bonn|vienna|wien|graz|linz|salzburg|zurich|zürich|geneva|genève|basel|bern|lausanne|paris
lyon|marseille|toulouse|lille|nantes|bordeaux|nice|grenoble|strasbourg|madrid|barcelona|valencia
sevilla|seville|bilbao|málaga|malaga|lisbon|lisboa|porto|rome|roma|milan|milano|turin|torino|naples
napoli|bologna|florence|firenze|amsterdam|rotterdam|utrecht|eindhoven|the hague|den haag|brussels
bruxelles|antwerp|ghent|copenhagen|københavn|aarhus|stockholm|gothenburg|göteborg|malmö|oslo|bergen
helsinki|espoo|tampere|reykjavik|warsaw|warszawa|kraków|krakow|cracow|wrocław|wroclaw|gdańsk|gdansk
poznań|poznan|łódź|katowice|prague|praha|brno|bratislava|budapest|bucharest|bucurești|cluj-napoca
sofia|athens|belgrade|zagreb|ljubljana|kyiv|kiev|lviv|moscow|saint petersburg|vilnius|riga|tallinn
istanbul|ankara|izmir|tel aviv|jerusalem|haifa|cairo|casablanca|lagos|nairobi|accra|cape town
johannesburg|dubai|abu dhabi|doha|riyadh|mumbai|bangalore|bengaluru|delhi|new delhi|hyderabad|chennai
pune|kolkata|gurgaon|gurugram|noida|ahmedabad|karachi|lahore|islamabad|dhaka|colombo|kathmandu
beijing|shanghai|shenzhen|guangzhou|hangzhou|hong kong|taipei|tokyo|osaka|kyoto|seoul|busan|hanoi
ho chi minh city|bangkok|kuala lumpur|singapore|jakarta|manila|sydney|melbourne|brisbane|perth
adelaide|canberra|auckland|wellington|mexico city|ciudad de méxico|guadalajara|monterrey|bogotá
bogota|medellín|lima|santiago|buenos aires|córdoba|montevideo|são paulo|sao paulo|rio de janeiro
brasília|belo horizonte|curitiba|porto alegre|recife|bay area|san francisco bay area|silicon valley"""
_KNOWN = frozenset(
    name.strip() for name in f"{_REGIONS}|{_CITIES}".replace("\n", "|").split("|") if name.strip()
)
_REGION_NAMES = frozenset(name.strip() for name in _REGIONS.replace("\n", "|").split("|"))
_ABBREVIATED = frozenset(_STATES.split())
_REMOTE = re.compile(
    r"\(?(?:fully |100 ?% )?(?:remote|hybrid|on-?site|online|home office|homeoffice|worldwide|telework"
    r"|télétravail|remoto|zdalnie)\)?(?:[ ]*(?:[-–—,/(]|in|within)[ ]*[\w .,&-]{2,30}\)?)?",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я][\w.'’-]*|of|de|del|da|do|la|le|am|an|der|sur|upon|the|el|los|las|St\.|au)(?: (?!$)|$)"
)
_POSTCODE = re.compile(
    r"^(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4} ?[A-Z]{2}|\d{4,6}|\d{2}-\d{3}"
    r"|\d{3} \d{2}|[A-Z]{1,2}-\d{4,5}|\d{5}-\d{3})$"
)
_STREET = re.compile(
    r"\b(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|way|court|ct|place|pl|square|sq"
    r"|terrace|parkway|pkwy|highway|hwy|suite|apt|unit|floor|p\.?o\.? box|rue|chemin|allée|via|viale"
    r"|piazza|corso|calle|avenida|plaza|paseo|rua|ul|ulica|aleja|al|gasse|weg|platz|allee|plein|laan)\b\.?"
    r"|(?:straße|strasse|str\.|gasse|weg|platz|allee|straat|laan|gatan|vägen|vej|gate)(?=\s*\d)",
    re.IGNORECASE,
)


def is_place(words: str) -> bool:
    """Whether a few words are a place and nothing else.

    >>> [is_place(w) for w in ("Austin, TX", "Seoul, S.Korea", "Remote", "Berlin", "Acme, Inc.", "Data, ML")]
    [True, True, True, True, False, False]
    """
    words = words.strip(" ()[],;|·•").strip()
    if not words or len(words) > 60:
        return False
    if words.lower() in _KNOWN or _REMOTE.fullmatch(words):
        return True
    if "/" in words and all(is_place(part) for part in words.split("/")):
        return True
    parts = [part.strip() for part in words.split(",")]
    if len(parts) == 1:
        return _is_city_and_state(words)
    if _is_employer(parts[0], parts[-1]):
        return False
    if len(parts) > 4 or not all(parts):
        return False
    if not _is_region(parts[-1]) or not all(_is_name(part) for part in parts[:-1]):
        return False
    # "Initech Robotics, Denver, CO" begins with no place: three parts need a region in between.
    return all(_is_named_region(part) for part in parts[1:-1]) and (
        len(parts) == 2 or parts[0].lower() in _KNOWN or len(parts) == 3
    )


def _is_named_region(words: str) -> bool:
    return words.lower() in _REGION_NAMES or words in _ABBREVIATED


def _is_employer(words: str, region: str) -> bool:
    """Whether a name before a region is an employer's; "College Station, TX" is a town."""
    if words.lower() in _KNOWN:
        return False
    if region in _ABBREVIATED and " of " not in words:
        return employer_score(words.split()[-1]) >= 2
    return employer_score(words) >= 1


def is_known_place(words: str) -> bool:
    """Whether words are a city or region of the lists, or a state's letters.

    >>> is_known_place("Berlin"), is_known_place("Larkmont")
    (True, False)
    """
    return words.lower() in _KNOWN or words in _ABBREVIATED


def _is_region(words: str) -> bool:
    """A state, a country or their letters, perhaps with a postal code."""
    bare = re.sub(r"\s*\(.*\)$", "", words).strip()
    if bare.lower().rstrip(".") in _REGION_NAMES or bare.lower() in _REGION_NAMES:
        return True
    if bare.lower() in _KNOWN:
        return True
    if bare in _ABBREVIATED or bare.rstrip(".") in _ABBREVIATED:
        return True
    first, _, rest = bare.partition(" ")
    if first in _ABBREVIATED and (bool(_POSTCODE.match(rest)) or rest in _ABBREVIATED):
        return True
    name, _, code = bare.rpartition(" ")
    return bool(name) and _POSTCODE.match(code) is not None and name.lower() in _REGION_NAMES


def _is_city_and_state(words: str) -> bool:
    city, _, state = words.rpartition(" ")
    return bool(city) and city.lower() in _KNOWN and state in _ABBREVIATED


def _is_name(words: str) -> bool:
    """Capitalised words without figures, such as a city is called."""
    words = re.sub(r"^(?:[A-Z]-)?\d{4,6} ", "", words)
    tokens = words.split()
    if not tokens or len(tokens) > 5:
        return False
    return all(_CAPITALISED.fullmatch(token) for token in tokens) and tokens[0][0].isupper()


def place_at_end(words: str) -> int | None:
    """Where a place begins that ends the words ("Initech Robotics, Denver, CO"), or None.

    >>> words = "Initech Robotics, Denver, CO"
    >>> words[place_at_end(words):]
    'Denver, CO'
    """
    commas = [match.end() for match in re.finditer(r",[ ]*", words)]
    for start in [commas[-2]] if len(commas) >= 2 else []:
        if is_place(words[start:]) and _is_region(words[commas[-1] :]):
            if len(commas) >= 3 and is_place(words[commas[-3] :]) and _is_known_city(words, commas):
                return commas[-3]
            return start
    if commas and _is_named_region(words[commas[-1] :].strip()):
        city = _city_before(words[: commas[-1]].rstrip(", "))
        if city is not None:
            return city
    if commas and (
        words[commas[-1] :].strip().lower() in _KNOWN or _REMOTE.fullmatch(words[commas[-1] :])
    ):
        return commas[-1]
    if (match := re.search(r"[ ]\((?=[^()]*\)$)", words)) and is_place(words[match.end() : -1]):
        return match.end()
    return None


def _city_before(words: str) -> int | None:
    """Where a known city begins that ends the words and isn't part of a name."""
    for match in re.finditer(r"(?<=[^\s,]) ", words):
        before = words[: match.start()].rpartition(" ")[2].lower()
        city = words[match.end() :].lower()
        if city in _KNOWN and before not in (
            "of",
            "de",
            "del",
            "du",
            "di",
            "at",
            "in",
            "the",
            "new",
        ):
            return match.end()
    return None


def _is_known_city(words: str, commas: list[int]) -> bool:
    return words[commas[-3] : commas[-2]].strip(" ,").lower() in _KNOWN


def find_address(words: str) -> bool:
    """Whether words are a postal address: a street with a number, or a postal code with a place.

    >>> [find_address(w) for w in ("123 Example Way, Springfield, IL 62701", "10115 Berlin", "12 years")]
    [True, True, False]
    """
    words = words.strip(" ()[],;|·•")
    if len(words) > 100 or "@" in words:
        return False
    if _STREET.search(words) and re.search(r"\d", words):
        return True
    match = re.match(
        r"(?:[A-Z]{1,2}-)?(\d{4,6}|\d{2}-\d{3}|\d{3} \d{2}|\d{4} [A-Z]{2})[ ,]+(.+)", words
    )
    if match and _POSTCODE.match(match[1]) and _is_name(match[2].split(",")[0].strip()):
        return not (match[1][:2] in ("19", "20") and len(match[1]) == 4) or "," in match[2]
    parts = words.split(",")
    return (
        len(parts) >= 2
        and _is_region(parts[-1].strip())
        and bool(re.search(r"\d", words))
        and len(words) < 70
    )
