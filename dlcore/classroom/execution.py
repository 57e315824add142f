"""Running a solution notebook in a clean kernel, and making what it prints the same in every run.

The kernel is this Python, whatever kernels are installed on the machine, with an empty progress folder of its
own and one thread for the matrix library.
"""

import asyncio
import base64
import os
import re
import tempfile
from importlib.util import find_spec
from pathlib import Path

from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from dlcore.classroom.pictures import smaller

TIMEOUT = 120  # seconds a cell
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
WIDGET = "application/vnd.jupyter.widget-view+json"
ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")
NUMBER = re.compile(r"\s*\d+(\.\d+)?(e[+-]?\d+)?")  # with what aligns it
OWN_FOLDER = "(a folder of your own)"
VARYING = "timing"  # the tag of a cell whose numbers differ in every run
PEOPLE = "people"  # the tag of a cell that shows single faces, which are not ours to publish
FRAMEWORKS = (
    "frameworks"  # the tag of a cell that shows what Keras or TensorFlow gives, where they are installed
)


class Failed(RuntimeError):
    """A notebook that did not run as a notebook of the course has to; its text is one complaint a line."""


class ThisPython(AsyncKernelManager):
    """A kernel in the Python that runs the build."""

    @property
    def kernel_spec(self):
        return KernelSpec(**get_kernel_dict())


def run(notebook, root, folder):
    """Run all cells of a notebook in place, as if it lay in `folder`. Raises Failed at the first error."""
    with tempfile.TemporaryDirectory() as private, open(Path(private, "log"), "w+") as log:
        client = NotebookClient(
            notebook,
            timeout=TIMEOUT,
            kernel_name="python3",
            kernel_manager_class=ThisPython,
            resources={"metadata": {"path": str(folder)}},
            record_timing=False,
            store_widget_state=False,
            coalesce_streams=True,
        )
        try:
            with asyncio.Runner(
                loop_factory=asyncio.SelectorEventLoop
            ) as runner:  # one that zmq knows everywhere
                runner.run(client.async_execute(env=environment(root, private), stderr=log))
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            log.seek(0)
            raise Failed(f"{type(error).__name__}: {error}\n{log.read()}".rstrip()) from None
        hide(progress_of(private), notebook)
    notebook.metadata.language_info = {"name": "python"}


def environment(root, private):
    """The kernel's environment: the course of `root`, an empty progress folder, English, one thread."""
    path = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))
    own = {"PYTHONPATH": path, "DLCORE_PROGRESS": progress_of(private), "DLCORE_LANGUAGE": "en"}
    return {**os.environ, **ONE_THREAD, **own}


def progress_of(private):
    return str(Path(private, "progress"))


def hide(folder, notebook):
    """Put words in place of a path that no reader has."""
    for output in (output for cell in code_cells(notebook) for output in cell.outputs):
        for part in (output, output.get("data", {})):
            part.update({k: v.replace(folder, OWN_FOLDER) for k, v in part.items() if isinstance(v, str)})


def normalise(notebook):
    """Leave out of the outputs what differs from run to run and means nothing on a page; small pictures."""
    for cell in code_cells(notebook):
        for output in cell.outputs:
            data = output.get("data", {})
            data.pop(WIDGET, None)
            if PEOPLE in cell.metadata.get("tags", ()):
                data.pop("image/png", None)  # its sentence stays
            if "image/png" in data:
                data["image/png"] = in_text(smaller(base64.b64decode(data["image/png"])))
            if output.output_type == "error":
                output.traceback = [f"{output.ename}: {output.evalue}"]


def in_text(content):
    return base64.b64encode(content).decode("ascii")


def keep_earlier(notebook, earlier):
    """Let a cell keep its earlier outputs where a new run of it says nothing new.

    One tagged `timing` has other numbers in every run; one tagged `frameworks` shows less where those are not here.
    """
    before = {cell.id: cell.outputs for cell in code_cells(earlier)}
    for cell in code_cells(notebook):
        old, tags = before.get(cell.id), cell.metadata.get("tags", ())
        same = VARYING in tags and old and alike(old, cell.outputs)
        if same or (FRAMEWORKS in tags and old and not have_frameworks()):
            cell.outputs = old


def have_frameworks():
    return bool(find_spec("keras") and find_spec("tensorflow"))


def alike(some, others):
    return [skeleton(output) for output in some] == [skeleton(output) for output in others]


def skeleton(output):
    """An output's kind, parts and words, without its numbers and pixels."""
    data = output.get("data", {"text": output.get("text", "")})
    return output.output_type, {kind: words(value) for kind, value in data.items()}


def words(value):
    return NUMBER.sub("0", value) if isinstance(value, str) and not value.startswith("iVBOR") else None


def look_over(notebook, root):
    """Raise Failed if an output would not reach every reader, or not be the same on another machine."""
    found = [
        f"cell {cell.id}: {text}"
        for cell in code_cells(notebook)
        for output in cell.outputs
        for text in about_output(output, root)
    ]
    if found:
        raise Failed("\n".join(found))


def about_output(output, root):
    data, metadata = output.get("data", {}), output.get("metadata", {})
    text = "\n".join([output.get("text", ""), *(part for part in data.values() if isinstance(part, str))])
    if "image/png" in data and not alt_text(metadata):
        yield "a figure without alt text; draw it with dlcore.plots"
    if ADDRESS.search(text):
        yield f"the memory address {ADDRESS.search(text).group()}, another in every run"
    if str(root) in text or str(Path.home()) + os.sep in text:
        yield "a path of this machine"
    if output.get("name") == "stderr":
        yield f"a warning or message on stderr: {text.strip().splitlines()[0]}"


def alt_text(metadata):
    return metadata.get("image/png", {}).get("alt", "").strip()


def code_cells(notebook):
    return (cell for cell in notebook.cells if cell.cell_type == "code")
