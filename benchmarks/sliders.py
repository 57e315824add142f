"""How long from a key press to changed pixels: our panels against plain `interact` that draws a new figure.

    python -m benchmarks.sliders                        all explorers, 40 presses each
    python -m benchmarks.sliders loss_bowl --presses 100

Both show the same drawing of the same arrays, stand in one notebook, and take turns, so that a busy machine is busy
for both. loss_bowl and learning_rate train again at every press, with a step that is not the library's. What counts
is the ratio of the 95th percentiles; it should be at most 0.4.
"""

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

from tests.browser.lab import CHROMIUM_OPTIONS, chromium, running
from tests.browser.notebook import notebook_of, open_page

TARGET = 0.4
MOVED = {  # the slider that is moved
    "scale_curves": "n_examples",
    "broadcast_lab": "a_rows",
    "sigmoid_line": "w",
    "loss_bowl": "start",
    "learning_rate": "curvature",
    "activation_zoo": "z0",
    "hidden_units": "n_h",
    "symmetry": "scale",
    "net_builder": "units",
    "fit_spectrum": "d",
    "split_planner": "dev",
    "lambda_dial": "lambd",
    "dropout_dial": "keep_prob",
    "early_stopping": "patience",
    "feature_scale": "lr",
    "signal_depth": "std",
    "gradcheck_bug": "epsilon",
    "batch_size": "epochs",
    "ewa_lab": "window",
    "optimizer_race": "lr",
    "decay_lab": "lr0",
    "saddle_view": "n",
    "search_scale": "samples",
    "beta_sampler": "hi",
    "batchnorm_lab": "shift",
    "softmax_temp": "offset",
    "logit_loss": "z",
    "threshold": "threshold",
    "error_budget": "dev",
    "label_noise": "share",
    "conv_stepper": "position",
    "fc_vs_conv": "n",
    "skip_or_not": "epochs",
    "separable_cost": "c_out",
    "freeze_lab": "frozen",
    "iou_boxes": "x",
    "nms_lab": "threshold",
    "anchor_lab": "h2",
    "detector_lab": "score",
    "tconv_stepper": "position",
    "metric_trap": "share",
    "triplet_lab": "margin",
    "tau_lab": "tau",
}
SET_UP = """
import ipywidgets
import matplotlib.pyplot as plt
from dlcore import explore
from dlcore.explore import panel
from dlcore.explore.panel import widget_for
from dlcore.explore.stage import Board

panel._predicted.update({explorer.prediction.id: None for explorer in explore.EXPLORERS})

def own_step(w, b, dw, db, learning_rate):
    return w - learning_rate * dw, b - learning_rate * db

def drawn_anew(explorer, **values):
    figure = plt.figure(figsize=(explorer.width / 100, explorer.height / 100), dpi=100)
    boards = [Board(figure, place) for place in explorer.places]
    explorer.draw(*boards, explorer(**values).arrays)
    for board in boards:
        board.finish()
        for artist in board.artists.values():
            artist.set_animated(False)
    plt.show()

explorer = explore.THIS_ONE
given = {"step": own_step} if "step" in explorer.functions else {}
moved = next(control for control in explorer.controls if control.name == "THIS_SLIDER")
"""
OURS = "explorer(**given)"
PLAIN = """
def redraw(**values):
    drawn_anew(explorer, **given, **{name: moved.rounded(value) for name, value in values.items()})

ipywidgets.interact(redraw, **{moved.name: widget_for(moved, moved.default, len(moved.label))})
None
"""
# What the browser notices: the time of the key, and of the first frame that shows a loaded picture other than before.
WATCH = """output => {
    const shown = () => [...output.querySelectorAll('img')]
        .filter(img => img.complete && img.naturalWidth > 100).map(img => img.src).join();
    const before = shown();
    return new Promise(resolve => {
        let pressed = null;
        window.addEventListener('keydown', () => { pressed = performance.now(); }, { capture: true, once: true });
        const look = () => {
            const now = shown();
            if (pressed && now && now !== before) resolve(performance.now() - pressed);
            else if (pressed && performance.now() - pressed > 10000) resolve(null);
            else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    });
}"""


def measured(notebook, presses):
    """Milliseconds of each press, for our panel and for interact, in turns."""
    page = notebook.page
    outputs = [page.locator(".jp-Cell").nth(cell).locator(".jp-OutputArea").first for cell in (1, 2)]
    moved = notebook.run_code("print(moved.label, end='')")
    handles = [
        output.locator(".widget-slider, .widget-hslider").filter(has_text=moved).locator(".noUi-handle").first
        for output in outputs
    ]
    times = ([], [])
    for press in range(presses + 3):  # the first ones warm up
        key = ("ArrowRight", "ArrowLeft")[press % 2]
        for handle, output, own_times in zip(handles, outputs, times, strict=True):
            handle.focus()
            page.evaluate(f"output => {{ window.seen = ({WATCH})(output); }}", output.element_handle())
            page.keyboard.press(key)
            milliseconds = page.evaluate("() => window.seen")
            if milliseconds is None:
                raise SystemExit(f"A key press changed nothing: {moved}, press {press}.")
            own_times.append(milliseconds)
            notebook.wait_until_idle()
            page.wait_for_timeout(60)
    return [own_times[3:] for own_times in times]


def percentile(values, share):
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def compare(lab, browser, name, presses):
    """Measure one explorer; prints a line and returns the ratio."""
    cells = notebook_of(SET_UP.replace("THIS_ONE", name).replace("THIS_SLIDER", MOVED[name]), OURS, PLAIN)
    (lab.folder / f"{name}.ipynb").write_text(json.dumps(cells), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 2600})  # both cells stay in sight
    notebook = open_page(lab, context, f"{name}.ipynb")
    notebook.run_all()
    notebook.page.wait_for_timeout(1000)
    if notebook.errors():
        raise SystemExit("\n".join(notebook.errors()))
    ours, plain = measured(notebook, presses)
    context.close()
    lab.stop_kernels()
    ratio = percentile(ours, 95) / percentile(plain, 95)
    row = (name, *(percentile(times, share) for times in (ours, plain) for share in (50, 95)), ratio)
    print("{:15} {:7.0f} {:7.0f}   {:7.0f} {:7.0f}   {:6.2f}".format(*row), flush=True)
    return ratio


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "explorers", nargs="*", default=list(MOVED), metavar="explorer", help=", ".join(MOVED)
    )
    parser.add_argument("--presses", type=int, default=40)
    asked = parser.parse_args()
    from playwright.sync_api import sync_playwright

    print("milliseconds         panel            interact      ratio")
    print("                 p50     p95       p50     p95     of p95")
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder)) as lab,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_OPTIONS)
        worst = max(compare(lab, browser, name, asked.presses) for name in asked.explorers)
        browser.close()
    print(f"worst ratio {worst:.2f}, target {TARGET}")
    return int(worst > TARGET)


if __name__ == "__main__":
    sys.exit(main())
