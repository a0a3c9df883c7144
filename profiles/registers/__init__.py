"""Municipalities, counties and topics: the models, their source data, maps and neighbours."""
