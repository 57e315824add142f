"""What the page asks for, by name: {"do": "set", "name": "noise", "value": 10} and the like; canvas.py lists them all.

The page may be an old one, or somebody else's. What cannot be done changes nothing and is said in the status line; what
is no command at all is passed over.
"""

from dlcore.messages import _

NEW_LAYER = 2
"""Units of a layer that is added."""


def obey(playground, message):
    """Do what a message from the page asks for."""
    if not isinstance(message, dict) or not isinstance(message.get("do"), str):
        return
    if message["do"] == "drawn":
        playground.heard(message.get("n"))
    elif command := COMMANDS.get(message["do"]):
        playground.heard()
        try:
            command(playground, message)
        except ValueError as error:
            playground.say(str(error))


def set_value(playground, message):
    playground.set(**{word(message, "name"): frozen(message.get("value"))})


def add_layer(playground, message):
    playground.set(hidden=(*playground.settings.hidden, NEW_LAYER))


def remove_layer(playground, message):
    if not playground.settings.hidden:
        raise ValueError(_("There is no hidden layer left to take away."))
    playground.set(hidden=playground.settings.hidden[:-1])


def change_units(by):
    def change(playground, message):
        hidden = list(playground.settings.hidden)
        layer = whole(message, "layer")
        if not 0 <= layer < len(hidden):
            raise ValueError(not_understood(message))
        hidden[layer] += by
        playground.set(hidden=tuple(hidden))

    return change


def toggle_input(playground, message):
    name, inputs = word(message, "name"), playground.settings.inputs
    chosen = [one for one in inputs if one != name] if name in inputs else [*inputs, name]
    playground.set(inputs=tuple(chosen))


def seek(playground, message):
    playground.seek(whole(message, "k"))


def copy(playground, message):
    """The page has put a text on the clipboard."""
    playground.say(
        _("Copied.") if message.get("copied", True) else _("This page may not copy: mark the text.")
    )


def weight(playground, message):
    place = [whole(message, name) for name in ("layer", "unit", "source")]
    playground.write(*place, number(message, "value"))


COMMANDS = {
    "set": set_value,
    "play": lambda playground, message: playground.play(),
    "pause": lambda playground, message: playground.pause(),
    "step": lambda playground, message: playground.step(playground.settings.pace),
    "reset": lambda playground, message: playground.reset(),
    "add_layer": add_layer,
    "remove_layer": remove_layer,
    "add_unit": change_units(1),
    "remove_unit": change_units(-1),
    "toggle_input": toggle_input,
    "seek": seek,
    "copy": copy,
    "beside": lambda playground, message: playground.beside(),
    "alone": lambda playground, message: playground.alone(),
    "weight": weight,
}


# What a message holds


def word(message, name):
    if isinstance(message.get(name), str):
        return message[name]
    raise ValueError(not_understood(message))


def whole(message, name):
    value = message.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError(not_understood(message))


def number(message, name):
    value = message.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9:
        return float(value)
    raise ValueError(not_understood(message))


def not_understood(message):
    return _("The page asked for “{do}”, but not in a way that can be done.").format(do=message["do"])


def frozen(value):
    """Lists as tuples: settings do not change."""
    return tuple(map(frozen, value)) if isinstance(value, list) else value
