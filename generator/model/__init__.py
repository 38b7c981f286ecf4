"""The model: what a handbook is, as frozen records, declared once.

The same declarations validate the sources (:mod:`generator.loading`), give the JSON Schema for
editors and the reference page of the source format. A field's description stands beside it in
Thai and English (:class:`~generator.model.fields.Doc`). Records hold values, never syntax, and
know nothing of files, of the site or of the manual.
"""
