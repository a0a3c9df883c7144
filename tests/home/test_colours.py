"""Colours outside the style sheet."""

from django.test import Client

from home.colours import colours


class ColourTests:
    def test_are_those_of_the_style_sheet(self) -> None:
        assert colours()["paper"] == ("#fbfaf6", "#12181b")
        assert {"ink", "muted", "accent", "annons", "annons-ground"} <= colours().keys()

    def test_the_browsers_frame_has_the_colour_of_the_paper(self, db: None, client: Client) -> None:
        content = client.get("/").content.decode()
        for shade in colours()["paper"]:
            assert f'<meta name="theme-color" content="{shade}"' in content
