// Gives each slider of a panel its name and the value it shows, for people who hear the page.
// ipywidgets leaves the handle without a name, and a logarithmic slider says its exponent.

function spoken(value, { digits, logarithmic, rungs }) {
  if (rungs.length) return rungs[value];
  return logarithmic ? String(Number(value.toPrecision(3))) : value.toFixed(digits);
}

async function render({ model, el }) {
  const panel = await attached(el);
  const sliders = await Promise.all(
    model.get("sliders").map(async (slider) => ({ ...slider, value: await valueOf(model, slider) })),
  );
  const name = () => {
    for (const slider of sliders) {
      for (const handle of panel.querySelectorAll(`.${slider.css} .noUi-handle`)) {
        put(handle, "aria-label", slider.label);
        put(handle, "aria-valuetext", spoken(slider.value(), slider));
        put(handle, "aria-disabled", String(Boolean(handle.closest("[disabled]"))));
      }
    }
  };
  const watcher = new MutationObserver(name);  // the slider writes its own text at every move
  watcher.observe(panel, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["aria-valuetext", "disabled"],
  });
  name();
  const guard = (event) => keepKey(event, panel);
  window.addEventListener("keydown", guard, { capture: true });
  return () => {
    watcher.disconnect();
    window.removeEventListener("keydown", guard, { capture: true });
  };
}

// In JupyterLab a plain key also works on the selected cell: an arrow goes to the next one, d d deletes it.
// Whoever moves a slider means the slider; with Ctrl or Shift, as to save or to run, the notebook is meant.
function keepKey(event, panel) {
  if (!panel.contains(event.target)) return;
  const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
  event.target.toggleAttribute("data-lm-suppress-shortcuts", plain);
}

function put(handle, attribute, text) {
  if (handle.getAttribute(attribute) !== text) handle.setAttribute(attribute, text);
}

async function valueOf(model, { id, rungs }) {
  const slider = await model.widget_manager.get_model(id);
  return () => slider.get(rungs.length ? "index" : "value");
}

async function attached(el) {
  for (;;) {
    const panel = el.closest(".dlcore-explore");
    if (panel) return panel;
    await new Promise(requestAnimationFrame);
  }
}

export default { render };
