"""What each stage costs: CPU time and peak memory, printed and never asserted."""
