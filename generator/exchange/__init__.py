"""Exchange: what others read with their own programs, one file a format.

Comes in: values of the model and of the analyses. Goes out: bytes. It never reads a source and
never decides anything: two programs must find the same facts in the same handbook.
"""
