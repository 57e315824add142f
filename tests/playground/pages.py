"""A page for tests: it says what a test tells it to, and looks at what it is shown."""

from dlcore.explore.playground.frame import unpacked


class Page:
    """A playground, shown; `canvas` is its widget."""

    def __init__(self, playground):
        self.playground = playground
        playground.view()
        self.canvas = playground.page.canvas

    def hears(self, content):
        """A message as it comes in from the browser."""
        self.canvas._handle_custom_msg(content, [])

    def says(self, **message):
        self.hears(message)

    @property
    def shown(self):
        """The header of the frame that was sent last."""
        return unpacked(self.canvas.frame)[0]

    def drawn(self):
        """The last frame is on the screen."""
        self.says(do="drawn", n=self.shown["n"])


def play_until(page, done):
    """A page that shows each frame, until it is so; fails where the playing ends before."""
    while not done():
        assert page.playground.playing, page.playground.said
        page.drawn()
        page.playground.player.stop.wait(0.002)
