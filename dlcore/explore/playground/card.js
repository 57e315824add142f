// The card below the network: bias and weights of the unit that is pointed at or chosen, to read and to type in.

class Card {
  constructor(page, parent, words, editable) {
    Object.assign(this, { page, words, editable, fields: [] });
    this.box = element("section", parent, "dlp-card");
    this.box.setAttribute("aria-label", words.unit_card);
    this.title = element("strong", this.box, "dlp-card-title");
    this.about = element("span", this.box, "dlp-card-about");
    this.list = element("div", this.box, "dlp-fields");
    for (let i = -1; i < ROWS; i++) this.fields.push(this.field(i));
    this.box.addEventListener("keydown", (event) => event.key === "Escape" && this.leave());
  }

  // From a unit to its numbers, and back.
  enter() {
    this.show(this.page.units.chosen, this.page.frame);
    this.fields[0].input.focus({ preventScroll: true });
  }

  leave() {
    if (this.page.units.chosen) this.page.units.chosenButton.focus({ preventScroll: true });
  }

  // What a screen reader says about a unit.
  spoken(unit, frame) {
    const last = unit.layer === frame.layers.length - 1;
    const name = last ? this.words.output : filled(this.words.unit, { layer: unit.layer + 1, unit: unit.unit + 1 });
    const bias = signed(frame.arrays[`b${unit.layer + 1}`][unit.unit]);
    return filled(this.words.numbers, { unit: name, bias, trouble: last ? "" : this.trouble(unit, frame) }).replace(", .", ".");
  }

  field(source) {
    const box = element("div", this.list, "dlp-field");
    const id = nextId();
    const label = element("label", box, "", { htmlFor: id });
    const input = element("input", box, "", { id, type: "number", step: "any", readOnly: !this.editable });
    input.addEventListener("focus", () => { this.told = input.value; });
    input.addEventListener("change", () => this.tell(source, input));
    input.addEventListener("keydown", (event) => event.key === "Enter" && this.tell(source, input)); // JupyterLab keeps Enter
    return { source, box, label, input };
  }

  tell(source, input) {
    const value = input.valueAsNumber;
    if (!this.unit || !Number.isFinite(value) || input.value === this.told) return;
    this.told = input.value;
    this.page.send({ do: "weight", ...this.unit, source, value });
  }

  show(unit, frame) {
    this.box.classList.toggle("dlp-idle", !unit);
    if (!unit) {
      this.unit = null;
      this.title.textContent = "";
      this.about.textContent = this.words.choose_unit;
      return;
    }
    if (this.page.active === null || !this.list.contains(this.page.active)) this.unit = unit;
    const { layer } = this.unit;
    const W = frame.arrays[`W${layer + 1}`];
    if (!W || this.unit.unit >= W.shape[0]) return this.show(null, frame);
    const sources = W.shape[1];
    const last = layer === frame.layers.length - 1;
    put(this.title, last ? this.words.output : filled(this.words.unit, { layer: layer + 1, unit: this.unit.unit + 1 }));
    put(this.about, last ? "" : this.trouble(this.unit, frame));
    for (const { source, box, label, input } of this.fields) {
      box.style.display = source < sources ? "" : "none";
      if (source >= sources) continue;
      const value = source < 0 ? frame.arrays[`b${layer + 1}`][this.unit.unit] : W[this.unit.unit * sources + source];
      put(label, source < 0 ? this.words.bias : filled(this.words.weight_from, { source: this.page.units.sourceName(layer, source) }));
      box.classList.toggle("dlp-minus", value < 0);
      if (input !== this.page.active) input.value = Number.isFinite(value) ? value.toFixed(3) : "";
    }
  }

  trouble({ layer, unit }, frame) {
    const flag = frame.layers[layer].flags[unit];
    return flag ? this.words[flag] : filled(this.words.strongest, { value: short(frame.tops[layer][unit]) });
  }
}

// Writing the same text again would cost a layout.
function put(made, text) {
  if (made.textContent !== text) made.textContent = text;
}
