"""The manual: a process becomes a printable document, by way of plain data and a Typst template.

Comes in: a Handbook, a process, flowcharts, labels. Goes out: PDF bytes. The text of the model
reaches Typst as JSON only, never as markup.
"""
