"""The exercises, one file a chapter; each `declare` in them adds one to the course."""
