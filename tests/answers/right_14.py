"""Right answers of chapter 14 in other styles than ours: boxes, grids, scores. All pass."""

RIGHT = {
    "to_corners": [
        "cx, cy, w, h = box\nreturn (cx - 0.5 * w, cy - 0.5 * h, cx + 0.5 * w, cy + 0.5 * h)",
        "half_w, half_h = box[2] / 2, box[3] / 2\n"
        "return [box[0] - half_w, box[1] - half_h, box[0] + half_w, box[1] + half_h]",
        "center, half = np.array(box[:2]), np.array(box[2:]) / 2\n"
        "return np.concatenate([center - half, center + half])",
        "b = np.asarray(box, dtype=float)\nreturn tuple(np.r_[b[:2] - b[2:] / 2, b[:2] + b[2:] / 2])",
        "x, y, w, h = box\nx1, y1 = x - w / 2, y - h / 2\nreturn x1, y1, x1 + w, y1 + h",
        "M = np.array([[1, 0, -.5, 0], [0, 1, 0, -.5], [1, 0, .5, 0], [0, 1, 0, .5]])\nreturn M @ np.array(box)",
        "return tuple(box[k % 2] + (-1 if k < 2 else 1) * box[2 + k % 2] / 2 for k in range(4))",
        "x, y, w, h = (float(v) for v in box)\nout = []\nfor sign in (-1, 1):\n"
        "    out += [x + sign * w / 2, y + sign * h / 2]\nreturn out",
        "x, y, w, h = map(float, box)\nx2, y2 = x + w / 2, y + h / 2\nreturn x2 - w, y2 - h, x2, y2",
        "(x, y), (w, h) = box[:2], box[2:]\nreturn (2 * x - w) / 2, (2 * y - h) / 2, (2 * x + w) / 2, (2 * y + h) / 2",
    ],
    "iou_pair": [
        "x1, y1 = max(b1[0], b2[0]), max(b1[1], b2[1])\nx2, y2 = min(b1[2], b2[2]), min(b1[3], b2[3])\n"
        "if x2 <= x1 or y2 <= y1:\n    return 0\ninter = (x2 - x1) * (y2 - y1)\n"
        "area = lambda b: (b[2] - b[0]) * (b[3] - b[1])\nreturn inter / (area(b1) + area(b2) - inter)",
        "b1, b2 = np.array(b1), np.array(b2)\nlow, high = np.maximum(b1[:2], b2[:2]), np.minimum(b1[2:], b2[2:])\n"
        "inter = np.prod(np.clip(high - low, 0, None))\n"
        "union = np.prod(b1[2:] - b1[:2]) + np.prod(b2[2:] - b2[:2]) - inter\nif union == 0:\n    return 0.0\n"
        "return inter / union",
        "ax1, ay1, ax2, ay2 = b1\nbx1, by1, bx2, by2 = b2\nw = min(ax2, bx2) - max(ax1, bx1)\n"
        "h = min(ay2, by2) - max(ay1, by1)\ninter = w * h if w > 0 and h > 0 else 0\n"
        "union = (ax2 - ax1) * (ay2 - ay1) + (bx2 - bx1) * (by2 - by1) - inter\nreturn inter / (union + 1e-12)",
        "def overlap(lo1, hi1, lo2, hi2):\n    return max(0, min(hi1, hi2) - max(lo1, lo2))\n\n"
        "i = overlap(b1[0], b1[2], b2[0], b2[2]) * overlap(b1[1], b1[3], b2[1], b2[3])\n"
        "u = (b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) - i\n"
        "return float(i / u) if u else 0.0",
        "i = 1.0\nfor k in (0, 1):\n    i *= max(min(b1[k + 2], b2[k + 2]) - max(b1[k], b2[k]), 0)\n"
        "a = sum((b[2] - b[0]) * (b[3] - b[1]) for b in (b1, b2))\ntry:\n    return float(i) / float(a - i)\n"
        "except ZeroDivisionError:\n    return 0.0",
        "w = max(0, (b1[2] - b1[0]) + (b2[2] - b2[0]) - (max(b1[2], b2[2]) - min(b1[0], b2[0])))\n"
        "h = max(0, (b1[3] - b1[1]) + (b2[3] - b2[1]) - (max(b1[3], b2[3]) - min(b1[1], b2[1])))\ninter = w * h\n"
        "union = math.prod((b1[2] - b1[0], b1[3] - b1[1])) + math.prod((b2[2] - b2[0], b2[3] - b2[1])) - inter\n"
        "return inter / union if union != 0 else 0",
        "B = np.stack([b1, b2]).astype(float)\nsides = B[:, 2:].min(axis=0) - B[:, :2].max(axis=0)\n"
        "inter = np.prod(sides * (sides > 0))\nunion = np.prod(B[:, 2:] - B[:, :2], axis=1).sum() - inter\n"
        "return np.divide(inter, union, out=np.zeros(()), where=union > 0)",
        "xs, ys = sorted([b1[0], b1[2], b2[0], b2[2]]), sorted([b1[1], b1[3], b2[1], b2[3]])\n"
        "apart = b1[2] < b2[0] or b2[2] < b1[0] or b1[3] < b2[1] or b2[3] < b1[1]\n"
        "inter = 0.0 if apart else (xs[2] - xs[1]) * (ys[2] - ys[1])\n"
        "union = (b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) - inter\n"
        "return 0.0 if union <= 0 else inter / union",
        "inter = np.maximum(0, np.minimum(b1[2], b2[2]) - np.maximum(b1[0], b2[0])) * \\\n"
        "    np.maximum(0, np.minimum(b1[3], b2[3]) - np.maximum(b1[1], b2[1]))\n"
        "union = (b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) - inter\n"
        "return inter / max(union, 1e-10)",
    ],
    "grid_cell": [
        "row = int(np.floor(y * S))\ncol = int(np.floor(x * S))\nif row == S:\n    row -= 1\nif col == S:\n"
        "    col -= 1\nreturn row, col",
        "return tuple(min(math.floor(v * S), S - 1) for v in (y, x))",
        "clip = lambda v: int(np.clip(np.floor(v * S), 0, S - 1))\nreturn clip(y), clip(x)",
        "edges = np.arange(1, S) / S\nreturn int(np.sum(y >= edges)), int(np.sum(x >= edges))",
        "row = col = 0\nwhile row < S - 1 and (row + 1) / S <= y:\n    row += 1\n"
        "while col < S - 1 and (col + 1) / S <= x:\n    col += 1\nreturn row, col",
        "r, c = int(y * S), int(x * S)\nreturn (r if r < S else S - 1, c if c < S else S - 1)",
        "return np.minimum((np.array([y, x]) * S).astype(int), S - 1)",
        "r, c = y * S // 1, x * S // 1\nreturn [int(r - (r == S)), int(c - (c == S))]",
        "eps = 1e-9\nreturn int(min(y, 1 - eps) * S), int(min(x, 1 - eps) * S)",
        "return np.digitize(y, np.linspace(0, 1, S + 1)[1:-1]), np.digitize(x, np.linspace(0, 1, S + 1)[1:-1])",
        "k = int(np.searchsorted(np.arange(1, S) / S, y, side='right'))\n"
        "return k, int(np.searchsorted(np.arange(1, S) / S, x, side='right'))",
    ],
    "encode_label": [
        "T = np.zeros((S, S, 5 + C))\nfor cls, x, y, w, h in objects:\n    col = min(int(x * S), S - 1)\n"
        "    row = min(int(y * S), S - 1)\n    T[row, col, :] = 0\n    T[row, col, 0] = 1\n"
        "    T[row, col, 1] = x * S - col\n    T[row, col, 2] = y * S - row\n    T[row, col, 3] = h * S\n"
        "    T[row, col, 4] = w * S\n    T[row, col, 5 + cls] = 1\nreturn T",
        "T = np.zeros((S, S, 5 + C))\nfor cls, x, y, w, h in objects:\n    i, j = grid_cell(x, y, S)\n"
        "    one_hot = np.eye(C)[cls]\n"
        "    T[i, j] = np.concatenate([[1, x * S - j, y * S - i, h * S, w * S], one_hot])\nreturn T",
        "T = np.zeros((S, S, 5 + C))\nfor obj in objects:\n    r, c = grid_cell(obj[1], obj[2], S)\n"
        "    vector = [1.0, obj[1] * S - c, obj[2] * S - r, obj[4] * S, obj[3] * S] + [0.0] * C\n"
        "    vector[5 + obj[0]] = 1.0\n    T[r, c] = vector\nreturn T",
        "cells = {}\nfor cls, x, y, w, h in objects:\n    row, col = grid_cell(x, y, S)\n"
        "    cells[row, col] = [1, x * S - col, y * S - row, h * S, w * S, *(int(k == cls) for k in range(C))]\n"
        "return np.array([[cells.get((i, j), [0] * (5 + C)) for j in range(S)] for i in range(S)], dtype=float)",
        "T = np.zeros((S * S, 5 + C))\nfor cls, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
        "    T[r * S + c] = 0\n"
        "    T[r * S + c, [0, 1, 2, 3, 4, 5 + cls]] = 1, x * S - c, y * S - r, h * S, w * S, 1\n"
        "return T.reshape(S, S, -1)",
        "pc, box, classes = np.zeros((S, S, 1)), np.zeros((S, S, 4)), np.zeros((S, S, C))\n"
        "for cls, x, y, w, h in objects:\n    at = grid_cell(x, y, S)\n    pc[at] = 1\n"
        "    box[at] = np.array([x, y, h, w]) * S - np.array([at[1], at[0], 0, 0])\n"
        "    classes[at] = np.arange(C) == cls\nreturn np.concatenate([pc, box, classes], axis=2)",
        "T = np.zeros((S, S, 5 + C))\nfull = set()\nfor cls, x, y, w, h in objects[::-1]:\n"
        "    row, col = grid_cell(x, y, S)\n    if (row, col) not in full:\n        full.add((row, col))\n"
        "        T[row, col, :5] = [1, x * S - col, y * S - row, h * S, w * S]\n        T[row, col, 5 + cls] = 1\n"
        "return T",
        "T = np.zeros((S, S, 5 + C), dtype=np.float32)\nfor cls, x, y, w, h in objects:\n"
        "    row, col = grid_cell(x, y, S)\n    T[row, col, 5:] = 0\n    T[row, col, 5 + cls] = 1\n"
        "    T[row, col, 0:3] = 1, S * x - col, S * y - row\n    T[row, col, 3:5] = S * h, S * w\nreturn T",
        "def vector(cls, x, y, w, h):\n    r, c = grid_cell(x, y, S)\n"
        "    return np.r_[1, x * S - c, y * S - r, h * S, w * S, np.eye(C)[int(cls)]]\n\n"
        "T = np.zeros((S, S, 5 + C))\nfor o in objects:\n    T[grid_cell(o[1], o[2], S)] = vector(*o)\nreturn T",
    ],
    "decode_cell": [
        "pc, bx, by, bh, bw = vec[0], vec[1], vec[2], vec[3], vec[4]\nx = (col + bx) / S\ny = (row + by) / S\n"
        "w = bw / S\nh = bh / S\nreturn x, y, w, h",
        "return np.array([vec[1] + col, vec[2] + row, vec[4], vec[3]]) / S",
        "return (vec[[1, 2, 4, 3]] + [col, row, 0, 0]) / S",
        "cell = 1 / S\nreturn [cell * (col + vec[1]), cell * (row + vec[2]), cell * vec[4], cell * vec[3]]",
        "bx, by, bh, bw = vec[1:5] / S\nreturn col / S + bx, row / S + by, bw, bh",
        "x0, y0 = col / S, row / S\n"
        "return tuple(float(v) for v in (x0 + vec[1] / S, y0 + vec[2] / S, vec[4] / S, vec[3] / S))",
        "_, bx, by, bh, bw, *_ = vec\nreturn (bx + col) / S, (by + row) / S, bw / S, bh / S",
        "box = vec[1:5].copy()\nbox[0] += col\nbox[1] += row\nbox[2], box[3] = vec[4], vec[3]\nreturn tuple(box / S)",
        "scale = np.diag([1 / S] * 4)\nreturn scale @ np.array([vec[1] + col, vec[2] + row, vec[4], vec[3]])",
        "unit = np.linspace(0, 1, S + 1)\n"
        "return unit[col] + vec[1] / S, unit[row] + vec[2] / S, vec[4] / S, vec[3] / S",
    ],
    "filter_boxes": [
        "scores = pc[:, None] * p\nbest = np.max(scores, axis=1)\nclasses = np.argmax(scores, axis=1)\n"
        "mask = best >= threshold\nreturn np.where(mask)[0], best[mask], classes[mask]",
        "kept, scores, classes = [], [], []\nfor i in range(len(pc)):\n    c = int(np.argmax(p[i]))\n"
        "    s = pc[i] * p[i, c]\n    if s >= threshold:\n        kept.append(i)\n        scores.append(s)\n"
        "        classes.append(c)\nreturn kept, scores, classes",
        "classes = p.argmax(axis=-1)\nscores = pc * p[np.arange(len(p)), classes]\n"
        "keep = np.nonzero(scores >= threshold)[0]\nreturn keep, np.take(scores, keep), np.take(classes, keep)",
        "s = (p.T * pc).T\nkeep = np.argwhere(s.max(1) >= threshold).ravel()\n"
        "return keep, s.max(1)[keep], s.argmax(1)[keep]",
        "score = np.amax(p, axis=1) * pc\nkeep = np.arange(pc.shape[0])[score >= threshold]\n"
        "return [keep, score[keep], np.argmax(p, axis=1)[keep]]",
        "best = np.take_along_axis(p, p.argmax(1)[:, None], axis=1)[:, 0] * pc\n"
        "keep = np.flatnonzero(~(best < threshold))\nreturn keep, best[keep], p.argmax(1)[keep]",
        "rows = [(i, a * max(b), int(np.argmax(b))) for i, (a, b) in enumerate(zip(pc, p)) if a * max(b) >= "
        "threshold]\nreturn [r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows]",
        "scores = pc * np.sort(p, axis=1)[:, -1]\nclasses = np.argsort(-p, axis=1, kind='stable')[:, 0]\n"
        "good = scores - threshold >= 0\nreturn good.nonzero()[0], scores[good], classes[good]",
        "every = np.einsum('n,nc->nc', pc, p)\nclasses = every.argmax(axis=1)\nscores = every.max(axis=1)\n"
        "keep = np.compress(scores >= threshold, np.arange(len(scores)))\nreturn (keep, scores[keep], classes[keep])",
        "scores = np.multiply(pc, p.max(axis=1))\n"
        "keep = np.array([i for i, s in enumerate(scores) if s >= threshold], dtype=int)\n"
        "return keep, scores[keep], p[keep].argmax(axis=1)",
        "scores = pc.reshape(-1, 1) * p\nkeep = (scores.max(axis=1) >= threshold).nonzero()[0]\n"
        "return keep.tolist(), scores[keep].max(axis=1).tolist(), scores[keep].argmax(axis=1).tolist()",
    ],
}
