"""For what takes long: a button that starts it, a bar that fills, a note that the picture is still the old one."""

import ipywidgets as W

from dlcore.explore.screen import TEXT
from dlcore.messages import _


class RunButton:
    """The button, the bar and the note of one panel; used as a context while it runs."""

    def __init__(self, act):
        self.button = W.Button(
            description=_("Run"), tooltip=_("Compute with these settings"), layout=W.Layout(width="auto")
        )
        self.button.on_click(lambda button: act())
        self.bar = W.FloatProgress(max=1, layout=W.Layout(width="120px", display="none"))
        self.note = W.HTML()
        self.wait(False)

    def around(self, reset):
        """All in one row, with the button that puts the sliders back."""
        return W.HBox([self.button, reset, self.bar, self.note])

    def tell(self, share):
        self.bar.value = share

    def wait(self, waiting):
        """Say whether the controls have moved since the picture was computed."""
        self.button.button_style = "primary" if waiting else ""
        words = _("The picture shows the last run.") if waiting else ""
        self.note.value = f'<span role="status" style="{TEXT}">{words}</span>'

    def __enter__(self):
        self.tell(0)
        self.button.disabled, self.bar.layout.display = True, None

    def __exit__(self, kind, *_error):
        self.button.disabled, self.bar.layout.display = False, "none"
        if kind is None:
            self.wait(False)
