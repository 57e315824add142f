"""The page of one playground: the widget, what it was last told, and what it says."""

from dlcore.explore.playground.canvas import Canvas
from dlcore.explore.playground.commands import obey
from dlcore.explore.playground.frame import picture
from dlcore.explore.playground.settings import DEFAULTS
from dlcore.explore.playground.status import difference
from dlcore.explore.playground.words import form


class Page:
    """Shows a playground in a Canvas. All is called with the playground's lock held."""

    def __init__(self, playground):
        self.playground, self.player = playground, playground.player
        self.stale = False  # whether there is something to show for which the page had no room
        self.canvas = Canvas(form=form(playground), **self.frames(), state=self.state())
        self.canvas.on_msg(self.hear)

    def show(self):
        """Send a new frame, or wait with it until the page has shown those that are on their way."""
        self.stale = not self.player.room
        if self.stale:
            return self.tell()
        with self.canvas.hold_sync():  # one message
            for name, value in self.frames().items():
                setattr(self.canvas, name, value)
            self.tell()

    def tell(self):
        """Send all but the frame."""
        self.canvas.state = self.state()

    def frames(self):
        kept = self.playground.kept
        n, answer = self.player.number()
        return {
            "frame": picture(self.playground.run, n, answer),
            "frame2": picture(kept, n, answer) if kept else b"",
        }

    def state(self):
        play = self.playground
        return {
            "settings": {name: getattr(play.settings, name) for name in DEFAULTS},
            "playing": play.playing,
            "said": play.said,
            "trouble": play.run.trouble or "",
            "code": play.cell,
            "share": play.code,
            "history": {"k": play.run.history.k, "n": play.run.history.n},
            "two": {"title": difference(play.kept, play.run)} if play.kept else None,
        }

    def hear(self, widget, content, buffers):
        """What the page says arrives in any thread."""
        with self.playground.lock:
            if self.playground.page is self:
                obey(self.playground, content)
            if self.stale:
                self.show()

    def close(self):
        self.canvas.close()
