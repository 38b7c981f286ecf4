"""The site: a Handbook becomes pages, as values that know nothing of MkDocs.

Comes in: a Handbook, its problems, pictures, labels. Goes out: :class:`~generator.site.page.Page`
values (address, title, HTML, contents). The MkDocs plugin, or another host, publishes them.
"""
