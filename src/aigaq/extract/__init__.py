"""Text in, mentions and claims out: sentences, who is meant, dates, speakers, events, statuses.

`extract` is a pure function of a text and its description: it runs in a pool or on a cluster unchanged.
"""
