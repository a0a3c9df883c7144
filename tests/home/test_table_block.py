"""Tests of the table block."""

from home.blocks.table import FigureTableBlock


class TableMarkdownTests:
    def test_a_bar_within_a_cell_begins_no_other_cell(self) -> None:
        block = FigureTableBlock()
        columns = [{"type": "text", "heading": heading} for heading in ("Enhet", "Öppet")]
        table = {"columns": columns, "rows": [{"values": ["Vuxen", "8–12 | 13–16"]}]}
        value = block.to_python({"caption": "Tider", "table": table})
        assert block.get_markdown(value)[1].splitlines()[-1] == r"| Vuxen | 8–12 \| 13–16 |"
