// One run on the page: its network, its output with the data, its two costs. The second run is another of these.

class View {
  constructor(parent, pictures, words, title, layout) {
    Object.assign(this, { words, layout });
    this.box = element("section", parent, layout === COMPACT ? "dlp-run dlp-kept" : "dlp-run");
    this.box.setAttribute("aria-label", title);
    this.title = element("div", this.box, "dlp-title", { textContent: title });
    this.area = element("div", this.box, "dlp-network");
    this.network = new Network(this.canvas(this.area, words.network), pictures);
    this.out = element("div", this.box, "dlp-output");
    this.head = element("div", this.out, "dlp-output-head");
    this.shown = element("strong", this.head, "", { textContent: words.output });
    this.pane = element("div", this.out, "dlp-pane");
    this.sideways = this.axis("dlp-sideways", 3);
    this.field = new Field(this.canvas(this.pane, words.field));
    this.below = this.axis("dlp-below", 3);
    this.sideways[1].classList.toggle("dlp-long", words.axes[1].length > 3);
    this.tip = element("div", this.pane, "dlp-tip");
    this.field.canvas.addEventListener("pointermove", (event) => this.read(event));
    this.field.canvas.addEventListener("pointerleave", () => { this.tip.style.display = "none"; });
    this.scale = element("div", this.out, "dlp-scale");
    const [low, middle, high] = ["−1", "0", "1"].map((text) => element("span", null, "", { textContent: text }));
    this.scale.append(low);
    this.bar = this.canvas(this.scale, words.colours);
    this.scale.append(high);
    this.ends = { low, middle, high };
    this.switches = element("div", this.out);
    this.costs = element("div", this.out, "dlp-costs");
    this.train = this.cost(words.train_cost, "dlp-train");
    this.test = this.cost(words.test_cost, "dlp-test");
    this.curves = this.canvas(this.out, words.curves);
  }

  canvas(parent, label) {
    const made = element("canvas", parent);
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", label);
    return made;
  }

  axis(name, marks) {
    const box = element("div", this.pane, name);
    box.setAttribute("aria-hidden", "true");
    return Array.from({ length: marks }, () => element("span", box));
  }

  // What the field is under the pointer.
  read(event) {
    if (!this.reading) return;
    const { span: [low, high], scale } = this.reading;
    const box = this.field.canvas.getBoundingClientRect();
    const [across, down] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    const value = this.field.at(across, down);
    const [x1, x2] = [low + (high - low) * across, high - (high - low) * down];
    put(this.tip, `x₁ ${signed(x1, 1)}, x₂ ${signed(x2, 1)}: ${scale(value)}`);
    Object.assign(this.tip.style, {
      display: "block", left: `${Math.min(Math.max(event.clientX - box.left + 16, 90), box.width - 60)}px`,
      top: `${Math.max(event.clientY - box.top - 10, 24)}px`,
    });
  }

  cost(label, name) {
    const box = element("div", this.costs, name);
    element("span", box, "dlp-what", { textContent: label });
    return element("span", box, "dlp-number");
  }

  // Sizes are asked of the page once, not in each frame.
  fit(size) {
    this.size = size;
    this.out.style.width = `${size + 20}px`;
    this.width = this.area.clientWidth;
    this.curveWidth = size + 20;
    for (const canvas of [this.field.canvas]) Object.assign(canvas.style, { width: `${size}px`, height: `${size}px` });
    Object.assign(this.network.canvas.style, { width: `${this.width}px`, height: `${heightOf(this.layout)}px` });
    this.area.style.height = `${heightOf(this.layout)}px`;
    Object.assign(this.curves.style, { width: `${size + 20}px`, height: "88px" });
    Object.assign(this.bar.style, { height: "10px" });
    this.barWidth = Math.max(this.bar.clientWidth, 40);
  }

  // inputs: name -> what it is called. chosen: the unit whose weights stand out; seen: the one that the output shows.
  draw(frame, theme, inputs, chosen, seen, kept = null) {
    this.placed = placed(frame, Object.keys(inputs), this.width, this.layout, 34 + this.size / 2);
    this.network.draw(frame, this.placed, theme, chosen, this.words, this.layout === COMPACT && inputs);
    this.field.draw(frame, this.size, theme, seen && this.unitField(frame, seen));
    drawCurves(this.curves, frame, this.curveWidth, 88, theme, kept, this.words.kept_cost);
    if (this.barTheme !== `${theme} ${this.barWidth}`) drawColourBar(this.bar, this.barWidth, 10, theme);
    this.barTheme = `${theme} ${this.barWidth}`;
    this.tell(frame, seen);
  }

  unitField(frame, { layer, unit }) {
    const bytes = frame.arrays[`units${layer + 1}`];
    if (!bytes || unit >= bytes.shape[0]) return null;
    const side = bytes.shape[1];
    return { side, field: bytes.subarray(unit * side * side, (unit + 1) * side * side) };
  }

  tell(frame, seen) {
    const unit = seen && seen.layer < frame.layers.length - 1;
    const top = unit ? frame.tops[seen.layer][seen.unit] : 1;
    const chances = !unit && frame.problem === "classification";
    put(this.shown, unit ? filled(this.words.unit, { layer: seen.layer + 1, unit: seen.unit + 1 }) : this.words.output);
    put(this.ends.low, chances ? "0" : `−${short(top)}`);
    put(this.ends.high, chances ? "1" : short(top));
    const [low, high] = frame.span;
    this.reading = { span: frame.span, scale: (value) => chances ? short((value + 1) / 2) : signed(value * top) };
    [high, this.words.axes[1], `−${-low}`].forEach((text, i) => put(this.sideways[i], `${text}`));
    [`−${-low}`, this.words.axes[0], high].forEach((text, i) => put(this.below[i], `${text}`));
    put(this.train, short(frame.costs[0], 3));
    put(this.test, short(frame.costs[1], 3));
  }
}
