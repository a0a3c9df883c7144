"""The second step of logging in: a code of an app, or one of the codes kept on paper.

Nobody with a device is logged in before the code is right, so no other part of the site has to
ask. Roles that must have one are led to setting it up before they come any further.
"""
