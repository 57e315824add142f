"""What is drawn is what was given, at its place."""

import matplotlib
import numpy as np
import pytest

from dlcore import plots
from dlcore.plots import figures, lines
from tests.plots.examples import LABELS, PATH, PHOTO, POINTS, THIRDS, bowl, thirds

rng = np.random.default_rng(1)


def test_curves_go_through_the_functions_values():
    def careful(z):
        return max(0.0, z)  # takes single numbers only

    ax = plots.curves({"square": lambda z: z**2, "careful": careful}, -2, 3)
    x, y = ax.lines[0].get_data()
    assert (x[0], x[-1]) == (-2, 3) and np.allclose(y, x**2)
    x, y = ax.lines[1].get_data()
    assert np.allclose(y, np.maximum(0, x))
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["square", "careful"]
    assert "square goes from 4 to 9 (lowest 0)" in ax.figure.alt
    assert "stays at 2" in plots.curves(lambda z: 0 * z + 2, 0, 1).figure.alt


def test_curve_stops_where_the_function_is_not_finite():
    ax = plots.curves({"log": np.log}, -1, 1)
    x, y = ax.lines[0].get_data()
    assert np.isnan(y[x <= 0]).all() and np.isfinite(y[x > 0]).all()
    assert "goes from" in ax.figure.alt and "infinity" not in ax.figure.alt


def test_series_are_told_apart_by_more_than_colour():
    count = len(lines.COLOURS)
    assert len({str(lines.line(i)["linestyle"]) for i in range(count)}) == count
    ax = plots.scatter_classes(POINTS, LABELS)
    assert len({part.get_paths()[0].vertices.shape for part in ax.collections}) == 2
    assert len({lines.marks(i)["marker"] for i in range(count)}) == count


def luminance(colour):
    part = np.array(matplotlib.colors.to_rgb(colour))
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


@pytest.mark.parametrize("colour", [figures.INK, figures.GREY, figures.BLUE, figures.ORANGE])
def test_colours_of_text_are_read_on_white(colour):
    contrast = 1.05 / (luminance(colour) + 0.05)
    assert contrast >= (4.5 if colour != figures.ORANGE else 3.8)  # orange is written in 11 points and more


def test_costs_are_drawn_one_by_one_and_end_where_they_are_not_finite():
    ax = plots.costs({"good": [3.0, 2.0, 1.0], "bad": [3.0, np.inf, np.nan]})
    assert np.array_equal(ax.lines[0].get_ydata(), [3, 2, 1])
    assert np.array_equal(ax.lines[1].get_ydata(), [3, np.nan, np.nan], equal_nan=True)
    assert "good from 3 to 1 in 2 steps" in ax.figure.alt
    assert "bad from 3 to 3 in 2 steps, not finite from step 1 on" in ax.figure.alt


def test_costs_take_what_a_training_loop_has():
    for history in ([3, 2], (3.0, 2.0), np.array([[3.0, 2.0]]), (cost for cost in (3, 2)), iter([3, 2])):
        assert np.array_equal(plots.costs(history).lines[0].get_ydata(), [3, 2])


def test_bars_are_as_long_as_their_numbers_in_the_order_given():
    ax = plots.bars(
        {"first": 0.875, "second": 2.0}, intervals={"second": (1.5, 2.5)}, reference=("old", 0.75)
    )
    assert [bar.get_width() for bar in ax.patches] == [0.875, 2.0]
    assert [text.get_text() for text in ax.get_yticklabels()] == ["first", "second"]
    assert ax.yaxis_inverted()  # the first on top
    assert {text.get_text() for text in ax.texts} == {"0.875", "2"}
    assert "second 2 (between 1.5 and 2.5)" in ax.figure.alt and "old 0.75" in ax.figure.alt


def test_histogram_counts_every_value_once():
    values = rng.normal(size=(10, 7))
    ax = plots.histogram(values, bins=5)
    outline = ax.patches[0].get_xy()
    edges, heights = np.unique(outline[:, 0]), outline[1:-1:2, 1]
    assert len(edges) == 6 and heights[:5].sum() == values.size
    assert "70 values" in ax.figure.alt


def test_images_are_shown_as_they_are():
    axes = plots.show_images([PHOTO, PHOTO[:, :, 0], PHOTO / 255], ["a", "b", "a"], columns=2)
    assert axes.shape == (2, 2) and not axes[1, 1].images
    for ax in axes.flat[:3]:
        assert ax.images[0].get_clim() in ((0, 1), (None, None))
    assert np.allclose(axes[0, 0].images[0].get_array(), PHOTO / 255)
    assert np.allclose(axes[0, 1].images[0].get_array(), PHOTO[:, :, 0] / 255)
    assert np.allclose(axes[1, 0].images[0].get_array(), PHOTO / 255)
    assert "a (2 times) and b" in axes[0, 0].figure.alt


def test_planes_are_red_green_and_blue_in_this_order():
    axes = plots.show_planes(PHOTO)
    for i, name in enumerate(("red", "green", "blue")):
        assert np.allclose(axes[i + 1].images[0].get_array(), PHOTO[:, :, i] / 255)
        assert axes[i + 1].get_title().startswith(name)
        assert f"{name} {PHOTO[:, :, i].mean():.0f}" in axes[0].figure.alt


def test_weights_stand_at_their_pixels_and_white_is_zero():
    w = np.arange(-20.0, 43.0)[:, np.newaxis]
    ax = plots.weights_picture(w, (9, 7))
    shown = ax.images[0]
    assert np.array_equal(shown.get_array(), w.reshape(9, 7))
    assert shown.get_clim() == (-42, 42)
    assert np.allclose(shown.cmap(0.5)[:3], 1, atol=0.02)
    assert "row 8, column 6" in ax.figure.alt


def test_classes_are_drawn_at_their_features():
    ax = plots.scatter_classes(POINTS, LABELS, ("low", "high"))
    for i in (0, 1):
        assert np.allclose(ax.collections[i].get_offsets(), POINTS[:, LABELS[0] == i].T)
    low, high = (LABELS == 0).sum(), (LABELS == 1).sum()
    assert f"{low} examples of low and {high} examples of high" in ax.figure.alt


def test_line_of_a_classifier_is_where_it_says_one_half():
    ax = plots.scatter_classes(POINTS, LABELS, probability=lambda X: 1 / (1 + np.exp(-X.sum(axis=0))))
    contour = next(part for part in ax.collections if hasattr(part, "levels"))
    points = np.concatenate([path.vertices for path in contour.get_paths()])
    assert len(points) > 10 and np.abs(points.sum(axis=1)).max() < 0.05
    assert "40 of 40" in ax.figure.alt
    never = plots.scatter_classes(POINTS, LABELS, probability=lambda X: np.full(X.shape[1], 0.1))
    assert not any(hasattr(part, "levels") for part in never.collections)


def test_confusion_has_truth_in_rows():
    ax = plots.confusion([[84, 6], [9, 21]], ("no", "yes"))
    counts = {text.get_position(): text.get_text().split("\n")[0] for text in ax.texts}
    assert counts == {(0, 0): "84", (1, 0): "6", (0, 1): "9", (1, 1): "21"}
    assert ax.get_xlabel() == "the model said" and ax.get_ylabel().startswith("it is")
    assert "of 30 with the label yes, 9 taken for no and 21 taken for yes" in ax.figure.alt


def test_confusion_of_many_classes_is_compact_and_has_counts_alone():
    tables = {k: np.arange(k * k).reshape(k, k) for k in (5, 6, 10)}
    axes = {k: plots.confusion(table, [f"c{i}" for i in range(k)]) for k, table in tables.items()}
    assert all("%" in text.get_text() for text in axes[5].texts)
    for k in (6, 10):
        counts = {text.get_position(): text.get_text() for text in axes[k].texts}
        assert counts == {(j, i): str(i * k + j) for i, j in np.ndindex(k, k)}
        assert "%" not in axes[k].get_ylabel()
    assert axes[10].figure.get_size_inches()[1] < axes[5].figure.get_size_inches()[1] + 0.5 < 7


@pytest.mark.parametrize("draw", [plots.cost_contours, plots.surface])
def test_landscape_has_its_valley_and_its_path_where_they_belong(draw):
    ax = draw(bowl, (-4, 4), (-3, 3), path=PATH)
    assert "J lies between 0.25 and" in ax.figure.alt and "lowest near w = 0.53, b = -1" in ax.figure.alt
    assert "3 steps goes from w = 3, b = 2 (J = 16) to w = 0.5, b = -1 (J = 0.25)" in ax.figure.alt
    x, y = ax.lines[0].get_data_3d()[:2] if draw is plots.surface else ax.lines[0].get_data()
    assert np.array_equal(np.transpose([x, y]), PATH)


def test_contours_lie_at_their_heights():
    ax = plots.cost_contours(bowl, (-4, 4), (-3, 3))
    drawn = ax.collections[1]
    for level, path in zip(drawn.levels, drawn.get_paths(), strict=True):
        for w, b in path.vertices[:-1]:
            assert bowl(w, b) == pytest.approx(level, abs=0.1)


def test_learning_curves_show_the_mean_and_the_range_of_the_runs():
    train, dev = np.array([[0.0, 0.1, 0.3], [0.2, 0.3, 0.5]]), np.array([0.9, 0.7, 0.6])
    ax = plots.learning_curves([10, 20, 40], train, dev, baseline=0.25)
    assert np.allclose(ax.lines[0].get_xydata(), [[10, 0.1], [20, 0.2], [40, 0.4]])
    assert np.allclose(ax.lines[1].get_ydata(), dev)
    (band,) = ax.collections
    corners = band.get_paths()[0].vertices
    assert corners[:, 1].min() == 0 and corners[:, 1].max() == 0.5
    assert np.allclose(ax.lines[2].get_ydata(), 0.25)
    said = "train error goes from 0.1 to 0.4 on average of 2 runs; dev error goes from 0.9 to 0.6 for"
    assert said in ax.figure.alt and ax.figure.alt.endswith("from 10 to 40 with the baseline 0.25.")


def test_spread_has_a_dot_for_each_run_and_a_line_at_the_mean():
    ax = plots.spread({"none": [0.7, 0.8, 0.9], "L2": [0.85]}, reference=("guess", 0.5))
    assert np.allclose(ax.lines[0].get_xdata(), [0.7, 0.8, 0.9]) and np.allclose(ax.lines[1].get_xdata(), 0.8)
    assert len(set(ax.lines[0].get_ydata())) == 3  # equal results would lie on each other
    assert np.allclose(ax.lines[2].get_xdata(), 0.85) and np.allclose(ax.lines[4].get_xdata(), 0.5)
    assert "none 0.8 on average of 3 runs, from 0.7 to 0.9; L2 0.85" in ax.figure.alt


def test_signals_start_at_layer_1_and_say_how_far_they_go():
    ax = plots.signals({"small": [0.1, 1e-3, 1e-10]})
    assert ax.get_yscale() == "log" and ax.lines[0].get_xdata().tolist() == [1, 2, 3]
    assert "small root mean square from 0.1 to 1e-10 over 3 layers" in ax.figure.alt


def test_network_joins_every_unit_to_every_unit_of_the_layer_before():
    ax = plots.network_diagram([2, 3, 1], names=["pixels", "hidden", "face"])
    joined = [part for part in ax.collections if len(part.get_paths()) in (6, 3)]
    assert [len(part.get_paths()) for part in joined] == [6, 3]
    assert "pixels 2, hidden 3 and face 1" in ax.figure.alt
    many = plots.network_diagram([100, 1])
    assert len(many.collections[0].get_paths()) == 6 and "x 100" in many.figure.alt


def test_mask_marks_what_is_dropped_at_its_place():
    ax = plots.mask([[True, False, True], [True, True, True]])
    (cross,) = ax.texts
    assert cross.get_position() == (1.5, 1.5)  # second column, upper row
    assert "83 % of 2 by 3 are kept" in ax.figure.alt and "the same" not in ax.figure.alt
    assert "every example has the same" in plots.mask([[1, 1], [0, 0]]).figure.alt


def test_regions_are_where_the_model_says():
    ax = plots.regions(POINTS, THIRDS, thirds)
    assert "40 of 40 lie in the region of their class" in ax.figure.alt
    (tint,) = (part for part in ax.collections if isinstance(part, matplotlib.collections.QuadMesh))
    corners = tint.get_array().reshape(161, 161)
    assert (corners[0, 0], corners[-1, -1]) == (0, 2)
    assert "0 of 40" in plots.regions(POINTS, THIRDS, lambda X: (thirds(X) + 1) % 3).figure.alt


def test_trials_ring_the_best_and_cross_out_those_without_a_score():
    ax = plots.trials([1, 2, 3, 4], [5, 6, 7, 8], [0.2, np.nan, 0.9, 0.4], best=2, xlabel="a", ylabel="b")
    assert [(part.get_xdata().item(), part.get_ydata().item()) for part in ax.lines] == [(3, 7), (4, 8)]
    assert [text.get_text() for text in ax.texts] == ["1", "2"]
    assert ax.collections[1].get_offsets().tolist() == [[2, 6]]
    assert "score from 0.2 to 0.9 (1 without one); the best at (3, 7) and (4, 8)" in ax.figure.alt


def test_steps_begin_where_the_last_one_ended():
    ax = plots.waterfall({"human": 0.04, "train": 0.07, "dev": 0.05})
    assert np.allclose([bar.get_x() for bar in ax.patches], [0, 0.04, 0.07])
    assert np.allclose([bar.get_width() for bar in ax.patches], [0.04, 0.03, -0.02])
    assert [text.get_text() for text in ax.texts] == ["+0.03, largest", "-0.02"]
    assert "the largest step, +0.03, leads to train" in ax.figure.alt
    assert "largest" not in plots.waterfall({"a": 0.2, "b": 0.1}).figure.alt
