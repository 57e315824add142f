// Below the network: the history, what can be taken along, and what is said about it all.

const ICON = (path) => `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${path}"/></svg>`;
const ICONS = {
  play: ICON("M8 5v14l11-7z"),
  pause: ICON("M7 5h4v14H7zM13 5h4v14h-4z"),
  step: ICON("M6 5v14l9-7zM16 5h3v14h-3z"),
  reset: ICON("M12 5V1L7 6l5 5V7a5 5 0 1 1-5 5H5a7 7 0 1 0 7-7z"),
};
const QUIET = 4000; // milliseconds between two sentences while it plays

class Foot {
  constructor(page, parent, words) {
    Object.assign(this, { page, words, saidAt: -1e9 });
    this.box = element("div", parent, "dlp-foot");
    this.buildHistory();
    const actions = element("div", this.box, "dlp-actions");
    this.copyCode = button(actions, "dlp-text", words.copy_code, () => this.copy("code"), words.copy_code);
    this.copyShare = button(actions, "dlp-text", words.copy_share, () => this.copy("share"), words.copy_share);
    this.two = button(actions, "dlp-text", words.beside, () => page.send({ do: page.state.two ? "alone" : "beside" }), words.beside);
    for (const made of actions.children) made.removeAttribute("aria-label"), made.removeAttribute("title");
    this.buildCode(parent);
    this.line = element("div", parent, "dlp-said");
    this.line.setAttribute("role", "status");
  }

  buildHistory() {
    const box = element("div", this.box, "dlp-control dlp-history");
    const id = nextId();
    const head = element("div", box, "dlp-head");
    element("label", head, "", { htmlFor: id, textContent: this.words.history });
    this.when = element("span", head, "dlp-shown");
    this.history = element("input", box, "", { id, type: "range", min: 0, max: 0, step: 1, value: 0 });
    this.history.addEventListener("input", () => {
      this.soughtAt = performance.now();
      this.sought = Number(this.history.value);
      this.paint();
      if (this.waiting) return;
      this.waiting = requestAnimationFrame(() => {
        this.waiting = 0;
        this.page.send({ do: "seek", k: this.sought });
      });
    });
  }

  buildCode(parent) {
    this.panel = element("div", parent, "dlp-code", { hidden: true });
    const id = nextId();
    this.codeLabel = element("label", this.panel, "", { htmlFor: id });
    this.code = element("textarea", this.panel, "", { id, readOnly: true, rows: 8, spellcheck: false });
    button(this.panel, "dlp-small dlp-close", this.words.close, () => {
      this.panel.hidden = true;
      (this.what === "share" ? this.copyShare : this.copyCode).focus();
    }, "×");
  }

  paint() {
    const { max, value } = this.history;
    this.history.style.setProperty("--dlp-share", `${max > 0 ? 100 * value / max : 100}%`);
    const text = filled(this.words.moment, { k: Number(value), n: Number(max) });
    put(this.when, text);
    this.history.setAttribute("aria-valuetext", text);
  }

  show(state) {
    const { k = 0, n = 0 } = state.history || {};
    clearTimeout(this.showLater);
    if (performance.now() - this.soughtAt < HAND) this.showLater = setTimeout(() => this.show(this.page.state), HAND);
    else this.move(k, n);
    put(this.two, state.two ? this.words.alone : this.words.beside);
    if (!this.panel.hidden) this.fill(state);
    this.say(state);
  }

  move(k, n) {
    this.history.max = n;
    this.history.value = k;
    this.paint();
  }

  // A sentence at a time: while it plays, the newest one every few seconds. Trouble is told at once, in a card.
  say(state) {
    clearTimeout(this.later);
    const text = state.trouble || state.said || "";
    const wait = state.playing && !state.trouble ? QUIET - (performance.now() - this.saidAt) : 0;
    if (wait > 0) return void (this.later = setTimeout(() => this.say(this.page.state), wait));
    this.line.classList.toggle("dlp-trouble", Boolean(state.trouble));
    if (this.line.textContent === text) return;
    this.line.textContent = text;
    this.saidAt = performance.now();
  }

  fill(state) {
    const text = state[this.what] || "";
    if (this.code.value !== text) this.code.value = text;
  }

  async copy(what) {
    this.what = what;
    this.codeLabel.textContent = this.words[`${what}_here`];
    this.panel.hidden = false;
    this.code.rows = what === "share" ? 2 : 10;
    this.fill(this.page.state);
    let copied = true;
    try {
      await navigator.clipboard.writeText(this.code.value);
    } catch {
      this.code.select();
      copied = document.execCommand("copy");
    }
    this.page.send({ do: "copy", what, copied });
  }
}

// What the signs in the drawing mean; each sign stands before its words.
function legendOf(words) {
  const line = (name) => `<svg class="dlp-key ${name}" viewBox="0 0 30 10" aria-hidden="true"><path d="M1 5h28"/></svg>`;
  const sign = (path) => `<svg class="dlp-key dlp-sign" viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="7" r="6.5"/><path d="${path}"/></svg>`;
  const dot = (shape) => `<svg class="dlp-key dlp-dot" viewBox="0 0 14 14" aria-hidden="true">${shape}</svg>`;
  const keys = [
    [line("dlp-positive"), words.key_positive],
    [line("dlp-negative"), words.key_negative],
    [sign("M4 4l6 6M4 10l6-6"), words.key_dead],
    [sign("M4 5.3h6M4 8.7h6"), words.key_saturated],
    [sign("M3.5 7h7M7 3.5v7"), words.key_bias, "dlp-bias"],
    [dot('<circle cx="7" cy="7" r="4.5"/>'), words.key_train],
    [dot('<path d="M7 1.5l5.5 5.5L7 12.5 1.5 7z"/>'), words.key_test],
  ];
  const safe = (text) => text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return keys.map(([picture, text, name = ""]) => `<span class="${name}">${picture} ${safe(text)}</span>`).join("");
}
