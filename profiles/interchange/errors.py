"""Why a draft can't become a page."""


class DraftError(ValueError):
    """The draft can't become a page; ``problems`` are Swedish sentences, each naming its path."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))
