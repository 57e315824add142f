// Gives each slider of a panel its name and the value it shows, for people who hear the page.
// ipywidgets leaves the handle without a name, and a logarithmic slider says its exponent.

function spoken(value, { digits, logarithmic }) {
  return logarithmic ? String(Number(value.toPrecision(3))) : value.toFixed(digits);
}

async function render({ model, el }) {
  const panel = await attached(el);
  panel.setAttribute("data-lm-suppress-shortcuts", "true");  // arrow keys move the slider, not the notebook
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
  return () => watcher.disconnect();
}

function put(handle, attribute, text) {
  if (handle.getAttribute(attribute) !== text) handle.setAttribute(attribute, text);
}

async function valueOf(model, { id }) {
  const slider = await model.widget_manager.get_model(id);
  return () => slider.get("value");
}

async function attached(el) {
  for (;;) {
    const panel = el.closest(".dlcore-explore");
    if (panel) return panel;
    await new Promise(requestAnimationFrame);
  }
}

export default { render };
