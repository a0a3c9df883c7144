"""Facts: what a document is, beside what it says.

A document has at most one county, size class, year and label: columns of its row. It may have
several topics, which are terms of the document like its words, told apart by their first letters.
"""

from profiles.public import filters

TOPIC = "#amne:"
TOPIC_WEIGHT = 12

# The columns that answer for a parameter of the listing; a topic is a term.
COLUMNS = {
    filters.COUNTY: "county",
    filters.SIZE: "size",
    filters.YEAR: "year",
    filters.LABEL: "label",
}
