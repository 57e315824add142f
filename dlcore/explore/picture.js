// A picture with its alternative text, the same sentence below it, and the line of code that gives it again, if any.
// The old picture stays until the new one is decoded, so that nothing flickers.

function element(tag, parent, properties = {}, style = {}) {
  const made = Object.assign(document.createElement(tag), properties);
  Object.assign(made.style, style);
  parent.appendChild(made);
  return made;
}

function render({ model, el }) {
  const [width, height] = model.get("size");
  const text = { color: "var(--jp-ui-font-color1, inherit)", maxWidth: `${width}px`, lineHeight: "1.45" };

  let img = element("img", el, { width, height }, {
    display: "block", maxWidth: "100%", height: "auto", background: "white", borderRadius: "4px",
    aspectRatio: `${width} / ${height}`,
  });
  const said = element("p", el, {}, { ...text, margin: "6px 2px", minHeight: "2.9em" });
  said.setAttribute("role", "status");

  const row = element("div", el, {}, { display: "flex", gap: "8px", maxWidth: `${width}px`, alignItems: "center" });
  const code = element("input", row, { type: "text", readOnly: true }, {
    flex: "1", minWidth: "0", font: "var(--jp-code-font-size, 13px) var(--jp-code-font-family, monospace)",
    padding: "4px 8px", color: "var(--jp-ui-font-color1, inherit)", background: "var(--jp-layout-color2, #eee)",
    border: "1px solid var(--jp-border-color1, #bbb)", borderRadius: "3px",
  });
  const copy = element("button", row, { type: "button", className: "jupyter-button widget-button" }, { width: "auto" });
  copy.setAttribute("aria-live", "polite");

  let newest = 0;
  let shown = null;
  const draw = async () => {
    const mine = ++newest;
    const url = URL.createObjectURL(new Blob([model.get("png")], { type: "image/png" }));
    const next = new Image();
    next.src = url;
    try {
      await next.decode();
    } catch {
      return URL.revokeObjectURL(url);
    }
    if (mine < newest) return URL.revokeObjectURL(url);  // a later picture was decoded sooner
    // the element itself is swapped: Chromium may give no room to one that gets its source while out of sight
    Object.assign(next, { width, height, alt: img.alt }).style.cssText = img.style.cssText;
    img.replaceWith(next);
    img = next;
    if (shown) URL.revokeObjectURL(shown);
    shown = url;
  };
  const say = () => {
    img.alt = said.textContent = model.get("alt");
    code.value = model.get("code");
    row.style.display = code.value ? "flex" : "none";
  };
  const label = () => {
    code.setAttribute("aria-label", model.get("words").code);
    copy.textContent = model.get("words").copy;
  };
  copy.onclick = async () => {
    code.select();
    try {
      await navigator.clipboard.writeText(code.value);
    } catch {
      document.execCommand("copy");  // a page that is not served securely has no clipboard object
    }
    copy.textContent = model.get("words").copied;
    setTimeout(label, 1500);
  };

  model.on("change:png", draw);
  model.on("change:alt change:code", say);
  say();
  label();
  draw();

  const ratio = Math.min(2, Math.max(1, window.devicePixelRatio || 1));
  if (model.get("sharpness") !== ratio) {
    model.set("sharpness", ratio);
    model.save_changes();
  }
  return () => {
    model.off("change:png", draw);
    model.off("change:alt change:code", say);
    if (shown) URL.revokeObjectURL(shown);
  };
}

export default { render };
