"""The office's work: registers, legal clocks, papers and tallies, without a screen."""

__version__ = "0.1.0"
