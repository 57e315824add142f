"""A square grid of cells with numbers in them, as wide as SIZE whatever it has in it."""

import numpy as np

from dlcore.explore.bars import bar

SIZE = 12.0


def square(side, row, column, width=1):
    """The corners of some cells in a grid of side x side."""
    cell, high = SIZE / side, SIZE - row * SIZE / side
    return bar(column * cell, (column + width) * cell, high - width * cell, high)


def draw_cells(board, numbers, shades, colours):
    """A grid of cells, each in its shade, with the numbers that there are, from the first on."""
    side = len(shades)
    cells = [divmod(k, side) for k in range(side * side)]
    faces = [(shade,) * 3 for shade in np.clip(shades.flat, 0, 1)]
    board.shapes("cells", [square(side, *cell) for cell in cells], facecolors=faces, edgecolors=["#b0b0b0"])
    words = [short(number) for number in numbers]
    middles = [((column + 0.5) * SIZE / side, SIZE - (row + 0.5) * SIZE / side) for row, column in cells]
    board.labels(
        "numbers",
        middles[: len(words)],
        words,
        ["normal"] * len(words),
        colours[: len(words)],
        min(1, 6.5 / side),
    )


def short(number):
    return f"{number:.3g}".replace("-", "−")


def draw_rim(board, name, corners, colour):
    board.shapes(name, [corners], zorder=5, facecolors=["none"], edgecolors=[colour], linewidths=[3])
