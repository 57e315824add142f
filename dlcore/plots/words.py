"""Numbers and lists as they stand in the sentences of figures."""

import math


def number(x, digits=2):
    """A number in a few figures: 0.87, 12, 12,288, 2.5e-04. Too coarse to differ by machine."""
    x = float(x)
    if not math.isfinite(x):
        return "not a number" if math.isnan(x) else "infinity" if x > 0 else "minus infinity"
    size = abs(x)
    if size < 1e-9:
        return "0"
    if size < 1e-3:
        return f"{x:.{digits - 1}e}"
    if size < 10:
        return f"{x:.{digits}g}"
    return f"{x:,.0f}" if size < 1e7 else f"{x:.1e}"


def counted(count, one, many=None):
    """1 image, 12 images."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(words):
    """a; a and b; a, b and c."""
    words = [str(word) for word in words]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def clauses(parts):
    """Longer parts, which hold commas of their own."""
    return "; ".join(str(part) for part in parts)


def heading(title, kind):
    """The title as the start of a sentence; the kind of figure where it has none."""
    title = title or kind
    return title if title.endswith((".", "?", ":")) else f"{title}:"


def sentence(*parts):
    """The parts that say something, spaced, with a full stop; no capital letter: a and A are two names."""
    text = " ".join(part for part in parts if part).strip()
    return text if text.endswith((".", "?")) else f"{text}."
