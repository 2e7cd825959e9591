"""The nouns of Aigaq: frozen values in the field's own terms. They validate themselves from birth."""
