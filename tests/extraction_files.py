"""Files to take texts out of, as small as their formats allow."""

from __future__ import annotations

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def pdf(*streams: str) -> bytes:
    """A PDF of a page for each stream of operators."""
    count = len(streams)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        data = stream.encode("cp1252")
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data))
    parts.append(b"<< /Title (On Otters) /Author (Ada Brook) /CreationDate (D:20230405120000Z) >>")
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start, last = out.tell(), len(parts)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, last, start))
    return out.getvalue()


def lines(*texts: str) -> str:
    """The operators that set lines below each other."""
    return "BT /F1 12 Tf 72 720 Td " + " 0 -14 Td ".join(f"({text}) Tj" for text in texts) + " ET"


def word(body: str, **parts: str) -> bytes:
    """A Word document with this body; other parts by the name of their file, without its ending."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        head = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}" xmlns:m="{MATH}"><w:body>'
        archive.writestr("word/document.xml", f"{head}{body}</w:body></w:document>")
        for name, text in parts.items():
            archive.writestr(f"{'docProps' if name == 'core' else 'word'}/{name}.xml", text)
    return out.getvalue()


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of a Word document; a run may come as XML."""
    inner = "".join(run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    head = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{head}{inner}</w:p>"


def run(text: str, properties: str) -> str:
    """A run with properties, such as `<w:strike/>`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
