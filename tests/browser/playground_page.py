"""The playground's page in a browser without Jupyter: a model that keeps what it is told, and frames of a real run."""

import base64
import io
import json
from types import SimpleNamespace

import numpy as np
from PIL import Image

from dlcore.explore.playground.canvas import Canvas, module
from dlcore.explore.playground.frame import picture
from dlcore.explore.playground.run import Run
from dlcore.explore.playground.settings import DEFAULTS, Settings
from dlcore.explore.playground.words import form

GROUND = {"light": "#ffffff", "dark": "#111111"}
MODEL = """
const bytes = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
const heard = {}, values = {};
window.sent = [];
window.tell = (news) => {
  for (const [name, value] of Object.entries(news)) values[name] = name.startsWith("frame") ? bytes(value) : value;
  for (const name of Object.keys(news)) for (const act of heard[`change:${name}`] || []) act();
};
const model = {
  get: (name) => values[name],
  send: (message) => window.sent.push(message),
  on: (event, act) => (heard[event] = heard[event] || []).push(act),
  off: (event, act) => { heard[event] = (heard[event] || []).filter((other) => other !== act); },
};
"""


def news(run, n=1, kept=None, **state):
    """What a playground tells its page about a run."""
    said = {
        "settings": {name: getattr(run.settings, name) for name in DEFAULTS},
        "playing": False,
        "said": f"Step {run.steps}.",
        "trouble": run.trouble,
        "code": "print(1)",
        "share": run.settings.code(),
        "history": {"k": run.history.k, "n": run.history.n},
        "two": {"title": "Learning rate: 0.03"} if kept else None,
    }
    frames = {"frame": framed(run, n), "frame2": framed(kept, n) if kept else ""}
    return frames | {"state": said | state}


def framed(run, n):
    return base64.b64encode(picture(run, n)).decode("ascii")


def document(run, theme="light", kept=None, **state):
    """A whole document with the page in it."""
    first = {"form": form(SimpleNamespace(own=None, table=None))} | news(run, 1, kept, **state)
    script = module().replace("export default { render };", "")
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Playground</title>
<style>body {{ margin: 8px; background: {GROUND[theme]}; }} h1 {{ font-size: 0; }} {Canvas._css}</style></head>
<body><main><h1>Playground</h1><div id="here"></div></main><script type="module">
{script}
{MODEL}
window.tell({json.dumps(first)});
window.begin = (el) => {{ window.leave = render({{ model, el }}); }};
window.begin(document.getElementById("here"));
</script></body></html>"""


# What tests do with it


def trained(steps=60, **settings):
    run = Run(Settings().changed(**settings))
    run.step(steps)
    return run


def sent(page, what):
    return [message for message in page.evaluate("window.sent") if message["do"] == what]


def tell(page, told):
    """Tell the page, and wait until it has drawn it."""
    page.evaluate("told => { window.sent = []; window.tell(told); }", told)
    page.wait_for_function("window.sent.some(({ do: what }) => what === 'drawn')")


def drawn(page, which="Output"):
    """The pixels of a drawing."""
    selector = {"Output": ".dlp-pane canvas", "Network": ".dlp-network canvas"}[which]
    url = page.locator(selector).first.evaluate("canvas => canvas.toDataURL()")
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(url.split(",")[1]))).convert("RGBA")).astype(int)


def focused(page):
    return page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.id")
