"""What documents are filtered by: columns of their row, and topics, which are terms.

A document has at most one county, size class, year and label, but several topics; their terms are
told from words by their first letters.
"""

from profiles.public import filters

TOPIC = "#amne:"
TOPIC_WEIGHT = 12

COLUMNS = {
    filters.COUNTY: "county",
    filters.SIZE: "size",
    filters.YEAR: "year",
    filters.LABEL: "label",
}
