"""Provinces (landskap): what people say of where a municipality lies, beside its county.

No register of the state has them; a municipality on a border has the province of its main town.
"""

_OF_COUNTY = {
    "01": "Uppland", "03": "Uppland", "04": "Södermanland Sörmland", "05": "Östergötland",
    "06": "Småland", "07": "Småland", "08": "Småland", "09": "Gotland", "10": "Blekinge",
    "12": "Skåne", "13": "Halland", "14": "Västergötland", "17": "Värmland", "18": "Närke",
    "19": "Västmanland", "20": "Dalarna", "21": "Hälsingland", "22": "Ångermanland",
    "23": "Jämtland", "24": "Västerbotten", "25": "Norrbotten",
}  # fmt: skip
_EXCEPTIONS = {
    "Södermanland Sörmland": "0126 0127 0128 0136 0138 0140 0181 0182 0192",
    "Uppland Södermanland Sörmland": "0120 0125 0180",
    "Öland": "0840 0885",
    "Dalsland": "1438 1439 1460 1461 1492",
    "Bohuslän": "1407 1415 1419 1421 1427 1430 1435 1482 1484 1485 1486",
    "Gästrikland": "2101 2104 2180 2181",
    "Medelpad": "2260 2262 2281",
    "Härjedalen": "2361",
    "Lappland": "2418 2421 2422 2425 2462 2463 2481 2505 2506 2510 2523 2584",
    "Västmanland": "1864 1884 1885",
    "Värmland": "1862 1863 1883",
}
_OF_MUNICIPALITY = {code: name for name, codes in _EXCEPTIONS.items() for code in codes.split()}


def provinces(code: str) -> str:
    """Returns the names of the provinces of a municipality, given by its code."""
    return _OF_MUNICIPALITY.get(code) or _OF_COUNTY.get(code[:2], "")


def provinces_in(county: str) -> list[str]:
    """Returns the names of the provinces in a county, given by its code."""
    exceptions = (name for code, name in _OF_MUNICIPALITY.items() if code.startswith(county))
    names = " ".join([_OF_COUNTY.get(county, ""), *exceptions])
    return list(dict.fromkeys(names.split()))
