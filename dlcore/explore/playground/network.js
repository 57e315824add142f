// The network: where its units stand, and how they, their weights and the strip of sizes below them are drawn.

const ROWS = 8;
const STRIP = 66; // the strip of sizes, below the units
const ROOMY = { top: 84, pitch: 45 }; // with room for buttons above the units
const COMPACT = { top: 32, pitch: 31 };
const heightOf = ({ top, pitch }) => top + ROWS * pitch + STRIP;

// Where everything stands, in pixels: columns[0] has the inputs (those in use), the last column the output alone.
function placed(frame, allInputs, width, layout, outputAt) {
  const { top, pitch } = layout;
  const unit = Math.min(pitch - 6, 38, Math.max(25, (width - 150) / (frame.layers.length + 1) * 0.6));
  const left = (width > 460 ? 64 : 52) + unit / 2;
  const gaps = frame.layers.length;
  const step = (width - 28 - left - (width > 460 ? 14 : 4)) / gaps;
  const row = (i) => top + pitch * (i + 0.5);
  const inputs = Object.fromEntries(allInputs.map((name, i) => [name, { x: left, y: row(i) }]));
  const hidden = frame.layers.slice(0, -1).map((layer, k) =>
    Array.from({ length: layer.size }, (_, i) => ({ x: left + step * (k + 1), y: row(i) })));
  const output = [{ x: width - 14, y: outputAt }];
  return { width, unit, step, layout, inputs, columns: [frame.inputs.map((name) => inputs[name]), ...hidden, output] };
}

// A weight's line, from the right side of one unit to the left side of the next.
function ends(place, layer, source, unit) {
  const from = place.columns[layer][source];
  const to = place.columns[layer + 1][unit];
  const last = layer + 2 === place.columns.length;
  return [from.x + place.unit / 2, from.y, to.x - (last ? 9 : place.unit / 2), to.y];
}

function eachWeight(frame, act) {
  for (let layer = 0; layer < frame.layers.length; layer++) {
    const W = frame.arrays[`W${layer + 1}`];
    if (!W) continue;
    const [units, sources] = W.shape;
    for (let unit = 0; unit < units; unit++) {
      for (let source = 0; source < sources; source++) act(layer, source, unit, W[unit * sources + source]);
    }
  }
}

class Network {
  constructor(canvas, pictures) {
    this.canvas = canvas;
    this.pictures = pictures; // name of an input -> its field, as bytes
    this.atlas = document.createElement("canvas");
    this.inputs = document.createElement("canvas");
  }

  draw(frame, place, theme, chosen, words, names) {
    const height = heightOf(place.layout);
    const pen = sharp(this.canvas, place.width, height);
    pen.clearRect(0, 0, place.width, height);
    this.drawWeights(pen, frame, place, theme, chosen);
    this.drawInputs(pen, frame, place, theme);
    if (names) drawNames(pen, place, theme, names);
    this.drawUnits(pen, frame, place, theme, chosen);
    drawOutputUnit(pen, frame, place, theme);
    drawStrip(pen, frame, place, theme, words);
  }

  drawWeights(pen, frame, place, theme, chosen) {
    const { plus, minus } = THEMES[theme];
    eachWeight(frame, (layer, source, unit, weight) => {
      if (!Number.isFinite(weight)) return;
      const [x1, y1, x2, y2] = ends(place, layer, source, unit);
      const bend = (x2 - x1) * 0.45;
      const strength = Math.tanh(Math.abs(weight) / 1.6);
      const picked = chosen && chosen.layer === layer && chosen.unit === unit;
      pen.beginPath();
      pen.moveTo(x1, y1);
      pen.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
      pen.strokeStyle = weight < 0 ? minus : plus;
      pen.globalAlpha = chosen && !picked ? 0.16 : 0.3 + 0.7 * strength;
      pen.lineWidth = 0.8 + 6 * strength;
      pen.setLineDash(weight < 0 ? [4 + 3 * strength, 3 + 2.5 * strength] : []);
      pen.stroke();
    });
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  }

  drawInputs(pen, frame, place, theme) {
    const names = Object.keys(place.inputs);
    const key = `${theme} ${names}`;
    const side = Math.round(Math.sqrt(this.pictures[names[0]].length));
    if (key !== this.known) {
      Object.assign(this.inputs, { width: side, height: side * names.length });
      const palette = paletteOf(theme);
      names.forEach((name, i) =>
        this.inputs.getContext("2d").putImageData(coloured(this.pictures[name], side, side, palette), 0, side * i));
      this.known = key;
    }
    names.forEach((name, i) => {
      const used = frame.inputs.includes(name);
      pen.globalAlpha = used ? 1 : 0.32;
      tile(pen, this.inputs, 0, side * i, side, place.inputs[name], used ? place.unit : place.unit * 0.86);
      outline(pen, place.inputs[name], used ? place.unit : place.unit * 0.86, THEMES[theme].unit, used ? 1.5 : 1);
    });
    pen.globalAlpha = 1;
  }

  drawUnits(pen, frame, place, theme, chosen) {
    const hidden = frame.layers.length - 1;
    if (!hidden) return;
    const palette = paletteOf(theme);
    const side = frame.arrays.units1.shape[1];
    Object.assign(this.atlas, { width: side * hidden, height: side * ROWS });
    const ink = this.atlas.getContext("2d");
    for (let k = 0; k < hidden; k++) {
      const bytes = frame.arrays[`units${k + 1}`];
      ink.putImageData(coloured(bytes, side, bytes.length / side, palette), side * k, 0);
      place.columns[k + 1].forEach((at, i) => {
        tile(pen, this.atlas, side * k, side * i, side, at, place.unit);
        const picked = chosen && chosen.layer === k && chosen.unit === i;
        outline(pen, at, place.unit, picked ? THEMES[theme].ink : THEMES[theme].unit, picked ? 2.5 : 1.5);
        drawBias(pen, at.x - place.unit / 2, at.y + place.unit / 2, frame.arrays[`b${k + 1}`][i], theme);
        drawFlag(pen, at.x + place.unit / 2, at.y - place.unit / 2, frame.layers[k].flags[i], theme);
      });
    }
  }
}

// The inputs' names, where no buttons carry them.
function drawNames(pen, { inputs, unit }, theme, names) {
  pen.font = "11.5px system-ui, sans-serif";
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  pen.fillStyle = THEMES[theme].quiet;
  for (const [name, { x, y }] of Object.entries(inputs)) pen.fillText(names[name], x - unit / 2 - 5, y);
}

function tile(pen, picture, left, top, side, { x, y }, size) {
  pen.imageSmoothingEnabled = true;
  pen.save();
  pen.beginPath();
  pen.roundRect(x - size / 2, y - size / 2, size, size, 5);
  pen.clip();
  pen.drawImage(picture, left, top, side, side, x - size / 2, y - size / 2, size, size);
  pen.restore();
}

function outline(pen, { x, y }, size, colour, width) {
  pen.beginPath();
  pen.roundRect(x - size / 2, y - size / 2, size, size, 5);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

// A bias: a small disc at the foot of its unit, with its sign; the larger the bias, the fuller its colour.
function drawBias(pen, x, y, bias, theme) {
  const { plus, minus, paper } = THEMES[theme];
  const colour = bias < 0 ? minus : plus;
  pen.beginPath();
  pen.arc(x + 1, y - 1, 5.2, 0, 2 * Math.PI);
  pen.fillStyle = paper;
  pen.fill();
  pen.globalAlpha = 0.15 + 0.85 * Math.tanh(Math.abs(bias));
  pen.fillStyle = colour;
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.stroke();
  pen.beginPath();
  pen.moveTo(x - 1.6, y - 1);
  pen.lineTo(x + 3.6, y - 1);
  if (!(bias < 0)) pen.moveTo(x + 1, y - 3.6), pen.lineTo(x + 1, y + 1.6);
  pen.strokeStyle = Math.abs(bias) > 0.6 ? paper : THEMES[theme].ink;
  pen.lineWidth = 1.2;
  pen.stroke();
}

// A unit in trouble: a cross on a dead one, two level lines on a saturated one.
function drawFlag(pen, x, y, flag, theme) {
  if (!flag) return;
  const { ink, paper } = THEMES[theme];
  pen.beginPath();
  pen.arc(x - 1, y + 1, 6.6, 0, 2 * Math.PI);
  pen.fillStyle = ink;
  pen.fill();
  pen.strokeStyle = paper;
  pen.lineWidth = 1.5;
  pen.stroke();
  pen.beginPath();
  const lines = flag === "dead" ? [[-3, -3, 3, 3], [-3, 3, 3, -3]] : [[-3.2, -1.7, 3.2, -1.7], [-3.2, 1.7, 3.2, 1.7]];
  for (const [x1, y1, x2, y2] of lines) pen.moveTo(x - 1 + x1, y + 1 + y1), pen.lineTo(x - 1 + x2, y + 1 + y2);
  pen.lineWidth = 1.7;
  pen.stroke();
}

function drawOutputUnit(pen, frame, place, theme) {
  const [{ x, y }] = place.columns.at(-1);
  const { unit, paper } = THEMES[theme];
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(place.width, y);
  pen.strokeStyle = unit;
  pen.lineWidth = 2;
  pen.stroke();
  pen.beginPath();
  pen.arc(x, y, 9, 0, 2 * Math.PI);
  pen.fillStyle = paper;
  pen.fill();
  pen.strokeStyle = unit;
  pen.lineWidth = 1.5;
  pen.stroke();
  drawBias(pen, x - 1, y + 1, frame.arrays[`b${frame.layers.length}`][0], theme);
}

// Below each column: how large the layer's activations and its gradients are. Gradients in powers of ten.
function drawStrip(pen, frame, place, theme, words) {
  const { ink, quiet, line, unit } = THEMES[theme];
  const top = place.layout.top + ROWS * place.layout.pitch + 14;
  const wide = Math.min(64, place.step - 10);
  pen.textBaseline = "middle";
  const rows = [
    [words.activations, top + 8, (layer) => layer.activation, (size) => Math.min(size, 1)],
    [words.gradients, top + 34, (layer) => layer.gradient, (size) => size > 0 ? Math.min(Math.max(Math.log10(size) / 5 + 1, 0), 1) : 0],
  ];
  for (const [word, y, valueOf, shareOf] of rows) {
    pen.font = "600 11px system-ui, sans-serif";
    pen.textAlign = "left";
    pen.fillStyle = quiet;
    pen.fillText(word, 2, y + 3);
    frame.layers.forEach((layer, k) => {
      const size = valueOf(layer);
      const right = k + 2 === place.columns.length;
      const x = right ? place.width - wide - 2 : place.columns[k + 1][0].x - wide / 2;
      pen.fillStyle = line;
      pen.fillRect(x, y - 5, wide, 6);
      pen.fillStyle = unit;
      pen.fillRect(x, y - 5, wide * (Number.isFinite(size) && size !== null ? shareOf(size) : 0), 6);
      pen.font = "11px system-ui, sans-serif";
      pen.fillStyle = ink;
      pen.textAlign = "center";
      pen.fillText(short(size), x + wide / 2, y + 9);
    });
  }
}
