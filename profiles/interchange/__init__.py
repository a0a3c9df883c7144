"""The draft between a manuscript and a page: plain data, ``municipality-profile-draft/1``.

``schema`` checks it, ``builder`` makes a page of it, ``exporter`` makes it of a
page, ``importing`` does both steps for a file.
"""
