"""From manuscript to draft in the admin: upload or paste, review line by line, create.

``uploads`` takes files in, ``form_data`` reads what the review posts, ``lines``
puts manuscript and result side by side, ``views`` are the screens.
"""
