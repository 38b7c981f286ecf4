"""The sample's registers and pages against what is known of its domain."""
