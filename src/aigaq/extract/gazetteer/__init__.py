"""The offline gazetteer: GeoNames places in one read-only file; see README.md beside it."""
