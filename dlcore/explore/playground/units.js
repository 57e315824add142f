// What lies over the drawn network: a button for each input and unit, those that add and take away, and the card that
// tells the numbers of one unit. Buttons are kept when the network is built anew, so that the focus stays.

class Units {
  constructor(page, area, words) {
    Object.assign(this, { page, area, words, chosen: null, hovered: null, buttons: new Map(), columns: [] });
    this.tip = element("div", area, "dlp-tip");
    this.tip.setAttribute("aria-hidden", "true");
    area.addEventListener("pointermove", (event) => this.point(event));
    area.addEventListener("pointerleave", () => this.unpoint());
    area.addEventListener("keydown", (event) => this.walk(event));
  }

  // Which unit the output shows and the card tells: the one under the pointer, else the one with the focus.
  get seen() {
    return this.hovered || this.chosen;
  }

  place(frame, place) {
    const key = JSON.stringify([frame.layers.map((layer) => layer.size), frame.inputs, place.width]);
    if (key === this.key) return;
    Object.assign(this, { key, layers: frame.layers.length - 1 });
    const wanted = new Set();
    Object.entries(place.inputs).forEach(([name, at], i) => {
      wanted.add(this.put(`input ${i}`, at, place.unit, () => this.inputButton(name, i)));
      this.buttons.get(`input ${i}`).setAttribute("aria-pressed", String(frame.inputs.includes(name)));
    });
    place.columns.slice(1).forEach((column, k) => column.forEach((at, i) =>
      wanted.add(this.put(`unit ${k} ${i}`, at, k < this.layers ? place.unit : 24, () => this.unitButton(k, i)))));
    this.forget(wanted);
    if (this.chosen && !this.chosenButton) this.choose(null);
    this.hovered = null;
    this.rove();
    this.placeColumns(frame, place);
  }

  put(key, { x, y }, size, make) {
    if (!this.buttons.has(key)) this.buttons.set(key, make());
    Object.assign(this.buttons.get(key).style, {
      left: `${x - size / 2}px`, top: `${y - size / 2}px`, width: `${size}px`, height: `${size}px`,
    });
    return key;
  }

  // Buttons of units that are gone; if one had the focus, the output gets it.
  forget(wanted) {
    const { active } = this.page;
    let lost = false;
    for (const [key, made] of this.buttons) {
      if (wanted.has(key)) continue;
      lost = lost || made === active;
      this.buttons.delete(key);
      made.remove();
    }
    if (lost) this.buttons.get(`unit ${this.layers} 0`).focus({ preventScroll: true });
  }

  inputButton(name, i) {
    const label = this.page.inputLabels[name];
    const made = button(this.area, "dlp-unit dlp-input", label, () => this.page.send({ do: "toggle_input", name }));
    element("span", made, "dlp-name", { textContent: label });
    return made;
  }

  unitButton(layer, unit) {
    const made = button(this.area, "dlp-unit", "", () => this.choose({ layer, unit }));
    made.removeAttribute("title");
    made.addEventListener("click", (event) => event.detail === 0 && this.page.card.enter());
    made.addEventListener("focus", () => this.choose({ layer, unit }));
    made.addEventListener("blur", () => this.page.redraw());
    made.addEventListener("pointerenter", () => this.hover({ layer, unit }));
    made.addEventListener("pointerleave", () => this.hover(null));
    return made;
  }

  choose(unit) {
    this.chosen = unit;
    this.rove();
    if (unit) this.chosenButton.setAttribute("aria-label", this.page.card.spoken(unit, this.page.frame));
    this.page.redraw();
  }

  get chosenButton() {
    return this.buttons.get(`unit ${this.chosen.layer} ${this.chosen.unit}`);
  }

  hover(unit) {
    this.hovered = unit;
    this.page.redraw();
  }

  // The unit whose button has the focus, if one has.
  focused(active) {
    return this.chosen && this.chosenButton === active ? this.chosen : null;
  }

  // One unit of the network is in the Tab order; arrow keys walk to the others.
  rove() {
    const key = this.chosen ? `unit ${this.chosen.layer} ${this.chosen.unit}` : "unit 0 0";
    for (const [name, made] of this.buttons) {
      if (name.startsWith("unit")) made.tabIndex = name === key ? 0 : -1;
      if (name.startsWith("unit")) made.setAttribute("aria-label", this.nameOf(name));
    }
  }

  nameOf(key) {
    const [, layer, unit] = key.split(" ").map(Number);
    if (layer === this.layers) return this.words.output;
    return filled(this.words.unit, { layer: layer + 1, unit: unit + 1 });
  }

  walk(event) {
    if (event.key === "Escape") this.choose(null);
    const focused = [...this.buttons].find(([, made]) => made === event.target);
    const move = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!focused || !move) return;
    event.preventDefault();
    event.stopPropagation();
    const [kind, ...place] = focused[0].split(" ");
    const [layer, unit] = kind === "unit" ? place.map(Number) : [-1, Number(place[0])];
    const next = this.near(layer + move[0], unit + move[1]);
    if (next) next.focus({ preventScroll: true });
  }

  near(layer, unit) {
    if (layer < 0) return this.buttons.get(`input ${unit}`) || this.buttons.get(unit < 0 ? "" : "input 6");
    for (let at = Math.max(unit, 0); at >= 0; at--) {
      if (this.buttons.has(`unit ${layer} ${at}`)) return this.buttons.get(`unit ${layer} ${at}`);
    }
    return null;
  }

  // The buttons above the columns

  placeColumns(frame, place) {
    while (this.columns.length < this.layers) this.columns.push(this.columnHead(this.columns.length));
    this.columns.forEach((head, k) => {
      const shown = k < this.layers;
      if (!shown && head.box.contains(this.page.active)) this.page.layerButton.focus({ preventScroll: true });
      head.box.style.display = shown ? "" : "none";
      if (!shown) return;
      const { size } = frame.layers[k];
      head.box.style.left = `${place.columns[k + 1][0].x}px`;
      head.count.textContent = place.step > 70 ? plural(this.words.units, size) : size;
      usable(head.less, size > 1);
      usable(head.more, size < ROWS);
    });
  }

  columnHead(layer) {
    const box = element("div", this.area, "dlp-column");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", filled(this.words.layer, { layer: layer + 1 }));
    const named = (word) => filled(word, { layer: layer + 1 });
    const pair = element("div", box, "dlp-pair");
    const less = button(pair, "dlp-small", named(this.words.remove_unit),
      () => this.page.send({ do: "remove_unit", layer }), "−");
    const more = button(pair, "dlp-small", named(this.words.add_unit),
      () => this.page.send({ do: "add_unit", layer }), "+");
    return { box, less, more, count: element("div", box, "dlp-count") };
  }

  // The weight under the pointer

  point(event) {
    const { frame, placed: place } = this.page;
    if (!frame || event.target !== this.page.networkCanvas) return this.unpoint();
    const box = this.page.networkCanvas.getBoundingClientRect();
    const found = nearestWeight(frame, place, event.clientX - box.left, event.clientY - box.top);
    if (!found) return this.unpoint();
    this.tip.textContent = `${this.sourceName(found.layer, found.source)} → ${this.targetName(found.layer, found.unit)}: ${signed(found.weight)}`;
    const left = Math.min(Math.max(found.x, 70), place.width - 70);
    Object.assign(this.tip.style, { display: "block", left: `${left}px`, top: `${found.y - 12}px` });
  }

  unpoint() {
    this.tip.style.display = "none";
  }

  sourceName(layer, source) {
    if (layer === 0) return this.page.inputLabels[this.page.frame.inputs[source]];
    return filled(this.words.short_unit, { layer, unit: source + 1 });
  }

  targetName(layer, unit) {
    return layer === this.layers ? this.words.output : filled(this.words.short_unit, { layer: layer + 1, unit: unit + 1 });
  }
}

// The weight whose line is nearest, if it is near.
function nearestWeight(frame, place, x, y) {
  let best = null;
  eachWeight(frame, (layer, source, unit, weight) => {
    const [x1, y1, x2, y2] = ends(place, layer, source, unit);
    if (x < x1 - 4 || x > x2 + 4) return;
    const share = bezierShare((x - x1) / (x2 - x1));
    const away = Math.abs(y1 + (y2 - y1) * share - y);
    if (away < (best ? best.away : 9)) best = { away, layer, source, unit, weight, x, y };
  });
  return best;
}

// How far down the line is when it is this far across: the curve that drawWeights draws.
function bezierShare(across) {
  let [low, high] = [0, 1];
  for (let i = 0; i < 12; i++) {
    const t = (low + high) / 2;
    const at = 3 * (1 - t) * (1 - t) * t * 0.45 + 3 * (1 - t) * t * t * 0.55 + t * t * t;
    if (at < across) low = t;
    else high = t;
  }
  const t = (low + high) / 2;
  return 3 * t * t - 2 * t * t * t;
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => name in values ? values[name] : whole);
}

function plural([one, many], n) {
  return filled(n === 1 ? one : many, { n: n.toLocaleString("en") });
}
