// The two costs over the steps: training a full line, test a dashed one; and the bar that says which colour is what.

// Beside them, dotted, the training cost of a kept run: what it is called stands at its end.
function drawCurves(canvas, frame, width, height, theme, kept = null, name = "") {
  const pen = sharp(canvas, width, height);
  const { ink, quiet, line, plus } = THEMES[theme];
  const [left, right, top, bottom] = [34, width - 8, 8, height - 18];
  pen.clearRect(0, 0, width, height);
  const { curve } = frame.arrays;
  const count = curve.shape[1];
  const beside = kept && kept.arrays.curve;
  const last = Math.max(curve[count - 1] || 0, beside ? beside[beside.shape[1] - 1] : 0, 1);
  const highest = ceilingOf(curve, count);
  const x = (step) => left + (right - left) * step / last;
  const y = (cost) => bottom - (bottom - top) * Math.min(cost, highest) / highest;

  pen.font = "11px system-ui, sans-serif";
  pen.fillStyle = quiet;
  pen.strokeStyle = line;
  pen.lineWidth = 1;
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  for (const share of [0, 0.5, 1]) {
    const at = Math.round(y(share * highest)) + 0.5;
    pen.beginPath();
    pen.moveTo(left, at);
    pen.lineTo(right, at);
    pen.stroke();
    pen.fillText(share ? short(share * highest) : "0", left - 5, at);
  }
  pen.textBaseline = "alphabetic";
  pen.fillText(last > 1 ? last.toLocaleString("en") : "", right, height - 5);
  pen.textAlign = "left";
  pen.fillText("0", left, height - 5);

  if (beside) drawBeside(pen, beside, beside.shape[1], x, y, quiet, name);
  drawCost(pen, curve, 2 * count, count, x, y, ink, [5, 3]);
  drawCost(pen, curve, count, count, x, y, plus, []);
}

function drawBeside(pen, curve, count, x, y, colour, name) {
  drawCost(pen, curve, count, count, x, y, colour, [1.5, 2.5]);
  pen.textAlign = "right";
  const at = y(curve[2 * count - 1]);
  if (count > 1 && Number.isFinite(at)) pen.fillText(name, x(curve[count - 1]) - 4, at > 16 ? at - 5 : at + 12);
}

function ceilingOf(curve, count) {
  const costs = Array.from(curve.subarray(count)).filter(Number.isFinite).sort((a, b) => a - b);
  const most = costs.length ? costs[Math.floor((costs.length - 1) * 0.98)] : 1;
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1e-6)));
  return power * [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((step) => step * power >= most * 0.999);
}

function drawCost(pen, curve, start, count, x, y, colour, dashes) {
  pen.beginPath();
  let drawing = false;
  for (let i = 0; i < count; i++) {
    const cost = curve[start + i];
    if (!Number.isFinite(cost)) drawing = false;
    else if (drawing) pen.lineTo(x(curve[i]), y(cost));
    else pen.moveTo(x(curve[i]), y(cost)), drawing = true;
  }
  pen.setLineDash(dashes);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.8;
  pen.lineJoin = "round";
  pen.stroke();
  pen.setLineDash([]);
  if (drawing) {
    pen.beginPath();
    pen.arc(x(curve[count - 1]), y(curve[start + count - 1]), 2.6, 0, 2 * Math.PI);
    pen.fillStyle = colour;
    pen.fill();
  }
}

// A number in as many digits as it needs to be told from its neighbours.
function short(value, digits = 2) {
  if (value === null || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size >= 1000 || (size > 0 && size < 0.001)) return value.toExponential(1).replace("e+", "e");
  return size >= 100 ? value.toFixed(0) : size >= 10 ? value.toFixed(1) : value.toFixed(size < 0.1 && size > 0 ? 3 : digits);
}

function signed(value, digits = 2) {
  return (value < 0 ? "−" : "+") + short(Math.abs(value), digits);
}

function drawColourBar(canvas, width, height, theme) {
  const pen = sharp(canvas, width, height);
  const palette = paletteOf(theme);
  const row = new Uint8Array(255).map((_, i) => i);
  const strip = document.createElement("canvas");
  Object.assign(strip, { width: 255, height: 1 }).getContext("2d").putImageData(coloured(row, 255, 1, palette), 0, 0);
  pen.drawImage(strip, 0, 0, width, height);
}
