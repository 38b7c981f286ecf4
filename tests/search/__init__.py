"""The search as its users meet it: the engine's modules, and the box on built sites."""
