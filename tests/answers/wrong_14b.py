"""The same: non-max suppression, anchors, the loss of a cell."""

WRONG = {
    "nms": [
        ("return []", ()),
        ("return list(range(len(boxes)))", ()),
        ("return [0]", ()),
        ("order = np.argsort(-np.array(scores))\nkeep = []\nfor i in order:\n"
         "    if all(iou_pair(boxes[i], boxes[j]) < 0.5 for j in keep):\n        keep.append(int(i))\nreturn keep",
         ()),
        ("keep = []\nfor i in np.argsort(-np.array(scores), kind='stable'):\n"
         "    if all(iou_pair(boxes[i], boxes[j]) < threshold for j in keep):\n        keep.append(float(i))\n"
         "return keep", ()),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    if any(iou_pair(boxes[i], boxes[j]) >= threshold for j in range(len(boxes)) if j != i):\n"
         "        continue\n    keep.append(i)\nreturn keep", ()),
        ("keep = set()\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    if all(iou_pair(boxes[i], boxes[j]) < threshold for j in keep):\n        keep.add(i)\nreturn keep", ()),
        ("while True:\n    pass", ()),
        ("keep = []\norder = sorted(range(len(boxes)), key=lambda i: -scores[i])\nfor i in order:\n"
         "    keep.append(i)\n    for j in order:\n"
         "        if j != i and iou_pair(boxes[i], boxes[j]) >= threshold:\n            order.remove(j)\nreturn keep",
         ()),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    if all(iou_pair(boxes[i], boxes[j]) * scores[j] < threshold for j in keep):\n        keep.append(i)\n"
         "return keep", ()),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    if all(iou_pair(boxes[i], boxes[j]) < threshold for j in keep):\n        keep.append(i)\n"
         "return keep[::-1]", ()),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    if all(iou_pair(boxes[i], boxes[j]) < threshold for j in keep):\n        keep.append(i + 1)\n"
         "return keep", ()),
        ("keep = [max(range(len(boxes)), key=lambda i: scores[i])]\nfor i in range(len(boxes)):\n"
         "    if all(iou_pair(boxes[i], boxes[j]) < threshold for j in keep):\n        keep.append(i)\nreturn keep",
         ()),
        ("def area(i):\n    return (boxes[i][2] - boxes[i][0]) * (boxes[i][3] - boxes[i][1])\n\nkeep = []\n"
         "for i in sorted(range(len(boxes)), key=lambda i: -area(i)):\n"
         "    if all(iou_pair(boxes[i], boxes[j]) < threshold for j in keep):\n        keep.append(i)\nreturn keep",
         ()),
        ("b = boxes\nkeep = []\nfor i in sorted(range(len(b)), key=lambda i: -scores[i]):\n"
         "    x, y = (b[i][0] + b[i][2]) / 2, (b[i][1] + b[i][3]) / 2\n"
         "    if not any(b[j][0] < x < b[j][2] and b[j][1] < y < b[j][3] for j in keep):\n        keep.append(i)\n"
         "return keep", ()),
    ],
    "nms_per_class": [
        ("return []", ()),
        ("return nms(boxes, scores, threshold)", ("class_agnostic",)),
        ("keep = []\nfor c in set(classes):\n    idx = [i for i, k in enumerate(classes) if k == c]\n"
         "    found = nms([boxes[i] for i in idx], [scores[i] for i in idx], threshold)\n"
         "    keep.append([idx[k] for k in found])\nreturn keep", ()),
        ("keep = {}\nfor c in set(classes):\n    idx = [i for i, k in enumerate(classes) if k == c]\n"
         "    found = nms([boxes[i] for i in idx], [scores[i] for i in idx], threshold)\n"
         "    keep[c] = [idx[k] for k in found]\nreturn keep", ()),
        ("keep = []\nfor c in range(len(set(classes)) - 1):\n"
         "    idx = [i for i, k in enumerate(classes) if k == c]\n"
         "    found = nms([boxes[i] for i in idx], [scores[i] for i in idx], threshold)\n"
         "    keep += [idx[k] for k in found]\nreturn sorted(keep)", ()),
        ("keep = []\nfor c in set(classes):\n    idx = [i for i, k in enumerate(classes) if k == c]\n"
         "    found = nms([boxes[i] for i in idx], [scores[i] for i in idx], threshold)\n"
         "    keep += [idx[k] for k in found]\nreturn sorted(keep)[::-1]", ()),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    if all(classes[i] != classes[j] and iou_pair(boxes[i], boxes[j]) < threshold for j in keep):\n"
         "        keep.append(i)\nreturn sorted(keep)", ()),
        ("order = sorted(range(len(boxes)), key=lambda i: -scores[i])\nkeep = []\nfor i in order:\n"
         "    if all(classes[i] != j or iou_pair(boxes[i], boxes[j]) < threshold for j in keep):\n"
         "        keep.append(i)\nreturn sorted(keep)", ()),
        ("kept = nms(boxes, scores, threshold)\nreturn sorted(i for i in kept if classes[i] == classes[kept[0]])",
         ()),
        ("keep = []\nfor c in set(classes):\n    mine = [b for b, k in zip(boxes, classes) if k == c]\n"
         "    keep += nms(mine, [s for s, k in zip(scores, classes) if k == c], threshold)\nreturn keep",
         ("places_within_class",)),
        ("return sorted(set(classes))", ()),
        ("keep = [0]\nfor i in range(1, len(boxes)):\n"
         "    if all(classes[i] != classes[j] or iou_pair(boxes[i], boxes[j]) < threshold for j in keep):\n"
         "        keep.append(i)\nreturn keep", ()),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    if all(classes[i] != classes[j] or iou_pair(boxes[i], boxes[j]) < threshold for j in keep):\n"
         "        keep.append(i)\nreturn sorted(keep), [classes[i] for i in sorted(keep)]", ()),
    ],
    "assign_anchor": [
        ("return 1", ()),
        ("return int(np.argmax([a[0] * a[1] for a in anchors]))", ()),
        ("return int(np.argmax([min(wh[0], a[0]) + min(wh[1], a[1]) for a in anchors]))",
         ("intersection_only", None)),
        ("return int(np.argmax([min(wh[0], a[0]) * min(wh[1], a[1]) / (wh[0] * wh[1]) for a in anchors]))",
         ("intersection_only",)),
        ("return int(np.argmin([abs(a[0] - wh[0]) for a in anchors]))", ()),
        ("return int(np.argmin([abs(a[1] - wh[1]) for a in anchors]))", ()),
        ("return int(np.argmax([iou_pair((*wh, *wh), (*a, *a)) for a in anchors]))", ()),
        ("return float(np.argmax([iou_pair((0, 0, *wh), (0, 0, *a)) for a in anchors]))", ()),
        ("return [iou_pair((0, 0, *wh), (0, 0, *a)) for a in anchors]", ()),
        ("return int(np.argmax(np.dot(anchors, wh)))", ()),
        ("for k, a in enumerate(anchors):\n    if iou_pair((0, 0, *wh), (0, 0, *a)) > 0.5:\n        return k\n"
         "return 0", ()),
        ("best = 0\nfor k, a in enumerate(anchors):\n    if iou_pair((0, 0, *wh), (0, 0, *a)) > best:\n"
         "        best = k\nreturn best", ()),
        ("return len(anchors) - 1", ()),
    ],
    "target_shape": [
        ("return (S, S, n_anchors * 5 * C)", ("shared_classes",)),
        ("return (n_anchors * (5 + C), S, S)", ()),
        ("return (S, S, n_anchors + (5 + C) * C)", ()),
        ("return (3, 3, 16)", ()),
        ("return (S, S, n_anchors * (6 + C))", ()),
        ("return (S, S, (5 + C) ** n_anchors)", ()),
        ("return (S, n_anchors, S, 5 + C)", ()),
        ("return (S + n_anchors, S + n_anchors, 5 + C)", ()),
        ("return S, S, float(n_anchors * (5 + C))", ()),
        ("return np.zeros((S, S, n_anchors * (5 + C)))", ()),
        ("return (S, S, n_anchors * 5 + C - 1)", ()),
        ("return f'{S}x{S}x{n_anchors * (5 + C)}'", ()),
    ],
    "cell_loss": [
        ("return float(np.sum((y - yhat) ** 2)) / 2 if y[0] == 1 else float((y[0] - yhat[0]) ** 2) / 2", ()),
        ("return float(np.sum((y - yhat) ** 2)) if y[0] == 1 else 1.0", ()),
        ("e = (y - yhat) ** 2\nreturn e[0] + yhat[0] * e[1:].sum()", ()),
        ("return float(np.sum(y * (y - yhat) ** 2))", ()),
        ("return float(np.sum((y - yhat) ** 2)) if y[0] == 1 else abs(y[0] - yhat[0])", ()),
        ("e = y - yhat\ne[e < 0] = 0\nreturn np.sum(e**2) if y[0] == 1 else e[0] ** 2", ()),
        ("e = (y - yhat) ** 2\nreturn e[0] + y[0] * (5 * e[1:5].sum() + e[5:].sum())", ()),
        ("e = (y - yhat) ** 2\nreturn e.sum() if y.any() == 0 else e[0]", ("other_way_round",)),
        ("e = (y - yhat) ** 2\nreturn (e[0], e[1:5].sum(), e[5:].sum()) if y[0] == 1 else e[0]", ()),
        ("e = (y - yhat) ** 2\nreturn e.sum() if y[0] == 1 and yhat[0] > 0.5 else e[0]", ()),
        ("return bce_loss(sigmoid(yhat), (y > 0.5) * 1.0).sum()", ()),
        ("e = (y - yhat) ** 2\nreturn e.sum() if y[0] else 0.5 * e[0]", ()),
        ("return -np.log(yhat[0]) if y[0] == 1 else -np.log(1 - yhat[0])", ()),
    ],
}  # fmt: skip
