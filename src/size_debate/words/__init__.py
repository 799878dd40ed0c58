"""What the text of the chapters prints, one function a section: figures by the names under which prose asks for them.

A notebook hands them over by `assay.tell`; its text prints each by the role `{told}`.
"""

from collections.abc import Mapping

from assay.notebooks.telling import Tellable

Told = Mapping[str, Tellable]
