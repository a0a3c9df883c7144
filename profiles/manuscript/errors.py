"""The one exception a manuscript can be refused with."""


class ManuscriptError(Exception):
    """A manuscript that cannot be read.

    ``code`` is a stable English word for tests and logs; ``message`` is a full Swedish
    sentence that tells the editor what to do.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
