"""Pictures that show something at every setting, and plain calls that give the same."""

import base64
import io

import numpy as np
import pytest
from PIL import Image

from dlcore import explore
from dlcore.explore.controls import Choice
from dlcore.explore.stage import Stage
from tests.explore.settings import ALL, EACH, STAGES, inside, pixels, settings


@ALL
def test_each_board_shows_something_and_nothing_is_cut_off(explorer, values):
    picture, stage = pixels(explorer(**values)), STAGES[explorer.name]
    assert picture.shape == (explorer.height, explorer.width, 3)
    for board in stage.boards:
        if board.framed:
            assert board.drawn
            assert len(np.unique(inside(stage, board, picture).reshape(-1, 3), axis=0)) > 10
    for edge in (picture[0], picture[-1], picture[:, 0], picture[:, -1]):
        assert (edge == 255).all()


@EACH
def test_every_control_moves_the_picture_and_the_sentence_or_both(explorer):
    for control in explorer.controls:
        low, high = (explorer(**{control.name: value}) for value in (control.trials[0], control.trials[-1]))
        differing = (pixels(low) != pixels(high)).any(axis=-1).sum()
        assert differing > 300, f"{control.name} hardly changes anything: {differing} pixels"


@EACH
def test_a_kept_picture_equals_a_new_one_and_a_full_drawing(explorer):
    for values in [values for other, values in settings() if other is explorer]:
        exploration, fresh = explorer(**values), explorer.stage()
        shown = pixels(exploration)
        assert (shown == pixels(exploration, fresh)).all(), "something of an earlier setting is left"
        for board in fresh.boards:
            for artist in board.artists.values():
                artist.set_animated(False)
        fresh.canvas.draw()
        assert (shown == np.asarray(fresh.image())).all(), "matplotlib itself draws it differently"


@EACH
def test_the_axes_are_laid_out_once(explorer, monkeypatch):
    stage, draws = explorer.stage(), []
    monkeypatch.setattr(
        stage.canvas, "draw", lambda: draws.append(1) or type(stage.canvas).draw(stage.canvas)
    )
    sliders = [control for control in explorer.controls if not isinstance(control, Choice)]
    for control in sliders:
        for value in control.trials:
            if explorer.name != "broadcast_lab":
                stage.show(explorer.draw, explorer(**{control.name: value}).arrays)
    assert len(draws) <= 1


def test_what_is_not_drawn_again_disappears():
    stage = Stage(200, 200, [(0.1, 0.1, 0.8, 0.8)])

    def draw(board, words):
        board.frame(xlim=(0, 1), ylim=(0, 1))
        if words:
            board.text("words", 0.5, 0.5, words)

    stage.show(draw, "")
    empty = stage.png()
    stage.show(draw, "here")
    assert stage.png() != empty
    stage.show(draw, "")
    assert stage.png() == empty


@EACH
def test_pyplot_keeps_no_figure(explorer):
    import matplotlib.pyplot as plt

    before = plt.get_fignums()
    assert explorer().png
    assert plt.get_fignums() == before


# Plain calls


@ALL
def test_the_code_gives_the_same_again(explorer, values):
    exploration = explorer(**values)
    again = eval(exploration.code, {"explore": explore})
    assert (again.values, again.alt) == (exploration.values, exploration.alt)


@EACH
def test_one_bundle_holds_panel_picture_and_sentence(explorer):
    exploration = explorer()
    data, metadata = exploration._repr_mimebundle_()
    assert set(data) == {"text/plain", "image/png", "application/vnd.jupyter.widget-view+json"}
    assert data["text/plain"] == repr(exploration) == exploration.alt == metadata["image/png"]["alt"]
    picture = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    assert picture.size == (2 * explorer.width, 2 * explorer.height)
    assert metadata["image/png"]["width"] == explorer.width


@EACH
def test_the_figure_is_small_enough_to_store(explorer):
    assert len(explorer().png) < 80_000


@EACH
def test_it_explains_itself(explorer):
    import inspect

    assert list(inspect.signature(explorer).parameters)[: len(explorer.controls)] == [
        control.name for control in explorer.controls
    ]
    assert all(control.name in explorer.__doc__ for control in explorer.controls)
    assert explorer.name in repr(explorer)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: explore.learning_rate(lr=5), ["lr", "from 0.01 to 3", "5 was given"]),
        (lambda: explore.learning_rate(lr="0.1"), ["lr", "a number", "'0.1'"]),
        (lambda: explore.learning_rate(lr=True), ["lr", "True"]),
        (lambda: explore.learning_rate(lr=float("nan")), ["lr", "nan"]),
        (lambda: explore.learning_rate(lr=np.array([0.1, 0.2])), ["lr", "array"]),
        (lambda: explore.learning_rate(lr=None), ["lr", "None"]),
        (lambda: explore.learning_rate(curvature=2.5), ["curvature", "a whole number", "2.5"]),
        (lambda: explore.learning_rate(alpha=0.1), ["alpha", "lr, curvature, step"]),
        (lambda: explore.learning_rate(step=3), ["step", "function", "3"]),
        (lambda: explore.scale_curves(step=len), ["scale_curves", "step", "n_examples"]),
        (lambda: explore.loss_bowl(loss="hinge"), ["loss", "'log', 'squared'", "'hinge'"]),
        (lambda: explore.loss_bowl(loss=3), ["loss", "3"]),
        (lambda: explore.broadcast_lab(a_rows=0), ["a_rows", "from 1 to 4", "0"]),
        (lambda: explore.broadcast_lab(a_rows=2**70), ["a_rows"]),
    ],
)
def test_a_wrong_argument_is_named_in_a_sentence(call, words):
    with pytest.raises(ValueError) as refusal:
        call()
    assert all(word in str(refusal.value) for word in words), refusal.value


def test_numpy_numbers_are_numbers():
    assert explore.learning_rate(lr=np.float32(0.5), curvature=np.int64(3)).values == {
        "lr": 0.5,
        "curvature": 3,
    }
