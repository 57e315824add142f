// From bytes to pictures: what a frame holds, the colours of each theme, and the output over the plane.

const THEMES = {
  light: {
    negative: [213, 94, 0], zero: [245, 245, 243], positive: [0, 114, 178], none: [150, 150, 150],
    minus: "#b84f00", plus: "#0069ab", ink: "#1a1a1a", quiet: "#585858", line: "#cfcfcf", paper: "#ffffff",
    unit: "#5f6b76", ring: "#ffffff",
  },
  dark: {
    negative: [226, 112, 24], zero: [30, 32, 37], positive: [40, 136, 218], none: [110, 110, 110],
    minus: "#ff9a4a", plus: "#5cb6ff", ink: "#f2f2f2", quiet: "#b9bec6", line: "#4a4e56", paper: "#17181b",
    unit: "#9aa3ad", ring: "#101114",
  },
};

// The theme by what lies behind the page, so that it is right in any front end.
function themeBehind(element) {
  for (let at = element; at; at = at.parentElement) {
    const found = getComputedStyle(at).backgroundColor.match(/[\d.]+/g);
    if (found && (found.length < 4 || Number(found[3]) > 0.5)) {
      const [r, g, b] = found.map(Number);
      return 0.299 * r + 0.587 * g + 0.114 * b < 128 ? "dark" : "light";
    }
  }
  return "light";
}

// 256 colours: 0 to 126 the negative ones, 127 zero, to 254 the positive ones, 255 for what is no number.
const palettes = {};

function paletteOf(theme, twoOnly = false) {
  const key = `${theme} ${twoOnly}`;
  return palettes[key] = palettes[key] || paletteMade(theme, twoOnly);
}

function paletteMade(theme, twoOnly) {
  const { negative, zero, positive, none } = THEMES[theme];
  const palette = new Uint32Array(256);
  const opaque = ([r, g, b]) => (255 << 24 | b << 16 | g << 8 | r) >>> 0;
  for (let value = 0; value < 255; value++) {
    const end = value < 127 ? negative : positive;
    const share = twoOnly ? 0.8 : Math.abs(value - 127) / 127;
    palette[value] = opaque(zero.map((from, i) => Math.round(from + (end[i] - from) * share)));
  }
  palette[255] = opaque(none);
  return palette;
}

function coloured(bytes, width, height, palette) {
  const image = new ImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < pixels.length; i++) pixels[i] = palette[bytes[i]];
  return image;
}

// A frame as frame.py writes it. It is copied once, because its numbers have to lie at multiples of four.
function unpacked(view) {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
  const start = 4 + new DataView(bytes.buffer).getUint32(0, true);
  const frame = JSON.parse(new TextDecoder().decode(bytes.subarray(4, start)));
  for (const [name, [at, shape, kind]] of Object.entries(frame.arrays)) {
    const Kind = { u1: Uint8Array, i2: Int16Array, f4: Float32Array }[kind];
    frame.arrays[name] = new Kind(bytes.buffer, start + at, shape.reduce((a, b) => a * b, 1));
    frame.arrays[name].shape = shape;
  }
  return frame;
}

// Makes the canvas sharp at this size, and gives its pen; a canvas of the right size is not touched.
function sharp(canvas, width, height) {
  const density = Math.min(window.devicePixelRatio || 1, 3);
  const [w, h] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
  const pen = canvas.getContext("2d");
  pen.setTransform(density, 0, 0, density, 0, 0);
  return pen;
}

// A field as numbers from -1 to 1, nan where it is none.
function shares(field) {
  const [middle, none, scale] = field instanceof Int16Array ? [0, -32768, 32767] : [127, 255, 127];
  const values = new Float32Array(field.length);
  for (let i = 0; i < values.length; i++) values[i] = field[i] === none ? NaN : (field[i] - middle) / scale;
  return values;
}

// Where each of k times as many points lies among the first: the two rows it is between, and how far.
function between(side, k) {
  const [low, share] = [new Int32Array(side * k), new Float32Array(side * k)];
  for (let i = 0; i < side * k; i++) {
    const at = Math.min(Math.max((i + 0.5) / k - 0.5, 0), side - 1);
    low[i] = Math.min(Math.floor(at), side - 2);
    share[i] = at - low[i];
  }
  return { low, share };
}

// A field between its points, k times as fine in each direction.
function finer(values, side, k) {
  const [fine, { low, share }] = [new Float32Array(side * k * side * k), between(side, k)];
  for (let y = 0, i = 0; y < side * k; y++) {
    const row = low[y] * side;
    const down = share[y];
    for (let x = 0; x < side * k; x++, i++) {
      const at = row + low[x];
      const right = share[x];
      const upper = values[at] + (values[at + 1] - values[at]) * right;
      const lower = values[at + side] + (values[at + side + 1] - values[at + side]) * right;
      fine[i] = upper + (lower - upper) * down;
    }
  }
  return fine;
}

// The line on which the field is 0, through the squares whose corners differ in sign.
function traceBorder(pen, values, side, size) {
  const cell = size / side;
  const crossing = (one, other) => one / (one - other);
  pen.beginPath();
  for (let y = 0; y < side - 1; y++) {
    for (let x = 0; x < side - 1; x++) {
      const at = y * side + x;
      const a = values[at], b = values[at + 1], c = values[at + side + 1], d = values[at + side];
      const signs = (a >= 0) + (b >= 0) + (c >= 0) + (d >= 0);
      if (signs === 0 || signs === 4) continue;
      const ends = [];
      const [left, top] = [(x + 0.5) * cell, (y + 0.5) * cell];
      if (a >= 0 !== b >= 0) ends.push(left + crossing(a, b) * cell, top);
      if (b >= 0 !== c >= 0) ends.push(left + cell, top + crossing(b, c) * cell);
      if (d >= 0 !== c >= 0) ends.push(left + crossing(d, c) * cell, top + cell);
      if (a >= 0 !== d >= 0) ends.push(left, top + crossing(a, d) * cell);
      for (let i = 0; i < ends.length; i += 4) {
        pen.moveTo(ends[i], ends[i + 1]);
        pen.lineTo(ends[i + 2], ends[i + 3]);
      }
    }
  }
}

// The field with its data. Points move only with the data, so they are drawn once and kept as a picture.
class Field {
  constructor(canvas) {
    this.canvas = canvas;
    this.small = document.createElement("canvas");
    this.points = document.createElement("canvas");
    this.known = "";
  }

  draw(frame, size, theme, seen) {
    const pen = sharp(this.canvas, size, size);
    const { field, side } = seen || { field: frame.arrays.output, side: frame.arrays.output.shape[0] };
    this.values = shares(field);
    this.side = side;
    this.paint(pen, size, theme, frame.discretize && !seen);
    pen.lineWidth = 1.6;
    pen.strokeStyle = THEMES[theme].ink;
    pen.globalAlpha = 0.75;
    traceBorder(pen, this.values, side, size);
    pen.stroke();
    pen.globalAlpha = 1;
    this.drawPoints(frame, size, theme);
    pen.drawImage(this.points, 0, 0, size, size);
  }

  paint(pen, size, theme, discrete) {
    const k = discrete ? 3 : 1;
    const side = this.side * k;
    if (this.small.width !== side) this.small.width = this.small.height = side;
    const values = discrete ? finer(this.values, this.side, k) : this.values;
    const image = new ImageData(side, side);
    const [pixels, palette] = [new Uint32Array(image.data.buffer), paletteOf(theme, discrete)];
    for (let i = 0; i < pixels.length; i++) pixels[i] = palette[values[i] === values[i] ? 127.5 + 127 * values[i] | 0 : 255];
    this.small.getContext("2d").putImageData(image, 0, 0);
    pen.imageSmoothingEnabled = true;
    pen.drawImage(this.small, 0, 0, size, size);
  }

  // What is drawn at a place, from -1 to 1.
  at(across, down) {
    const place = (share) => Math.min(Math.max(Math.floor(share * this.side), 0), this.side - 1);
    return this.values[place(down) * this.side + place(across)];
  }

  drawPoints(frame, size, theme) {
    const { train, test } = frame.arrays;
    const key = [size, theme, frame.show_test, frame.problem, window.devicePixelRatio, frame.span].join();
    if (key === this.known && same(train, this.train) && same(test, this.test)) return;
    Object.assign(this, { known: key, train, test });
    const pen = sharp(this.points, size, size);
    pen.clearRect(0, 0, size, size);
    const look = { theme, size, span: frame.span, classes: frame.problem === "classification" };
    drawExamples(pen, train, "circle", look);
    if (frame.show_test) drawExamples(pen, test, "diamond", look);
  }
}

function same(one, other) {
  return other && one.length === other.length && one.every((value, i) => value === other[i]);
}

// Examples: training ones are circles, test ones diamonds; those of the lower class, or below 0, have a hole. In
// regression the colour is that of the number which belongs to the example.
function drawExamples(pen, points, shape, { theme, size, span: [low, high], classes }) {
  const count = points.shape[1];
  const { minus, plus, ring, unit } = THEMES[theme];
  const radius = Math.max(2.4, size / 95);
  for (let i = 0; i < count; i++) {
    const x = (points[i] - low) / (high - low) * size;
    const y = (high - points[count + i]) / (high - low) * size;
    const value = points[2 * count + i];
    const above = classes ? value > 0.5 : value >= 0;
    pen.beginPath();
    mark(pen, shape, x, y, radius);
    pen.fillStyle = classes ? (above ? plus : minus) : shadeOf(value, theme);
    pen.fill();
    pen.strokeStyle = classes ? ring : unit;
    pen.lineWidth = 1.1;
    pen.stroke();
    if (!above) {
      pen.beginPath();
      pen.arc(x, y, radius * 0.38, 0, 2 * Math.PI);
      pen.fillStyle = classes ? ring : unit;
      pen.fill();
    }
  }
}

// The colour of a value from -1 to 1.
function shadeOf(value, theme) {
  const { negative, zero, positive } = THEMES[theme];
  const end = value < 0 ? negative : positive;
  const share = Math.min(Math.abs(value), 1);
  return `rgb(${zero.map((from, i) => Math.round(from + (end[i] - from) * share))})`;
}

function mark(pen, shape, x, y, radius) {
  if (shape === "circle") return pen.arc(x, y, radius, 0, 2 * Math.PI);
  const r = radius * 1.35;
  pen.moveTo(x, y - r);
  pen.lineTo(x + r, y);
  pen.lineTo(x, y + r);
  pen.lineTo(x - r, y);
  pen.closePath();
}
