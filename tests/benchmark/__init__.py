"""``make bench``: how quick a page is beside a view that does nothing, under the same server."""
