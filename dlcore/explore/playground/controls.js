// The controls, made of the declarations in the form: native elements, each with a label.

function element(tag, parent, className = "", properties = {}) {
  const made = Object.assign(document.createElement(tag), properties);
  if (className) made.className = className;
  if (parent) parent.appendChild(made);
  return made;
}

let numbers = 0;
const nextId = () => `dlp-${++numbers}`;

function button(parent, className, label, act, text = "") {
  const made = element("button", parent, className, { type: "button", textContent: text });
  made.setAttribute("aria-label", label);
  made.title = label;
  made.addEventListener("click", () => made.getAttribute("aria-disabled") === "true" || act());
  return made;
}

// A button that cannot be used stays where it is and keeps the focus: `disabled` would throw the focus away.
function usable(made, can) {
  made.setAttribute("aria-disabled", String(!can));
}

const HAND = 600; // milliseconds for which a control that was moved is not put elsewhere

// One control: `show(value)` puts it where the settings are, unless a hand is on it.
class Control {
  constructor(declared, parent, send) {
    Object.assign(this, { declared, send, movedAt: -1e9 });
    this.box = element("div", parent, `dlp-control dlp-${declared.kind}`);
    this.box.title = declared.help;
    const id = nextId();
    const head = element("div", this.box, "dlp-head");
    element("label", head, "", { htmlFor: id, textContent: declared.label });
    this.input = this.made(id, head);
  }

  // Tells Python the newest value once a picture, however fast a slider is moved.
  moved(value) {
    this.movedAt = performance.now();
    this.value = value;
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.send({ do: "set", name: this.declared.name, value: this.value });
    });
  }

  get held() {
    return performance.now() - this.movedAt < HAND;
  }

  // A hand that lets go sees what is really set: Python may have refused the value.
  show(value) {
    clearTimeout(this.later);
    if (this.held) this.later = setTimeout(() => this.show(value), HAND);
    else this.put(value);
  }
}

class Choice extends Control {
  made(id) {
    const select = element("select", this.box, "", { id });
    this.declared.options.forEach(([, label], i) => element("option", select, "", { value: i, textContent: label }));
    select.addEventListener("change", () => this.moved(this.declared.options[select.value][0]));
    return select;
  }

  put(value) {
    this.input.value = this.declared.options.findIndex(([option]) => option === value);
  }
}

class Ladder extends Control {
  made(id, head) {
    this.shown = element("span", head, "dlp-shown");
    const range = element("input", this.box, "", { id, type: "range", min: 0, step: 1 });
    range.max = this.declared.options.length - 1;
    range.addEventListener("input", () => {
      const [value, label] = this.declared.options[range.value];
      this.tell(label);
      this.moved(value);
    });
    return range;
  }

  // A value between two rungs, which came from code, is told as it is; the slider stands at the nearer one.
  put(value) {
    const { options } = this.declared;
    let at = options.findIndex(([option]) => option === value);
    let label = at < 0 ? `${value}` : options[at][1];
    if (at < 0) {
      const distance = ([option]) => typeof option === "number" ? Math.abs(option - value) : Infinity;
      at = options.reduce((best, option, i) => distance(option) < distance(options[best]) ? i : best, 0);
    }
    this.input.value = at;
    this.tell(label);
  }

  tell(label) {
    if (this.shown.textContent === label) return;
    const { max, value } = this.input;
    this.input.style.setProperty("--dlp-share", `${100 * value / max}%`);
    this.shown.textContent = label;
    this.input.setAttribute("aria-valuetext", label);
  }
}

class Toggle extends Control {
  made(id, head) {
    const box = element("input", null, "", { id, type: "checkbox" });
    head.prepend(box);
    box.addEventListener("change", () => this.moved(box.checked));
    return box;
  }

  put(value) {
    this.input.checked = value;
  }
}

// The data sets: a radio button each, with its picture.
class Pictures extends Control {
  constructor(declared, parent, send, thumbnails) {
    super(declared, parent, send);
    this.box.querySelector("label").remove();
    element("span", this.box.querySelector(".dlp-head"), "", { id: this.input.id, textContent: declared.label });
    this.input.setAttribute("aria-labelledby", this.input.id);
    this.thumbnails = thumbnails;
    const name = nextId();
    this.choices = declared.options.map(([value, label]) => {
      const choice = element("label", this.input, "dlp-picture", { title: label });
      const radio = element("input", choice, "", { type: "radio", name });
      radio.setAttribute("aria-label", label);
      radio.addEventListener("change", () => this.moved(value));
      element("canvas", choice).setAttribute("aria-hidden", "true");
      element("span", choice, "", { textContent: label }).setAttribute("aria-hidden", "true");
      return { value, choice, radio, canvas: choice.querySelector("canvas") };
    });
  }

  made() {
    const group = element("div", this.box, "dlp-pictures");
    group.setAttribute("role", "radiogroup");
    group.id = nextId();
    return group;
  }

  put(value) {
    for (const choice of this.choices) choice.radio.checked = choice.value === value;
  }

  // Those of this kind of problem, drawn in the colours of the theme.
  offer(problem, theme) {
    if (this.offered === `${problem} ${theme}`) return;
    this.offered = `${problem} ${theme}`;
    for (const { value, choice, canvas } of this.choices) {
      const points = (this.thumbnails[problem] || {})[value];
      choice.style.display = points ? "" : "none";
      if (!points) continue;
      const pen = sharp(canvas, 46, 46);
      pen.fillStyle = THEMES[theme].paper;
      pen.fillRect(0, 0, 46, 46);
      const { plus, minus } = THEMES[theme];
      for (const [x, y, label] of points) {
        pen.fillStyle = problem === "classification" ? (label > 0.5 ? plus : minus) : shadeOf(label, theme);
        pen.beginPath();
        pen.arc(23 + 21 * x, 23 - 21 * y, 1.35, 0, 2 * Math.PI);
        pen.fill();
      }
    }
  }
}

const KINDS = { choice: Choice, ladder: Ladder, toggle: Toggle };
