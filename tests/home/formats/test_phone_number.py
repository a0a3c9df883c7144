"""Telephone numbers as Swedes write them."""

import pytest

from home.formats import phone_number


class PhoneNumberTests:
    """What is dialled when somebody touches a number."""

    @pytest.mark.parametrize(
        ("written", "dialled"),
        [
            ("(031) 390 06 10", "+46313900610"),
            ("031.390.06.10", "+46313900610"),
            ("031\u2009390\u202f06\xa010", "+46313900610"),
            ("031−390 06 10", "+46313900610"),
            ("031/390 06 10", "+46313900610"),
            ("\u202a+46 31 390 06 10\u202c", "+46313900610"),
            ("+46 (0)31 390 06 10", "+46313900610"),
            ("(+46) 31 390 06 10", "+46313900610"),
            ("0046 31-390 06 10", "+46313900610"),
            ("tel:%2B46313900610", "+46313900610"),
            ("０３１-３９０ ０６ １０", "+46313900610"),
            ("031-390 06 10 anknytning 12", "+46313900610"),
            ("031-390 06 10, ankn. 12", "+46313900610"),
            ("031-390 06 10 (växel)", "+46313900610"),
            ("031-390 06 10, vx", "+46313900610"),
            ("031-390 06 10, knappval 2", "+46313900610"),
            ("031-390 06 10/11", "+46313900610"),
            ("020 - 910 00 12", "+46209100012"),
            ("112", "112"),
            ("1177", "1177"),
            ("114 14", "11414"),
            ("113 13", "11313"),
            ("116 111", "116111"),
            ("+45 33 12 34 56", "+4533123456"),
            ("0045 33 12 34 56", "+4533123456"),
            ("+358 9 123 4567", "+35891234567"),
        ],
    )
    def test_dials(self, written: str, dialled: str) -> None:
        assert phone_number.dialled(phone_number.tidy(written)) == dialled
        assert phone_number.is_valid(phone_number.tidy(written))

    @pytest.mark.parametrize(
        "written",
        ["", "031", "390 06 10", "12345", "0112", "+46112", "ring växeln", "social@example.se",
         "031-390 06 10 eller 031-390 06 11", "08-465 004 00 08-465 004 01"],
    )  # fmt: skip
    def test_refuses_what_reaches_nobody(self, written: str) -> None:
        assert not phone_number.is_valid(written)

    def test_a_short_number_has_no_international_form(self) -> None:
        assert (phone_number.e164("1177"), phone_number.e164("08-465 004 00")) == (
            "",
            "+46846500400",
        )
