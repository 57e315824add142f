// The page: it lays everything out, draws the newest frame once a picture, and tells Python what was asked for.

class Page {
  constructor(model, el) {
    Object.assign(this, { model, form: model.get("form"), state: model.get("state"), frame: null, kept: null, asked: true });
    this.words = this.form.words;
    this.send = (message) => model.send(message);
    this.root = element("div", el, "dlp");
    this.root.setAttribute("role", "region");
    this.root.setAttribute("aria-label", this.words.playground);
    this.pictures = Object.fromEntries(Object.entries(this.form.pictures).map(([name, text]) =>
      [name, Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]));
    this.declared = Object.fromEntries(this.form.controls.map((control) => [control.name, control]));
    this.inputLabels = Object.fromEntries(this.declared.inputs.options);
    this.controls = {};
    this.build();
  }

  get active() {
    return this.root.getRootNode().activeElement;
  }

  build() {
    this.top = element("div", this.root, "dlp-top");
    this.buildPlayer();
    this.settings = this.group(this.top, "dlp-settings", this.words.training, [
      "activation", "optimizer", "learning_rate", "schedule", "regularization", "rate",
      "batch_size", "keep_prob", "init", "batch_norm",
    ]);
    this.body = element("div", this.root, "dlp-body");
    this.data = this.group(this.body, "dlp-data", this.words.data, ["problem", "data", "noise", "train_share", "seed"]);
    this.runs = element("div", this.body, "dlp-runs");
    this.view = new View(this.runs, this.pictures, this.words, this.words.this_run, ROOMY);
    this.networkCanvas = this.view.network.canvas;
    this.buildHead();
    this.units = new Units(this, this.view.area, this.words);
    this.group(this.view.switches, "dlp-switches", this.words.view, ["discretize", "show_test"]);
    this.legend = element("p", this.runs, "dlp-legend");
    this.legend.innerHTML = legendOf(this.words);
    this.card = new Card(this, this.root, this.words, Boolean(this.form.editable));
    this.foot = new Foot(this, this.root, this.words);
  }

  group(parent, name, label, controls) {
    const box = element("fieldset", parent, name);
    element("legend", box, "", { textContent: label });
    for (const control of controls) {
      const declared = this.declared[control];
      if (!declared) continue;
      this.controls[control] = control === "data" ?
        new Pictures(declared, box, this.send, this.form.thumbnails) :
        new KINDS[declared.kind](declared, box, this.send);
    }
    return box;
  }

  buildPlayer() {
    const box = element("div", this.top, "dlp-player");
    this.reset = button(box, "dlp-round", this.words.reset, () => this.send({ do: "reset" }));
    this.play = button(box, "dlp-round dlp-play", this.words.play, () => this.send({ do: this.state.playing ? "pause" : "play" }));
    this.step = button(box, "dlp-round", this.words.step, () => this.send({ do: "step" }));
    this.reset.innerHTML = ICONS.reset;
    this.step.innerHTML = ICONS.step;
    const clock = element("div", box, "dlp-clock");
    for (const [name, word] of [["epoch", this.words.epoch], ["steps", this.words.steps]]) {
      const pair = element("div", clock);
      element("div", pair, "dlp-what", { textContent: word });
      this[`${name}Shown`] = element("div", pair, "dlp-number", { textContent: "0" });
    }
    this.group(box, "dlp-pace", this.words.pace, ["pace"]);
  }

  buildHead() {
    element("div", this.view.area, "dlp-inputs-head", { textContent: this.declared.inputs.label });
    const head = element("div", this.view.area, "dlp-layers");
    head.setAttribute("role", "group");
    head.setAttribute("aria-label", this.declared.hidden.label);
    this.fewer = button(head, "dlp-small", this.words.remove_layer, () => this.send({ do: "remove_layer" }), "−");
    this.layerCount = element("span", head);
    this.layerButton = button(head, "dlp-small", this.words.add_layer, () => this.send({ do: "add_layer" }), "+");
  }

  // What the settings and the player say. Nothing here draws.
  showState() {
    this.state = this.model.get("state");
    const { settings, playing } = this.state;
    if (!settings) return;
    for (const [name, control] of Object.entries(this.controls)) control.show(settings[name]);
    this.controls.data.offer(settings.problem, this.theme);
    if (this.playing !== playing) {
      this.play.innerHTML = playing ? ICONS.pause : ICONS.play;
      this.play.setAttribute("aria-label", playing ? this.words.pause : this.words.play);
      this.play.title = playing ? this.words.pause : this.words.play;
    }
    this.playing = playing;
    const layers = settings.hidden.length;
    put(this.layerCount, plural(this.words.layers, layers));
    usable(this.fewer, layers > 0);
    usable(this.layerButton, layers < 6);
    this.foot.show(this.state);
  }

  // Frames: the newest one is drawn at the next repaint, and Python is told that it is on the screen.
  take() {
    const [one, other] = [this.model.get("frame"), this.model.get("frame2")];
    if (one && one.byteLength) this.frame = unpacked(one);
    this.asked = this.asked || Boolean(this.frame && this.frame.answer); // a frame that is never drawn may have asked
    this.kept = other && other.byteLength ? unpacked(other) : null;
    this.redraw();
  }

  redraw() {
    if (!this.waiting) this.waiting = requestAnimationFrame(() => { this.waiting = 0; this.draw(); });
  }

  draw() {
    const { frame } = this;
    if (!frame || !this.root.clientWidth) return;
    if (!this.view.size) this.fit(); // it was not on the page when it was made
    this.showKept();
    const shown = this.units.hovered || this.units.focused(this.active);
    const picked = shown || (this.card.box.contains(this.active) ? this.units.chosen : null);
    this.view.draw(frame, this.theme, this.inputLabels, picked, shown, this.kept);
    this.placed = this.view.placed;
    this.units.place(frame, this.placed);
    this.card.show(this.units.seen, frame);
    if (this.kept) this.second.draw(this.kept, this.theme, this.inputLabels, null, null);
    put(this.epochShown, frame.epoch.toLocaleString("en"));
    put(this.stepsShown, frame.steps.toLocaleString("en"));
    if (this.asked) this.send({ do: "drawn", n: frame.n });
    this.asked = false;
  }

  showKept() {
    if (this.kept && !this.second) {
      this.second = new View(this.runs, this.pictures, this.words, this.words.kept_run, COMPACT);
      this.fit();
    }
    if (!this.kept && this.second) {
      this.second.box.remove();
      this.second = null;
      this.fit();
    }
    if (this.second) put(this.second.title, filled(this.words.kept, { title: (this.state.two || {}).title || "" }));
  }

  fit() {
    const width = this.root.clientWidth;
    if (!width) return;
    this.root.classList.toggle("dlp-wide", width >= 900);
    this.root.classList.toggle("dlp-narrow", width < 620);
    this.root.classList.toggle("dlp-two", Boolean(this.second));
    const size = width >= 1080 ? 300 : width >= 900 ? 250 : width >= 620 ? 230 : Math.max(120, Math.min(280, width - 60));
    this.view.fit(size);
    if (this.second) this.second.fit(190);
    this.redraw();
  }

  colour() {
    const theme = themeBehind(this.root.parentElement);
    if (theme === this.theme) return;
    this.theme = theme;
    this.root.dataset.theme = theme;
    for (const [name, value] of Object.entries(THEMES[theme])) {
      if (typeof value === "string") this.root.style.setProperty(`--dlp-${name}`, value);
    }
    this.showState();
    this.redraw();
  }
}

// In JupyterLab a plain key also works on the selected cell: an arrow goes to the next one, d d deletes it. Whoever is in the
// playground means the playground; with Ctrl or Alt, or Shift and Enter, the notebook is meant. JupyterLab asks the element
// itself, not what is around it.
function keepKey(event, root) {
  if (!root.contains(event.target)) return;
  const ours = !(event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter"));
  event.target.toggleAttribute("data-lm-suppress-shortcuts", ours);
}

function render({ model, el }) {
  const page = new Page(model, el);
  const guard = (event) => keepKey(event, page.root);
  window.addEventListener("keydown", guard, { capture: true });
  page.colour();
  page.showState();
  page.fit();
  page.take();
  const take = () => page.take();
  const show = () => page.showState();
  model.on("change:frame", take);
  model.on("change:frame2", take);
  model.on("change:state", show);
  const sizes = new ResizeObserver(() => page.fit());
  sizes.observe(page.root);
  const themes = new MutationObserver(() => page.colour());
  for (const watched of [document.documentElement, document.body]) {
    themes.observe(watched, { attributes: true, attributeFilter: ["class", "style", "data-jp-theme-light", "data-jp-theme-name"] });
  }
  requestAnimationFrame(() => { page.colour(); page.fit(); });
  return () => {
    window.removeEventListener("keydown", guard, { capture: true });
    model.off("change:frame", take);
    model.off("change:frame2", take);
    model.off("change:state", show);
    sizes.disconnect();
    themes.disconnect();
  };
}

export default { render };
