"""Web addresses as they are copied out of mail, searches and social media."""

import pytest

from home.formats import web_address

SAFELINK = "https://eur01.safelinks.protection.outlook.com/?url={}&data=05%7C01&reserved=0"


class WebAddressTests:
    """The page behind the wrapping, byte for byte."""

    @pytest.mark.parametrize(
        ("pasted", "kept"),
        [
            ("www.example.se", "https://www.example.se"),
            (SAFELINK.format("https%3A%2F%2Fexample.se%2Fa%3Fb%3D1"), "https://example.se/a?b=1"),
            (
                SAFELINK.format("https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fexample.se"),
                "https://example.se",
            ),
            ("https://www.google.se/url?sa=t&url=https://example.se/&usg=a", "https://example.se/"),
            ("https://example.se/a?b=%C3%A5+1&utm_source=x&c=;d#e", "https://example.se/a?b=%C3%A5+1&c=;d#e"),
            ("https://example.se/?UTM_Source=x&fbclid=1&gclid=2", "https://example.se/"),
            ("https://example.se/?msclkid=1&dclid=2&pk_campaign=3", "https://example.se/"),
            ("https://example.se/?pk_id=1", "https://example.se/?pk_id=1"),
            ("https://example.se/#utm_source=x", "https://example.se/"),
            ("https://example.se/a%E2%80%8B", "https://example.se/a"),
            ("https://example.se/a\u200b\u202c ", "https://example.se/a"),
            ("https://example.se/a%20", "https://example.se/a"),
            ("<https://example.se/a>", "https://example.se/a"),
            ("https://example.se\n/a", "https://example.se/a"),
        ],
    )  # fmt: skip
    def test_leads_to_the_page(self, pasted: str, kept: str) -> None:
        assert web_address.tidy(pasted) == kept
        assert web_address.tidy(kept) == kept

    @pytest.mark.parametrize(
        "url",
        [
            "https://example.se/?q=utm_source&b&c=&d=%20x",
            "HTTPS://Example.SE/A?",
            "https://www.google.com/maps?q=Haninge",
            "https://example.se/?url=https://example.org/",
            "https://example.se/@haninge#kontakt",
        ],
    )
    def test_everything_else_stays_byte_for_byte(self, url: str) -> None:
        assert web_address.tidy(url) == url
        assert web_address.is_valid(url)

    @pytest.mark.parametrize(
        "text", ["social@example.se", "mailto:social@example.se", "https://social@example.se"]
    )
    def test_a_mail_address_is_no_website(self, text: str) -> None:
        assert web_address.tidy(text) == text
        assert not web_address.is_valid(text)
