"""The editor's road from manuscript to draft: upload or paste, review line by line, create.

``uploads`` takes files in, ``form_data`` reads what the review posts, ``lines``
puts manuscript and result side by side, ``views`` are the screens.
"""
