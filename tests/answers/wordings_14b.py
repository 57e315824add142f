"""The same: non-max suppression, anchors, the loss of a cell."""

WORDINGS = {
    "nms": [
        ("order, keep = list(np.argsort(scores)), []\nwhile order:\n    i = order.pop(0)\n    keep.append(i)\n"
         "    order = [j for j in order if iou_pair(boxes[i], boxes[j]) < threshold]\nreturn keep", "lowest_first"),
        ("keep = []\nfor i, box in enumerate(boxes):\n"
         "    if all(iou_pair(box, boxes[j]) < threshold for j in keep):\n        keep.append(i)\nreturn keep",
         "unsorted"),
        ("order, keep = sorted(range(len(boxes)), key=lambda i: -scores[i]), []\nwhile order:\n"
         "    i, *order = order\n    keep.append(i)\n"
         "    order = [j for j in order if not iou_pair(boxes[i], boxes[j]) < threshold]\nreturn keep",
         "suppresses_distant"),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    if not any(iou_pair(boxes[i], boxes[j]) > threshold for j in keep):\n        keep.append(i)\n"
         "return keep", "keeps_at_threshold"),
        ("keep = []\nfor i in np.argsort(scores, kind='stable')[::-1]:\n"
         "    if not any(iou_pair(boxes[i], boxes[j]) >= threshold for j in keep):\n        keep.append(int(i))\n"
         "return keep", "later_of_equals"),
        ("return [int(np.argmax(scores))] if boxes else []", "keeps_one_box"),
        ("return sorted(range(len(boxes)), key=lambda i: scores[i], reverse=True)", "no_suppression"),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    if keep and iou_pair(boxes[i], boxes[keep[-1]]) >= threshold:\n        continue\n    keep.append(i)\n"
         "return keep", "compares_with_previous_only"),
        ("order = sorted(range(len(boxes)), key=lambda i: -scores[i])\nkeep = order[:1]\n"
         "for k in range(1, len(order)):\n    if iou_pair(boxes[order[k]], boxes[order[k - 1]]) < threshold:\n"
         "        keep.append(order[k])\nreturn keep", "compares_with_previous_only"),
        ("order = sorted(range(len(boxes)), key=lambda i: -scores[i])\ngone = set()\nfor a in range(len(order)):\n"
         "    for b in range(a + 1, len(order)):\n"
         "        if iou_pair(boxes[order[a]], boxes[order[b]]) >= threshold:\n            gone.add(order[b])\n"
         "return [i for i in order if i not in gone]", "suppressed_suppress"),
        ("pairs = sorted(zip(scores, boxes), key=lambda pair: -pair[0])\nkeep = []\nwhile pairs:\n"
         "    s, b = pairs.pop(0)\n    keep.append(b)\n"
         "    pairs = [(t, c) for t, c in pairs if iou_pair(b, c) < threshold]\nreturn keep", "boxes_returned"),
        ("pairs = sorted(zip(scores, boxes), key=lambda pair: -pair[0])\nkeep = []\nwhile pairs:\n"
         "    s, b = pairs.pop(0)\n    keep.append(s)\n"
         "    pairs = [(t, c) for t, c in pairs if iou_pair(b, c) < threshold]\nreturn keep", "scores_returned"),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    if all(iou_pair(boxes[i], boxes[j]) < threshold for j in keep):\n        keep.append(i)\nkeep.sort()\n"
         "return keep", "smallest_place_first"),
        ("boxes = [boxes[i] for i in sorted(range(len(boxes)), key=lambda i: -scores[i])]\nkeep = []\n"
         "for i in range(len(boxes)):\n    if all(iou_pair(boxes[i], boxes[j]) < threshold for j in keep):\n"
         "        keep.append(i)\nreturn keep", "among_the_sorted"),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n    if scores[i] < threshold:\n"
         "        break\n    if all(iou_pair(boxes[i], boxes[j]) < threshold for j in keep):\n"
         "        keep.append(i)\nreturn keep", "threshold_on_scores"),
    ],
    "nms_per_class": [
        ("return sorted(nms(boxes, scores, threshold))", "class_agnostic"),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    free = [classes[i] != classes[j] or iou_pair(boxes[i], boxes[j]) < threshold for j in keep]\n"
         "    if not free or max(free):\n        keep.append(i)\nreturn sorted(keep)", "any_not_all"),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    others = [j for j in keep if classes[j] != classes[i]]\n"
         "    if all(iou_pair(boxes[i], boxes[j]) < threshold for j in others):\n        keep.append(i)\n"
         "return sorted(keep)", "only_other_classes"),
        ("best = {}\nfor i, c in enumerate(classes):\n    if c not in best or scores[i] > scores[best[c]]:\n"
         "        best[c] = i\nreturn sorted(best.values())", "one_per_class"),
        ("keep = []\nfor c in set(classes):\n    idx = [i for i, k in enumerate(classes) if k == c]\n"
         "    found = nms([boxes[i] for i in idx], [1 - scores[i] for i in idx], threshold)\n"
         "    keep += [idx[k] for k in found]\nreturn sorted(keep)", "lowest_first"),
        ("keep = []\nfor i in range(len(boxes)):\n    same = [j for j in keep if classes[j] == classes[i]]\n"
         "    if all(iou_pair(boxes[i], boxes[j]) < threshold for j in same):\n        keep.append(i)\nreturn keep",
         "unsorted"),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    same = [j for j in keep if classes[j] == classes[i]]\n"
         "    if not any(iou_pair(boxes[i], boxes[j]) < threshold for j in same):\n        keep.append(i)\n"
         "return sorted(keep)", "suppresses_distant"),
        ("return list(range(len(boxes)))", "no_suppression"),
        ("keep = []\nfor i in sorted(range(len(boxes)), key=lambda i: -scores[i]):\n"
         "    same = [j for j in keep if classes[j] == classes[i]]\n"
         "    if not any(iou_pair(boxes[i], boxes[j]) > threshold for j in same):\n        keep.append(i)\n"
         "return sorted(keep)", "keeps_at_threshold"),
        ("keep = []\nfor i in np.argsort(scores, kind='stable')[::-1]:\n"
         "    same = [j for j in keep if classes[j] == classes[i]]\n"
         "    if not any(iou_pair(boxes[i], boxes[j]) >= threshold for j in same):\n        keep.append(int(i))\n"
         "return sorted(keep)", "later_of_equals"),
        ("shift = [(b[0] + 99 * c, b[1], b[2] + 99 * c, b[3]) for b, c in zip(boxes, classes)]\n"
         "return nms(shift, scores, threshold)", "not_sorted"),
        ("keep = []\nfor c in sorted(set(classes)):\n    idx = [i for i, k in enumerate(classes) if k == c]\n"
         "    keep += [idx[k] for k in nms([boxes[i] for i in idx], [scores[i] for i in idx], threshold)]\n"
         "return keep", "not_sorted"),
        ("keep = []\nfor c in set(classes):\n    idx = [i for i, k in enumerate(classes) if k == c]\n"
         "    keep += nms([boxes[i] for i in idx], [scores[i] for i in idx], threshold)\nreturn sorted(keep)",
         "places_within_class"),
        ("keep = []\nfor c in sorted(set(classes)):\n    mine = [b for b, k in zip(boxes, classes) if k == c]\n"
         "    keep += nms(mine, [s for s, k in zip(scores, classes) if k == c], threshold)\nreturn keep",
         "places_within_class"),
        ("keep = []\nfor c in sorted(set(classes)):\n    idx = [i for i, k in enumerate(classes) if k == c]\n"
         "    keep = sorted(idx[k] for k in nms([boxes[i] for i in idx], [scores[i] for i in idx], threshold))\n"
         "return keep", "last_class_only"),
        ("keep = []\nfor i in range(len(boxes)):\n"
         "    better = [j for j in range(len(boxes)) if classes[j] == classes[i] and (scores[j] > scores[i] or "
         "scores[j] == scores[i] and j < i)]\n"
         "    if all(iou_pair(boxes[i], boxes[j]) < threshold for j in better):\n        keep.append(i)\nreturn keep",
         "suppressed_suppress"),
    ],
    "assign_anchor": [
        ("a = np.array(anchors)\n"
         "return int(np.argmax(np.minimum(a, wh).prod(axis=1) / np.maximum(a, wh).prod(axis=1)))", "over_hull"),
        ("return int(np.argmin([iou_pair((0, 0, *wh), (0, 0, *a)) for a in anchors]))", "argmin"),
        ("a = np.prod(anchors, axis=1)\nreturn int(np.argmin(np.abs(a - np.prod(wh))))", "area_difference"),
        ("r = [a[0] / a[1] for a in anchors]\nreturn int(np.argmin(np.abs(np.array(r) - wh[0] / wh[1])))",
         "proportions_only"),
        ("return int(np.argmin(np.linalg.norm(np.array(anchors) - wh, axis=1)))", "size_difference"),
        ("return int(np.argmin(np.abs(np.array(anchors) - wh).sum(axis=1)))", "size_difference"),
        ("return int(np.argmax([iou_pair((0, 0, *wh), (0, 0, *a[::-1])) for a in anchors]))", "w_h_swapped"),
        ("return int(np.minimum(anchors, wh).prod(axis=1).argmax())", "intersection_only"),
        ("a = np.array(anchors)\nreturn int(np.argmax(np.minimum(a, wh).prod(axis=1) / a.prod(axis=1)))",
         "over_anchor"),
        ("best, where = 0, None\nfor k, a in enumerate(anchors):\n    iou = iou_pair((0, 0, *wh), (0, 0, *a))\n"
         "    if iou >= best:\n        best, where = iou, k\nreturn where", "last_of_equals"),
        ("ious = [iou_pair((0, 0, *wh), (0, 0, *a)) for a in anchors]\nreturn 1 + ious.index(max(ious))",
         "counted_from_one"),
        ("return max(iou_pair((0, 0, *wh), (0, 0, *a)) for a in anchors)", "overlap_returned"),
        ("return max(anchors, key=lambda a: iou_pair((0, 0, *wh), (0, 0, *a)))", "anchor_returned"),
    ],
    "target_shape": [
        ("return (S, S, C + n_anchors * (1 + 4))", "shared_box"),
        ("return (S, S, 1 + 4 + C)", "ignored_anchors"),
        ("return [S, S, n_anchors * 4 + n_anchors * C]", "four_numbers"),
        ("return (S, S, sum((n_anchors, 5, C)))", "added"),
        ("return (S, S, 1 + 4 * n_anchors + C * n_anchors)", "shared_pc"),
        ("return (S, S, 5 * C * n_anchors)", "shared_classes"),
        ("return np.zeros((S, S, n_anchors, C + 5)).shape", "anchors_apart"),
        ("return (S, (5 + C) * n_anchors)", "one_side"),
        ("return (S**2, 5 * n_anchors + C * n_anchors)", "one_side"),
        ("return S**2 * (5 * n_anchors + C * n_anchors)", "all_in_one"),
    ],
    "cell_loss": [
        ("e = y - yhat\nreturn float(e @ e)", "dont_care_ignored"),
        ("return y[0] * np.sum(np.square(y - yhat))", "background_free"),
        ("e = np.square(y - yhat)\nreturn e.sum() if yhat[0] > 0.5 else e[0]", "prediction_decides"),
        ("e = np.square(y - yhat)\nreturn e[0] + y[0] * e[1:5].sum()", "class_terms_missing"),
        ("e = np.square(y - yhat)\nreturn e[1:].sum() if y[0] else e[0]", "pc_missing"),
        ("return float(np.square(y[0] - yhat[0]))", "only_pc"),
        ("e = np.square(y - yhat)\nreturn e[0] if y[0] == 1 else e.sum()", "other_way_round"),
        ("e = np.square(y - yhat)\nreturn e.mean() if y[0] == 1 else e[0]", "mean"),
        ("e = y - yhat\nreturn np.abs(e).sum() if y[0] == 1 else e[0] ** 2", "absolute"),
        ("e = y - yhat\nreturn e.sum() ** 2 if y[0] == 1 else e[0] ** 2", "square_of_sum"),
        ("e = y - yhat\nreturn np.linalg.norm(e) if y[0] == 1 else e[0] ** 2", "rooted"),
        ("e = np.square(y - yhat)\nif y[0] == 1:\n    return e\nreturn e[0]", "not_summed"),
    ],
}  # fmt: skip
