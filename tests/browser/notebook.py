"""An open notebook in a browser, and what one does in it: run, type, look, move a slider."""

import contextlib
import time


class Notebook:
    """An open notebook: `page` is Playwright's page, the rest is what one does in a notebook."""

    def __init__(self, page, patience=120):
        self.page = page
        self.wait_until_idle(patience)

    # Running

    def run_all(self, timeout=120):
        """Run all cells, and wait until the last has finished."""
        # not awaited: the command's promise would never come back if a dialog opened
        self.page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-cells'); }")
        self.page.wait_for_function(
            """() => jupyterapp.shell.currentWidget.content.widgets.every(
                cell => cell.model.type !== 'code' || !cell.model.sharedModel.getSource().trim()
                     || cell.model.executionCount)""",
            timeout=1000 * timeout,
        )
        self.wait_until_idle(timeout)

    def run_cell(self, number, timeout=60):
        """Run one cell, counted from 0 among all cells."""
        count = "number => jupyterapp.shell.currentWidget.content.widgets[number].model.executionCount"
        last = self.page.evaluate(count, number)
        self.page.evaluate(
            """number => {
                const book = jupyterapp.shell.currentWidget.content;
                book.deselectAll();
                book.activeCellIndex = number;
                jupyterapp.commands.execute('notebook:run-cell');
            }""",
            number,
        )
        changed = f"([number, last]) => ![null, last].includes(({count})(number))"
        self.page.wait_for_function(changed, arg=[number, last], timeout=1000 * timeout)
        self.wait_until_idle(timeout)

    def run_code(self, source):
        """Run code that is in no cell; returns what it prints."""
        return self.page.evaluate(
            """async code => {
                const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
                let printed = '';
                const request = kernel.requestExecute({ code, silent: true });
                request.onIOPub = ({ header, content }) => {
                    if (header.msg_type === 'stream') printed += content.text;
                };
                await request.done;
                return printed;
            }""",
            source,
        )

    def wait_until_idle(self, timeout=120):
        self.page.wait_for_function(
            """() => {
                const panel = window.jupyterapp?.shell.currentWidget, context = panel?.sessionContext;
                const prompts = panel ? [...panel.node.querySelectorAll('.jp-InputPrompt')] : [];
                return context?.isReady && context.session?.kernel?.status === 'idle'
                    && !prompts.some(prompt => prompt.textContent.includes('*'));
            }""",
            timeout=1000 * timeout,
        )

    # Looking

    def cell(self, number):
        """One cell, counted from 0 among all cells; long notebooks draw only the cells near the window."""
        self.page.evaluate(
            "number => jupyterapp.shell.currentWidget.content.scrollToItem(number, 'center')", number
        )
        return self.page.locator(f".jp-Cell[data-windowed-list-index='{number}']")

    def find_cell(self, text):
        """The number of the first cell whose source contains the text."""
        sources = self.page.evaluate(
            "() => jupyterapp.shell.currentWidget.content.widgets.map(cell => "
            "cell.model.sharedModel.getSource())"
        )
        return next(number for number, source in enumerate(sources) if text in source)

    def type_into(self, number, text):
        """Replace a cell's text as a learner would, with the keyboard."""
        self.cell(number).locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def slider(self, label):
        """What the keyboard moves of the slider with this label."""
        sliders = self.page.locator(".widget-slider, .widget-hslider")
        return (
            sliders.filter(has=self.page.locator(f".widget-label:text-is('{label}')"))
            .locator(".noUi-handle")
            .first
        )

    def errors(self):
        """The text of every error output and everything written to stderr."""
        kinds = ("application/vnd.jupyter.error", "application/vnd.jupyter.stderr")
        return [
            e for kind in kinds for e in self.page.locator(f"[data-mime-type='{kind}']").all_inner_texts()
        ]

    def theme(self, name):
        """Change JupyterLab's theme, "JupyterLab Light" or "JupyterLab Dark"."""
        self.page.evaluate(
            "name => jupyterapp.commands.execute('apputils:change-theme', {theme: name})", name
        )
        light = str("Dark" not in name).lower()
        self.page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached")
        self.page.wait_for_timeout(300)

    @staticmethod
    def seen(place, seconds=15):
        """Screenshots of this part of the page, for so long.

        JupyterLab takes cells far from the window off the page and puts them back; until then there is none.
        """
        from playwright.sync_api import Error

        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with contextlib.suppress(Error):
                yield place.screenshot(animations="disabled", timeout=5000)

    @classmethod
    def settled(cls, place):
        """A screenshot of this part of the page, once two in a row are equal."""
        last = None
        for now in cls.seen(place):
            if now == last:
                return now
            last = now
            time.sleep(0.2)
        raise AssertionError("this part of the page never comes to rest")

    @classmethod
    def changed(cls, place, before):
        """A screenshot that differs from `before`, as soon as there is one."""
        for now in cls.seen(place):
            if now != before:
                return now
        raise AssertionError("this part of the page does not change")


def open_page(lab, context, name):
    """A notebook of the lab's folder in a new page, alone: no side bars, nothing restored from another "
    "session."""
    from playwright.sync_api import TimeoutError as NothingYet

    page = context.new_page()
    page.goto(f"{lab.url}/doc/tree/{name}?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    try:
        return Notebook(page, patience=60)
    except NothingYet:  # a new kernel's word that it is idle can get lost; a page that comes later asks again
        page.reload()
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        return Notebook(page)


def without_outputs(notebook):
    """A copy of a notebook as a learner opens it the first time."""
    cells = [
        {**cell, "outputs": [], "execution_count": None} if cell["cell_type"] == "code" else cell
        for cell in notebook["cells"]
    ]
    metadata = {name: value for name, value in notebook["metadata"].items() if name != "widgets"}
    return {**notebook, "cells": cells, "metadata": metadata}


def notebook_of(*sources):
    """A notebook with these code cells."""
    cells = [
        {
            "cell_type": "code",
            "id": f"cell-{i}",
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        }
        for i, source in enumerate(sources)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
