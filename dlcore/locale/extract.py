"""List every message of the course in dlcore.pot, for translators: `python -m dlcore.locale.extract`.

A translation then needs no code, only babel's own commands:

    pybabel init -D dlcore -i dlcore/locale/dlcore.pot -d dlcore/locale -l zh_CN
    pybabel compile -D dlcore -d dlcore/locale

Messages are found in the syntax tree, so that a declaration stays free of marks: the fourth argument of
`mistake("sign_flipped", "A - Y", "Y - A", "Your step makes the cost go up.")` is a message by its place.
"""

import ast
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[1]

# call: the positions and the names of those of its arguments that a learner gets to read
MESSAGES = {
    "_": (0,),
    "N_": (0,),
    "ngettext": (0, 1),
    "case": ("label",),
    "declare": ("task", "hints", "returns"),
    "mistake": (3, "hint"),
    "wrong_version": (2, "hint"),
    "Prediction": (1, 2, 3, 4, "question", "choices", "answer", "reason"),
    "Question": (1, "ask", "right", "because", "wrong"),
}


def extract(root=ROOT):
    """The text of dlcore.pot for the Python files below root."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    about = "# Every message of the course, written by `python -m dlcore.locale.extract`."
    catalogue = Catalog(project="dlcore", header_comment=about, charset="utf-8", fuzzy=False)
    for path in sorted(root.rglob("*.py")):
        place = path.relative_to(root.parent).as_posix()
        for message in messages_in(path.read_text(encoding="utf-8"), place):
            catalogue.add(message, locations=[(place, None)])
    text = BytesIO()
    write_po(text, catalogue, width=100)
    changing = ('"POT-Creation-Date', '"Generated-By')  # would make every run another file
    return "".join(
        line for line in text.getvalue().decode().splitlines(True) if not line.startswith(changing)
    )


def messages_in(source, place):
    """The messages of one file in order; those of ngettext as pairs."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = getattr(call.func, "id", None) or getattr(call.func, "attr", None)
        arguments = [*enumerate(call.args), *((keyword.arg, keyword.value) for keyword in call.keywords)]
        wanted = MESSAGES.get(name, ())
        found = [text for key, value in arguments if key in wanted for text in texts(value, place)]
        yield from [tuple(found)] if name == "ngettext" and found else found


def texts(value, place):
    """The literal texts of an argument, also inside a tuple, a list, a dict or an `if` of literals."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
        yield value.value
    elif isinstance(value, ast.Tuple | ast.List):
        yield from (text for item in value.elts for text in texts(item, place))
    elif isinstance(value, ast.Dict):
        both = (item for pair in zip(value.keys, value.values, strict=True) for item in pair)
        yield from (text for item in both for text in texts(item, place))
    elif isinstance(value, ast.IfExp):
        yield from (text for item in (value.body, value.orelse) for text in texts(item, place))
    elif is_made_of_text(value):
        raise ValueError(f"{place}, line {value.lineno}: a message has to be one literal text")


def is_made_of_text(value):
    """f"..." or "..." + x or "...".format(x): what it gives at run time is in no catalogue."""
    formatted = isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute)
    return isinstance(value, ast.JoinedStr | ast.BinOp) or (
        formatted and isinstance(value.func.value, ast.Constant)
    )


if __name__ == "__main__":
    (Path(__file__).parent / "dlcore.pot").write_text(extract(), encoding="utf-8", newline="\n")
