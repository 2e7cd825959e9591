"""A language is a folder of data (months, cues, name customs, stop words) and one small class."""
