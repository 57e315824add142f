"""Right answers of chapter 14 in other styles than ours: non-max suppression, anchors, the loss. All pass."""

RIGHT = {
    "nms": [
        "idxs = list(np.argsort(-np.array(scores), kind='stable'))\nkeep = []\nwhile len(idxs) > 0:\n"
        "    i = idxs[0]\n    keep.append(int(i))\n    rest = []\n    for j in idxs[1:]:\n"
        "        if iou_pair(boxes[i], boxes[j]) < threshold:\n            rest.append(j)\n    idxs = rest\n"
        "return keep",
        "keep = []\nfor i in sorted(range(len(scores)), key=scores.__getitem__, reverse=True):\n"
        "    if all(iou_pair(boxes[i], boxes[k]) < threshold for k in keep):\n        keep.append(i)\nreturn keep",
        "keep, gone = [], set()\nfor i in sorted(range(len(boxes)), key=lambda k: (-scores[k], k)):\n"
        "    if i in gone:\n        continue\n    keep.append(i)\n    for j in range(len(boxes)):\n"
        "        if j != i and iou_pair(boxes[i], boxes[j]) >= threshold:\n            gone.add(j)\nreturn keep",
        "if not boxes:\n    return []\nb, s = np.array(boxes), np.array(scores)\n"
        "areas = (b[:, 2] - b[:, 0]) * (b[:, 3] - b[:, 1])\norder, keep = np.argsort(-s, kind='stable'), []\n"
        "while order.size:\n    i, rest = order[0], order[1:]\n    keep.append(i)\n"
        "    w = np.maximum(0, np.minimum(b[i, 2], b[rest, 2]) - np.maximum(b[i, 0], b[rest, 0]))\n"
        "    h = np.maximum(0, np.minimum(b[i, 3], b[rest, 3]) - np.maximum(b[i, 1], b[rest, 1]))\n"
        "    iou = w * h / (areas[i] + areas[rest] - w * h)\n    order = rest[iou < threshold]\nreturn keep",
        "alive, keep = [True] * len(boxes), []\nwhile any(alive):\n"
        "    best = max((i for i in range(len(boxes)) if alive[i]), key=lambda i: scores[i])\n    keep.append(best)\n"
        "    alive[best] = False\n    for i in range(len(boxes)):\n"
        "        if alive[i] and iou_pair(boxes[best], boxes[i]) >= threshold:\n            alive[i] = False\n"
        "return keep",
        "def pick(order):\n    if not order:\n        return []\n    best, *rest = order\n"
        "    return [best] + pick([i for i in rest if iou_pair(boxes[best], boxes[i]) < threshold])\n\n"
        "return pick(sorted(range(len(boxes)), key=lambda i: -scores[i]))",
        "s = np.array(scores, dtype=float)\nkeep = []\nwhile s.size and s.max() > -np.inf:\n    i = int(s.argmax())\n"
        "    keep.append(i)\n    for j in range(len(s)):\n"
        "        if j == i or iou_pair(boxes[i], boxes[j]) >= threshold:\n            s[j] = -np.inf\nreturn keep",
        "n = len(boxes)\nM = np.array([[iou_pair(a, b) for b in boxes] for a in boxes])\nfree = np.ones(n, bool)\n"
        "keep = []\nfor i in np.argsort(-np.array(scores), kind='stable'):\n    if free[i]:\n        keep.append(i)\n"
        "        free &= M[i] < threshold\nreturn np.array(keep, dtype=int)",
        "left = [(s, -i) for i, s in enumerate(scores)]\nkeep = []\nwhile left:\n    _, k = max(left)\n"
        "    keep.append(-k)\n"
        "    left = [(s, j) for s, j in left if j != k and iou_pair(boxes[-k], boxes[-j]) < threshold]\nreturn keep",
        "import heapq\nheap = [(-s, i) for i, s in enumerate(scores)]\nheapq.heapify(heap)\nkeep = []\nwhile heap:\n"
        "    _, i = heapq.heappop(heap)\n    if not any(iou_pair(boxes[i], boxes[k]) >= threshold for k in keep):\n"
        "        keep.append(i)\nreturn keep",
        "return [i for i in sorted(nms_per_class(boxes, scores, [0] * len(boxes), threshold), key=lambda i: "
        "(-scores[i], i))]",
    ],
    "nms_per_class": [
        "keep = []\nfor c in set(classes):\n    idx = [i for i, k in enumerate(classes) if k == c]\n"
        "    found = nms([boxes[i] for i in idx], [scores[i] for i in idx], threshold)\n"
        "    keep += [idx[k] for k in found]\nreturn sorted(keep)",
        "shift = [(b[0] + 1000 * c, b[1], b[2] + 1000 * c, b[3]) for b, c in zip(boxes, classes)]\n"
        "return sorted(nms(shift, scores, threshold))",
        "keep = []\nfor c in np.unique(np.array(classes, int)):\n    where = np.flatnonzero(np.array(classes) == c)\n"
        "    kept = nms([boxes[i] for i in where], [scores[i] for i in where], threshold)\n"
        "    keep.extend(where[kept])\nreturn np.sort(np.array(keep, int))",
        "order = sorted(range(len(boxes)), key=lambda i: -scores[i])\nkeep = []\nwhile order:\n    i = order.pop(0)\n"
        "    keep.append(i)\n"
        "    order = [j for j in order if classes[j] != classes[i] or iou_pair(boxes[i], boxes[j]) < threshold]\n"
        "keep.sort()\nreturn keep",
        "gone = set()\norder = sorted(range(len(boxes)), key=lambda i: -scores[i])\nfor a, i in enumerate(order):\n"
        "    if i in gone:\n        continue\n    for j in order[a + 1:]:\n"
        "        if classes[i] == classes[j] and iou_pair(boxes[i], boxes[j]) >= threshold:\n"
        "            gone.add(j)\nreturn [i for i in range(len(boxes)) if i not in gone]",
        "groups = {}\nfor i, c in enumerate(classes):\n    groups.setdefault(c, []).append(i)\nkeep = []\n"
        "for members in groups.values():\n    members.sort(key=lambda i: -scores[i])\n    while members:\n"
        "        best = members[0]\n        keep.append(best)\n"
        "        members = [i for i in members[1:] if iou_pair(boxes[best], boxes[i]) < threshold]\n"
        "return sorted(keep)",
        "kept = np.zeros(len(boxes), bool)\nfor i in np.argsort(-np.array(scores), kind='stable'):\n"
        "    rivals = [j for j in np.flatnonzero(kept) if classes[j] == classes[i]]\n"
        "    kept[i] = not any(iou_pair(boxes[i], boxes[j]) >= threshold for j in rivals)\n"
        "return np.flatnonzero(kept).tolist()",
        "def good(i, keep):\n    same = [j for j in keep if classes[j] == classes[i]]\n"
        "    return not same or max(iou_pair(boxes[i], boxes[j]) for j in same) < threshold\n\nkeep = []\n"
        "for i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n    if good(i, keep):\n"
        "        keep.append(i)\nreturn tuple(sorted(keep))",
        "keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n    for j in keep:\n"
        "        if classes[i] == classes[j] and iou_pair(boxes[i], boxes[j]) >= threshold:\n            break\n"
        "    else:\n        keep.append(i)\nreturn sorted(keep)",
        "from itertools import groupby\nplaces = sorted(range(len(classes)), key=lambda i: classes[i])\nkeep = []\n"
        "for _, group in groupby(places, key=lambda i: classes[i]):\n    g = list(group)\n"
        "    keep += [g[k] for k in nms([boxes[i] for i in g], [scores[i] for i in g], threshold)]\n"
        "return sorted(keep)",
    ],
    "assign_anchor": [
        "best, where = -1, None\nfor i, (aw, ah) in enumerate(anchors):\n"
        "    inter = min(wh[0], aw) * min(wh[1], ah)\n    iou = inter / (wh[0] * wh[1] + aw * ah - inter)\n"
        "    if iou > best:\n        best, where = iou, i\nreturn where",
        "a = np.array(anchors)\ninter = np.minimum(a, wh).prod(axis=1)\n"
        "return np.argmax(inter / (a.prod(axis=1) + np.prod(wh) - inter))",
        "box = lambda s: to_corners((0, 0, s[0], s[1]))\n"
        "return int(np.argmax([iou_pair(box(wh), box(a)) for a in anchors]))",
        "def overlap(a):\n    i = min(a[0], wh[0]) * min(a[1], wh[1])\n    return i / (a[0] * a[1] + wh[0] * wh[1])\n"
        "\nreturn max(range(len(anchors)), key=lambda k: overlap(anchors[k]))",
        "ious = [iou_pair((0, 0, *wh), (0, 0, *a)) for a in anchors]\nreturn ious.index(max(ious))",
        "w, h = np.transpose(anchors)\ni = np.minimum(w, wh[0]) * np.minimum(h, wh[1])\n"
        "return int(np.argmin((w * h + wh[0] * wh[1] - i) / i))",
        "half = lambda s: (-s[0] / 2, -s[1] / 2, s[0] / 2, s[1] / 2)\n"
        "scores = np.array([iou_pair(half(wh), half(a)) for a in anchors])\n"
        "return int(np.flatnonzero(scores == scores.max())[0])",
        "ious = {}\nfor k, a in enumerate(anchors):\n"
        "    inter = (wh[0] if wh[0] < a[0] else a[0]) * (wh[1] if wh[1] < a[1] else a[1])\n"
        "    ious[k] = inter / (wh[0] * wh[1] + a[0] * a[1] - inter)\nreturn sorted(ious, key=lambda k: -ious[k])[0]",
        "ious = []\nfor a in anchors:\n    w, h = min(a[0], wh[0]), min(a[1], wh[1])\n"
        "    ious.append(w * h / (a[0] * a[1] + wh[0] * wh[1] - w * h))\n"
        "return np.argsort(-np.array(ious), kind='stable')[0]",
        "A = np.asarray(anchors, float)\nW, H = wh\nshared = np.fmin(A[:, 0], W) * np.fmin(A[:, 1], H)\n"
        "return (shared / (A[:, 0] * A[:, 1] + W * H - shared)).argmax()",
    ],
    "target_shape": [
        "return (S, S, n_anchors * (1 + 4 + C))",
        "per_anchor = 5 + C\nreturn S, S, per_anchor * n_anchors",
        "return [S, S, 5 * n_anchors + C * n_anchors]",
        "return np.zeros((S, S, n_anchors * (5 + C)), dtype=bool).shape",
        "depth = sum(5 + C for _ in range(n_anchors))\nreturn (S,) * 2 + (depth,)",
        "return np.array([S, S, n_anchors * (C + 5)])",
        "box, pc = 4, 1\nchannels = (box + pc + C) * n_anchors\nreturn tuple([S, S, channels])",
        "return (*(S, S), int(n_anchors) * int(5 + C))",
        "return np.concatenate([np.zeros((S, S, 5 + C))] * n_anchors, axis=2).shape",
        "length = 0\nfor _ in range(n_anchors):\n    length += 1\n    length += 4\n    length += C\n"
        "return S, S, length",
    ],
    "cell_loss": [
        "diff = (y - yhat) ** 2\nif y[0] == 1:\n    return np.sum(diff)\nelse:\n    return diff[0]",
        "if y[0] > 0.5:\n    return float(np.dot(y - yhat, y - yhat))\nreturn float(yhat[0] ** 2)",
        "d = np.square(y - yhat)\nreturn d[0] + y[0] * np.sum(d[1:])",
        "mask = np.full(y.shape, y[0])\nmask[0] = 1\nreturn np.sum(mask * (y - yhat) ** 2)",
        "n = len(y) if y[0] else 1\nreturn float(np.sum((y[:n] - yhat[:n]) ** 2))",
        "total = 0\nfor k in range(len(y)):\n    if k == 0 or y[0] == 1:\n        total += (y[k] - yhat[k]) ** 2\n"
        "return total",
        "e = yhat - y\nreturn np.where(y[0] == 1, e @ e, e[0] ** 2).item()",
        "return sum((a - b) ** 2 for a, b in (zip(y, yhat) if y[0] == 1 else [(y[0], yhat[0])]))",
        "e = y - yhat\nif not y[0]:\n    e = e[:1]\nreturn float(np.linalg.norm(e) ** 2)",
        "every = np.sum((y - yhat) ** 2)\nonly = (y[0] - yhat[0]) ** 2\nreturn y[0] * every + (1 - y[0]) * only",
        "target = y if y[0] == 1 else np.r_[y[0], yhat[1:]]\nreturn np.sum(np.power(target - yhat, 2))",
        "return l2_loss(yhat, y) if y[0] == 1 else l2_loss(yhat[:1], y[:1])",
    ],
}
