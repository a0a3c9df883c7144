"""What strangers and robots send: a few hundred texts that broke some search somewhere."""

from itertools import product

_CHARACTERS = [chr(code) for code in (*range(0x21), *range(0x7F, 0xA1))]
_MARKS = list("\"'`´”“„»«%_*?!#&|()[]{}<>^~\\/:;,.+-=@$€§½¤…–—")
_WORDS = ("värmdö", "a", "")
_SYNTAX = (
    'a" OR "b',
    '"värmdö',
    'värm"dö',
    "NEAR(a b, 5)",
    "title:värmdö",
    "värmdö AND",
    "OR OR OR",
    "NOT värmdö",
    "-värmdö",
    "värmdö*",
    "^värmdö",
    "{title body}: a",
    "a & b | !c",
    "a <-> b",
    "a:*",
    ":*ABC",
    "'; DROP TABLE search_posting; --",
    "1 OR 1=1",
    "%' OR '%'='",
    "%s %d %(x)s {0} {{ x }} {% x %}",
    "$$a$$",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "../../etc/passwd",
    "\\u0000\\x00",
    "live:true path:1",
)
_LENGTHS = (
    "x " * 1200,
    "värmdö " * 1200,
    " ".join(f"ord{number}" for number in range(1200)),
    "å" * 10_000,
    "1" * 10_000,
    "9 " * 5_000,
    '"' * 5_000,
    '"a" ' * 2_000,
    "a-" * 5_000,
    "a.b@" * 3_000,
    "- och " * 2_000,
    "e\u0301" * 4_000,
    "\U0001f600" * 2_000,
)
_UNICODE = (
    "\ud800",
    "värmdö\udfff",
    "\ud83d\ude00",
    "\ufffe\uffff",
    "\U0010ffff",
    "\U0010ffff\U0010ffff\U0010ffff\U0010ffff",
    "\ud7ff\ud7ff\ud7ff\ud7ff",
    "퟿퟿퟿퟿",
    "İSTANBUL",
    "ﬁﬂﬃ",
    "ǅ Ǆ ǆ",
    "١٢٣٤٥٦٧",
    "²³¹½",
    "Ⅷ",
    "中文字符搜索",
    "عربى",
    "שלום",
    "\u202eömdräv",
    "v\u00adä\u200brmdö",
    "\u2028\u2029\u0085",
    "Va\u0308rmdo\u0308",
    "e" + "\u0301" * 500,
    "🇸🇪🇸🇪",
    "ß ẞ ss",
    "ΑΣ",
    "\u0130" * 200,
)

HOSTILE = tuple(
    dict.fromkeys(
        [
            *_CHARACTERS,
            *(f"a{mark}b" for mark in _CHARACTERS),
            *(f"{word}{mark}{word}" for mark, word in product(_MARKS, _WORDS)),
            *_SYNTAX,
            *_LENGTHS,
            *_UNICODE,
        ]
    )
)
