"""Speed and accuracy of Aigaq, measured against peers and floors in one run."""
