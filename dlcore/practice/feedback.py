"""How everything that talks to a learner looks: one bordered card.

A card is a tone, a title and some lines. The tone is carried by a word and a sign as well as by a colour, and
all colours come from JupyterLab's theme, so that a card is legible in the light and in the dark one.
"""

from html import escape

TONES = {
    # tone: (border colour, sign)
    "good": ("var(--jp-success-color1, #2e7d32)", "✓"),
    "bad": ("var(--jp-error-color1, #c62828)", "✗"),
    "neutral": ("var(--jp-brand-color1, #1565c0)", "·"),
}


def card(tone, title, lines=()):
    """HTML of one card: tone "good", "bad" or "neutral", a title, and lines of plain text (escaped here)."""
    colour, sign = TONES[tone]
    body = "".join(f'<div style="margin-top:4px">{inline(line)}</div>' for line in lines)
    return (
        f'<div style="border-left:4px solid {colour};padding:6px 12px;margin:4px 0;max-width:52em;'
        'line-height:1.45;color:var(--jp-ui-font-color1, inherit)">'
        f'<div style="font-weight:600"><span aria-hidden="true">{sign} </span>{inline(title)}</div>'
        f"{body}</div>"
    )


def inline(text):
    """Escape text for HTML; `code` between backquotes is set as code, a leading indent is kept."""
    text = text.expandtabs(4)
    stripped = text.lstrip(" ")
    parts = escape(stripped).split("`")
    coded = "".join(f"<code>{part}</code>" if i % 2 else part for i, part in enumerate(parts))
    return "&nbsp;" * (len(text) - len(stripped)) + (coded if len(parts) % 2 else escape(stripped))
