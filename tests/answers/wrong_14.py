"""Wrong answers of chapter 14, as people write them. None may pass, and none may be given a name not its own.

Each entry: the body of a function, and the tags it may be recognised as because it does the same.
"""

WRONG = {
    "to_corners": [
        ("x, y, w, h = box\nreturn x - w / 2, y + h / 2, x + w / 2, y - h / 2", ()),
        ("x, y, w, h = box\nreturn x + w / 2, y + h / 2, x - w / 2, y - h / 2", ()),
        ("x, y, w, h = box\nreturn (x - w) / 2, (y - h) / 2, (x + w) / 2, (y + h) / 2", ()),
        ("return box", ()),
        ("x, y, w, h = box\nreturn x - w / 2, y - h / 2", ()),
        ("x, y, w, h = box\nreturn (x - w / 2, y - h / 2), (x + w / 2, y + h / 2)", ()),
        ("x, y, w, h = box\nreturn {'x1': x - w / 2, 'y1': y - h / 2, 'x2': x + w / 2, 'y2': y + h / 2}", ()),
        ("x, y, w, h = box\nreturn round(x - w / 2), round(y - h / 2), round(x + w / 2), round(y + h / 2)", ()),
        ("x, y, w, h = box\nreturn x - w / 2, y - h / 2, x + w / 2, y + w / 2", ()),
        ("x, y, w, h = box\nx1 = x - w / 2\nreturn x1, y - h / 2, x1 + w / 2, y + h / 2", ()),
        ("x, y, w, h = box\nreturn x - h / 2, y - w / 2, x + h / 2, y + w / 2", ("w_h_swapped",)),
        ("return np.array(box) / 2", ()),
        ("x1, y1, x2, y2 = box\nreturn (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1", ()),
    ],
    "iou_pair": [
        ("return 0.5", ()),
        ("return 1.0 if tuple(b1) == tuple(b2) else 0.0", ()),
        ("w = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0]))\nh = max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "a1 = (b1[2] - b1[0]) * (b1[3] - b1[1])\na2 = (b2[2] - b2[0]) * (b2[3] - b2[1])\n"
         "return w * h / a1 + a2 - w * h if a1 else 0", ()),
        ("w = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0]))\nh = max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "return w + h", ()),
        ("w = max(0, min(b1[1], b2[1]) - max(b1[0], b2[0]))\nh = max(0, min(b1[3], b2[3]) - max(b1[2], b2[2]))\n"
         "u = (b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) - w * h\n"
         "return w * h / u if u else 0", ()),
        ("w = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0]))\nh = max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "u = (b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) - w * h\n"
         "return 100 * w * h / u if u else 0", ()),
        ("w = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0]))\nh = max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "u = (b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) - w * h\n"
         "return 1 - w * h / u if u else 0", ()),
        ("w = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0]))\nh = max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "u = (b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) - w * h\nreturn u / (w * h)", ()),
        ("inside = b1[0] <= (b2[0] + b2[2]) / 2 <= b1[2] and b1[1] <= (b2[1] + b2[3]) / 2 <= b1[3]\n"
         "return float(inside)", ()),
        ("w = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0]))\nreturn w / (max(b1[2], b2[2]) - min(b1[0], b2[0]) or 1)",
         ()),
        ("x = max(b1[0], b2[0])\ny = max(b1[1], b2[1])\nif b2[0] > b1[2] or b2[1] > b1[3]:\n    return 0.0\n"
         "i = (min(b1[2], b2[2]) - x) * (min(b1[3], b2[3]) - y)\n"
         "return i / ((b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) - i or 1)",
         ("no_clamp",)),
        ("A, B = np.zeros((10, 10)), np.zeros((10, 10))\nA[int(b1[1]):int(b1[3]), int(b1[0]):int(b1[2])] = 1\n"
         "B[int(b2[1]):int(b2[3]), int(b2[0]):int(b2[2])] = 1\nreturn (A * B).sum() / max(((A + B) > 0).sum(), 1)",
         ()),
        ("if b1[0] > b2[2] or b1[2] < b2[0] or b1[1] > b2[3] or b1[3] < b2[1]:\n    return 0.0\n"
         "i = (b1[2] - b2[0]) * (b1[3] - b2[1])\n"
         "return i / ((b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) - i or 1)", ()),
        ("x1, y1, w1, h1 = b1\nx2, y2, w2, h2 = b2\nw = max(0, min(x1 + w1, x2 + w2) - max(x1, x2))\n"
         "h = max(0, min(y1 + h1, y2 + h2) - max(y1, y2))\nreturn w * h / (w1 * h1 + w2 * h2 - w * h)", ()),
    ],
    "grid_cell": [
        ("return int(y // S), int(x // S)", ()),
        ("return int(y * S), min(int(x * S), S)", ("no_clamp",)),
        ("return int(x * S * S), 0", ()),
        ("return S // 2, S // 2", ()),
        ("return min(int(y * S), S - 1), min(int(y * S), S - 1)", ()),
        ("return min(int(y * S) + 1, S - 1), min(int(x * S) + 1, S - 1)", ()),
        ("return y, x", ()),
        ("return max(int(y * S) - 1, 0), max(int(x * S) - 1, 0)", ()),
        ("return int(min(y * S, S - 1)), int(min(x * S, S - 1)) if x < 1 else 0", ()),
        ("return str(min(int(y * S), S - 1)), str(min(int(x * S), S - 1))", ()),
        ("return (min(int(y * S), S - 1),)", ()),
        ("T = np.zeros((S, S))\nT[min(int(y * S), S - 1), min(int(x * S), S - 1)] = 1\nreturn T", ()),
        ("return min(int(y * S), S - 1), min(int(x * S), S - 1), S", ()),
    ],
    "encode_label": [
        ("return np.zeros((S, S, 5 + C))", ()),
        ("T = np.zeros((S, S, 5 + C))\nfor cls, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = 1\nreturn T", ()),
        ("T = np.zeros((S, S, 5 + C))\nfor cls, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, *to_corners((x, y, w, h)), *np.eye(C)[cls]]\nreturn T", ()),
        ("T = np.zeros((5 + C, S, S))\nfor cls, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[:, r, c] = [1, x * S - c, y * S - r, h * S, w * S, *np.eye(C)[cls]]\nreturn T", ()),
        ("T = np.zeros((S, S, 5 + C))\nfor cls, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [*np.eye(C)[cls], 1, x * S - c, y * S - r, h * S, w * S]\nreturn T", ()),
        ("T = np.zeros((S, S, 5 + C))\nfor cls, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] += [1, x * S - c, y * S - r, h * S, w * S, *np.eye(C)[cls]]\nreturn T", ()),
        ("T = np.zeros((S, S, 5 + C), dtype=int)\nfor cls, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, x * S - c, y * S - r, h * S, w * S, *np.eye(C)[cls]]\nreturn T", ()),
        ("T = np.ones((S, S, 5 + C))\nfor cls, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, x * S - c, y * S - r, h * S, w * S, *np.eye(C)[cls]]\nreturn T", ()),
        ("T = np.zeros((S, S, 5 + C))\nfor cls, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, x * S - c, y * S - r, np.sqrt(h * S), np.sqrt(w * S), *np.eye(C)[cls]]\nreturn T", ()),
        ("T = np.zeros((S, S, 5 + C))\nfor cls, x, y, w, h in objects:\n    r, c = int(y * S), int(x * S)\n"
         "    T[r, c] = [1, x * S - c, y * S - r, h * S, w * S, *np.eye(C)[cls]]\nreturn T", ()),
        ("T = np.zeros((S, S, 5 + C))\nfor cls, x, y, w, h in objects:\n"
         "    r, c = min(round(y * S), S - 1), min(round(x * S), S - 1)\n"
         "    T[r, c] = [1, x * S - c, y * S - r, h * S, w * S, *np.eye(C)[cls]]\nreturn T", ()),
        ("T = np.zeros((S, S, 5))\nfor cls, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, x * S - c, y * S - r, h * S, w * S]\nreturn T", ()),
        ("T = [[[0] * (5 + C)] * S] * S\nfor cls, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r][c] = [1, x * S - c, y * S - r, h * S, w * S, *np.eye(C)[cls]]\nreturn T", ()),
        ("T = np.zeros((S, S, 5 + C))\nfor cls, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, x * S - c - 0.5, y * S - r - 0.5, h * S, w * S, *np.eye(C)[cls]]\nreturn T", ()),
    ],
    "decode_cell": [
        ("return vec[1:5]", ()),
        ("_, bx, by, bh, bw = vec\nreturn (bx + col) / S, (by + row) / S, bw / S, bh / S", ()),
        ("_, bx, by, bh, bw = vec[:5]\nreturn (bx + col) * S, (by + row) * S, bw * S, bh * S", ()),
        ("_, bx, by, bh, bw = vec[:5]\nreturn bx + col / S, by + row / S, bw / S, bh / S", ()),
        ("_, bx, by, bh, bw = vec[:5]\nreturn (bx + col + 1) / S, (by + row + 1) / S, bw / S, bh / S", ()),
        ("_, bx, by, bh, bw = vec[:5]\nreturn (bx + col) / S, (by + row) / S, bw / S", ()),
        ("_, bx, by, bh, bw = vec[:5]\nreturn (by + row) / S, (bx + col) / S, bh / S, bw / S", ()),
        ("_, bx, by, bh, bw = vec[:5]\nreturn (bx * col) / S, (by * row) / S, bw / S, bh / S", ()),
        ("_, bx, by, bh, bw = vec[:5]\nreturn (bx + col) / (S - 1), (by + row) / (S - 1), bw / S, bh / S", ()),
        ("_, bx, by, bh, bw = vec[:5]\nreturn (bx - col) / S, (by - row) / S, bw / S, bh / S", ()),
        ("pc, bx, by, bh, bw = vec[:5]\nreturn pc, (bx + col) / S, (by + row) / S, bw / S, bh / S", ()),
        ("_, bx, by, bh, bw = vec[-5:]\nreturn (bx + col) / S, (by + row) / S, bw / S, bh / S", ()),
        ("_, bx, by, bh, bw = vec[:5]\nreturn (bx + col) // S, (by + row) // S, bw // S, bh // S", ()),
    ],
    "filter_boxes": [
        ("scores = pc * p.max(1)\nkeep = np.flatnonzero(scores >= threshold)\n"
         "return scores[keep], p.argmax(1)[keep], keep", ()),
        ("scores = pc + p.max(1)\nkeep = np.flatnonzero(scores >= threshold)\n"
         "return keep, scores[keep], p.argmax(1)[keep]", ()),
        ("scores = pc * p.max(1)\nkeep = np.flatnonzero(scores >= 0.5)\nreturn keep, scores[keep], p.argmax(1)[keep]",
         ()),
        ("scores = pc * p.max(1)\nkeep = np.flatnonzero(scores >= threshold)\nreturn keep, scores[keep]", ()),
        ("scores = pc * p.mean(1)\nkeep = np.flatnonzero(scores >= threshold)\n"
         "return keep, scores[keep], p.argmax(1)[keep]", ()),
        ("scores = pc * p.max(1)\nkeep = np.flatnonzero(scores >= threshold)\n"
         "return keep, scores[keep], p.argmin(1)[keep]", ()),
        ("scores = pc * p.max(1)\nkeep = np.flatnonzero(scores >= threshold)\nreturn keep, scores[keep], p[keep]",
         ()),
        ("scores = p.T @ pc\nkeep = np.flatnonzero(scores >= threshold)\nreturn keep, scores[keep], keep", ()),
        ("scores = pc * p\nkeep = np.flatnonzero(scores.max(1) >= threshold)\n"
         "return keep, scores[keep], p.argmax(1)[keep]", ()),
        ("scores = pc[:, None] * p\ni, c = np.nonzero(scores >= threshold)\nreturn i, scores[i, c], c", ()),
        ("scores = pc * p.max(1)\nkeep = np.flatnonzero(scores >= threshold)\n"
         "return keep, np.round(scores[keep]), p.argmax(1)[keep]", ()),
        ("scores = pc * p.max(1)\nkeep = np.argsort(-scores)[:3]\nreturn keep, scores[keep], p.argmax(1)[keep]", ()),
        ("scores = pc * p.max(1)\nreturn [(i, s) for i, s in enumerate(scores) if s >= threshold]", ()),
        ("scores = np.where(pc * p.max(1) >= threshold, pc * p.max(1), 0)\n"
         "return np.arange(len(pc)), scores, p.argmax(1)", ()),
    ],
}  # fmt: skip
