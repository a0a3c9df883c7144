"""Approval by the municipality: a link to one version of a page, for people without an account.

``models.approval`` keeps what was sent and answered; here is what the link shows (``views``),
what can be commented on (``targets``), and who is told (``mails``, ``history``). The editors' side
is in ``profiles.admin.approvals``; the rules are in ``profiles.rules.approval``.
"""
