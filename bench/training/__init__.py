"""Training of the learnt reader of events: from marked passages to the weights that Aigaq ships."""
