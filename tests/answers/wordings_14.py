"""The listed mistakes of chapter 14, written on other right answers than our references: boxes, grids, scores."""

WORDINGS = {
    "to_corners": [
        ("b = np.array(box)\nreturn np.r_[b[:2], b[:2] + b[2:]]", "top_left_convention"),
        ("x2, y2, w, h = box\nreturn [x2 - w, y2 - h, x2, y2]", "bottom_right_convention"),
        ("b = np.array(box)\nreturn np.r_[b[:2] - b[2:], b[:2] + b[2:]]", "forgot_half"),
        ("dx, dy = box[3] / 2, box[2] / 2\nreturn box[0] - dx, box[1] - dy, box[0] + dx, box[1] + dy", "w_h_swapped"),
        ("x, y, w, h = box\nreturn (*(x - w / 2, x + w / 2), *(y - h / 2, y + h / 2))", "order"),
        ("x, y, w, h = box\ntop, left = y - h / 2, x - w / 2\nreturn top, left, top + h, left + w", "y_before_x"),
        ("x, y, w, h = box\nreturn [x - w / 2, y - h / 2] + [w, h]", "corner_and_size"),
        ("x, y, w, h = box\nclip = lambda v: min(1, max(0, v))\n"
         "return clip(x - w / 2), clip(y - h / 2), clip(x + w / 2), clip(y + h / 2)", "clipped"),
        ("x, y, w, h = box\nx1, y1 = np.maximum(0, [x - w / 2, y - h / 2])\nreturn x1, y1, x + w / 2, y + h / 2",
         "clipped"),
        ("x, y, w, h = box\nhw, hh = w // 2, h // 2\nreturn x - hw, y - hh, x + hw, y + hh", "whole_halves"),
    ],
    "iou_pair": [
        ("x1, y1 = max(b1[0], b2[0]), max(b1[1], b2[1])\nx2, y2 = min(b1[2], b2[2]), min(b1[3], b2[3])\n"
         "inter = (x2 - x1) * (y2 - y1)\narea = lambda b: (b[2] - b[0]) * (b[3] - b[1])\n"
         "union = area(b1) + area(b2) - inter\nreturn inter / union if union > 0 else 0.0", "no_clamp"),
        ("x1, y1 = max(b1[0], b2[0]), max(b1[1], b2[1])\nx2, y2 = min(b1[2], b2[2]), min(b1[3], b2[3])\n"
         "inter = (x2 - x1) * max(0, y2 - y1)\narea = lambda b: (b[2] - b[0]) * (b[3] - b[1])\n"
         "union = area(b1) + area(b2) - inter\nreturn inter / union if union > 0 else 0.0", "no_clamp"),
        ("lo, hi = np.maximum(b1[:2], b2[:2]), np.minimum(b1[2:], b2[2:])\ninter = max(0.0, np.prod(hi - lo))\n"
         "area = lambda b: (b[2] - b[0]) * (b[3] - b[1])\nunion = area(b1) + area(b2) - inter\n"
         "return inter / union if union > 0 else 0.0", "product_clamped"),
        ("lo, hi = np.maximum(b1[:2], b2[:2]), np.minimum(b1[2:], b2[2:])\ninter = np.prod(np.abs(hi - lo))\n"
         "area = lambda b: (b[2] - b[0]) * (b[3] - b[1])\nunion = area(b1) + area(b2) - inter\n"
         "return inter / union if union > 0 else 0.0", "absolute"),
        ("i = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0])) * max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "total = (b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1])\n"
         "return i / total if total else 0", "union_is_sum"),
        ("i = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0])) * max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "total = (b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) + i\n"
         "return i / total if total else 0", "union_is_sum"),
        ("i = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0])) * max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "total = (b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1])\n"
         "return 2 * i / total if total else 0", "dice_instead"),
        ("i = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0])) * max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "a, b = (b1[2] - b1[0]) * (b1[3] - b1[1]), (b2[2] - b2[0]) * (b2[3] - b2[1])\n"
         "return i / min(a, b) if a else 0", "over_smaller_box"),
        ("i = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0])) * max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "a, b = (b1[2] - b1[0]) * (b1[3] - b1[1]), (b2[2] - b2[0]) * (b2[3] - b2[1])\n"
         "return i / max(a, b) if a else 0", "over_larger_box"),
        ("i = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0])) * max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "a = (b1[2] - b1[0]) * (b1[3] - b1[1])\nreturn i / a if a else 0", "over_first_box"),
        ("i = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0])) * max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "a = (b2[2] - b2[0]) * (b2[3] - b2[1])\nreturn i / a if a else 0", "over_first_box"),
        ("B = np.array([b1, b2])\ni = np.prod(np.maximum(0, B[:, 2:].min(0) - B[:, :2].max(0)))\n"
         "hull = np.prod(B[:, 2:].max(0) - B[:, :2].min(0))\nreturn i / hull if hull else 0", "over_hull"),
        ("B = np.array([b1, b2])\ni = np.prod(np.maximum(0, B[:, 2:].max(0) - B[:, :2].min(0)))\n"
         "u = np.prod(B[:, 2:] - B[:, :2], axis=1).sum() - i\nreturn i / u if u > 0 else 0", "min_max_swapped"),
        ("w = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0]) + 1)\n"
         "h = max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]) + 1)\n"
         "area = lambda b: (b[2] - b[0] + 1) * (b[3] - b[1] + 1)\nreturn w * h / (area(b1) + area(b2) - w * h)",
         "pixel_plus_one"),
        ("x1, y1 = max(b1[0], b2[0]), max(b1[1], b2[1])\nx2, y2 = min(b1[2], b2[2]), min(b1[3], b2[3])\n"
         "return max(x2 - x1, 0) * max(y2 - y1, 0)", "intersection_only"),
        ("i = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0])) * max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "u = b1[2] * b1[3] + b2[2] * b2[3] - i\nreturn i / u if u > 0 else 0", "corner_as_size"),
        ("w, h = min(b1[2], b2[2]) - max(b1[0], b2[0]), min(b1[3], b2[3]) - max(b1[1], b2[1])\n"
         "i = max(w, 0) * max(h, 0)\n"
         "return i / ((b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) - i)", "no_area"),
        ("x1, x2 = max(b1[0], b2[0]), min(b1[1], b2[1])\ny1, y2 = max(b1[2], b2[2]), min(b1[3], b2[3])\n"
         "i = max(0, x2 - x1) * max(0, y2 - y1)\n"
         "u = (b1[1] - b1[0]) * (b1[3] - b1[2]) + (b2[1] - b2[0]) * (b2[3] - b2[2]) - i\nreturn i / u if u else 0",
         "both_x_first"),
        ("if tuple(b1) == tuple(b2):\n    return 1.0\nw = max(0, min(b1[2], b2[2]) - max(b1[0], b2[0]))\n"
         "i = w * max(0, min(b1[3], b2[3]) - max(b1[1], b2[1]))\n"
         "return i / ((b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) - i)", "points_are_one"),
    ],
    "grid_cell": [
        ("return min(math.floor(x * S), S - 1), min(math.floor(y * S), S - 1)", "row_col_swapped"),
        ("return min(int(y * S + 0.5), S - 1), min(int(x * S + 0.5), S - 1)", "rounded"),
        ("return math.floor(y * S), math.floor(x * S)", "no_clamp"),
        ("col = math.floor(x * S)\nif col == S:\n    col = S - 1\nreturn math.floor(y * S), col", "no_clamp"),
        ("clip = lambda v: 1 + min(int(v * S), S - 1)\nreturn clip(y), clip(x)", "one_based"),
        ("return math.ceil(y * S) - 1, math.ceil(x * S) - 1", "from_the_line_before"),
        ("lines = np.arange(1, S) / S\nreturn int(np.sum(y > lines)), int(np.sum(x > lines))",
         "from_the_line_before"),
        ("row, col = np.array([y * S, x * S]).astype(int) % S\nreturn row, col", "wraps_around"),
        ("return math.floor(y * (S - 1)), math.floor(x * (S - 1))", "steps_not_cells"),
        ("return np.minimum(np.array([y, x]) * S, S - 1)", "not_whole"),
        ("return np.minimum(np.floor(np.array([y, x]) * S), S - 1)", "float"),
        ("row, col = min(int(y * S), S - 1), min(int(x * S), S - 1)\nreturn S - row - 1, col", "counted_from_below"),
        ("return min(int(y * S), S - 1) * S + min(int(x * S), S - 1)", "one_number"),
    ],
    "encode_label": [
        ("T = np.zeros((S, S, 5 + C))\nfor k, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, x * S - c, y * S - r, w * S, h * S, *np.eye(C)[k]]\nreturn T", "bh_bw_swapped"),
        ("T = np.zeros((S, S, 5 + C))\nfor k, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[c, r] = [1, x * S - c, y * S - r, h * S, w * S, *np.eye(C)[k]]\nreturn T", "row_col_swapped"),
        ("T = np.zeros((S, S, 5 + C))\nfor k, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = 0\n    T[r, c, 0:5] = [1, x * S - c, y * S - r, h * S, w * S]\n    T[r, c, k + 4] = 1.0\n"
         "return T", "class_offset"),
        ("T = np.zeros((S, S, 5 + C))\nfor k, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [0, x * S - c, y * S - r, h * S, w * S, *np.eye(C)[k]]\nreturn T", "forgot_pc"),
        ("T = np.zeros((S, S, 5 + C))\nfor k, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, x * S - c, y * S - r, h, w, *np.eye(C)[k]]\nreturn T", "size_in_image_units"),
        ("T = np.zeros((S, S, 5 + C))\nfor k, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, x * S - c, y * S - r, h / S, w / S, *np.eye(C)[k]]\nreturn T", "size_divided"),
        ("T = np.zeros((S, S, 5 + C))\nfor k, x, y, w, h in objects:\n    at = grid_cell(x, y, S)\n"
         "    T[at] = [1, x, y, h * S, w * S, *np.eye(C)[k]]\nreturn T", "center_in_image_units"),
        ("T = np.zeros((S, S, 5 + C))\nfor k, *box in objects:\n    at = grid_cell(box[0], box[1], S)\n"
         "    T[at] = [1, *(np.array(box) * S)[[0, 1, 3, 2]], *np.eye(C)[k]]\nreturn T", "forgot_within"),
        ("T = np.zeros((S, S, 5 + C))\nfor k, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, y * S - r, x * S - c, h * S, w * S, *np.eye(C)[k]]\nreturn T", "bx_by_swapped"),
        ("T = np.zeros((S, S, 5 + C))\nfor k, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, x * S - r, y * S - c, h * S, w * S, *np.eye(C)[k]]\nreturn T", "mixed_offsets"),
        ("T = np.zeros((S, S, 5 + C))\nfor k, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c, 0] = 1\n    T[r, c, 1:3] = x * S - c, y * S - r\n    T[r, c, 3:5] = h * S, w * S\n"
         "    T[r, c, 5 + k] = 1\nreturn T", "two_classes"),
        ("T = np.zeros((S, S, 5 + C))\nfor k, x, y, w, h in objects[::-1]:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, x * S - c, y * S - r, h * S, w * S, *np.eye(C)[k]]\nreturn T", "first_has_it"),
        ("T = np.zeros((S, S, 5 + C))\nfor k, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c, :6] = [1, x * S - c, y * S - r, h * S, w * S, k]\nreturn T", "class_number"),
        ("for k, x, y, w, h in objects:\n    T = np.zeros((S, S, 5 + C))\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, x * S - c, y * S - r, h * S, w * S, *np.eye(C)[k]]\n"
         "return T if objects else np.zeros((S, S, 5 + C))", "one_object_only"),
        ("T = np.zeros((S, S, 5 + C))\nfor k, x, y, w, h in objects:\n    r, c = grid_cell(x, y, S)\n"
         "    T[r, c] = [1, x * S - c, y * S - r, h * S, w * S, *np.eye(C)[k]]\n    return T\nreturn T",
         "one_object_only"),
    ],
    "decode_cell": [
        ("return np.array([vec[1], vec[2], vec[4], vec[3]]) / S", "forgot_offset"),
        ("return np.array([vec[1] + col, vec[2], vec[4], vec[3]]) / S", "forgot_offset"),
        ("return np.array([vec[1] + row, vec[2] + col, vec[4], vec[3]]) / S", "row_col_swapped"),
        ("bx, by, bh, bw = vec[1:5] / S\nreturn col + bx, row + by, bw, bh", "offset_not_divided"),
        ("_, bx, by, bh, bw, *_ = vec\nreturn col + bx, row + by, bw / S, bh / S", "center_not_scaled"),
        ("x, y = (vec[1:3] + [col, row]) / S\nreturn x, y, vec[4], vec[3]", "size_not_scaled"),
        ("return (vec[1:5] + [col, row, 0, 0]) / S", "bh_bw_swapped"),
        ("return np.array([vec[0] + col, vec[1] + row, vec[3], vec[2]]) / S", "pc_taken_for_bx"),
        ("x, y, w, h = np.array([vec[1] + col, vec[2] + row, vec[4], vec[3]]) / S\nreturn to_corners((x, y, w, h))",
         "corners"),
    ],
    "filter_boxes": [
        ("scores, classes = p.max(1), p.argmax(1)\nkeep = scores >= threshold\n"
         "return np.nonzero(keep)[0], scores[keep], classes[keep]", "class_only"),
        ("scores, classes = pc * p.max(1), p.argmax(1)\nkeep = scores >= threshold\n"
         "return np.nonzero(keep)[0], p[keep].max(axis=1), classes[keep]", "class_only"),
        ("keep = pc >= threshold\nreturn np.nonzero(keep)[0], pc[keep], p.argmax(1)[keep]", "object_only"),
        ("scores, classes = pc * np.amax(p, 1), np.argmax(p, 0)\nkeep = np.where(scores >= threshold)[0]\n"
         "return keep, scores[keep], classes[keep]", "wrong_axis"),
        ("scores, classes = pc * np.amax(p, 0), np.argmax(p, 0)\nkeep = np.where(scores >= threshold)[0]\n"
         "return keep, scores[keep], classes[keep]", "wrong_axis"),
        ("every = p * pc[:, None]\nscores = every.max(1)\nkeep = np.where(scores < threshold)[0]\n"
         "return keep, scores[keep], every.argmax(1)[keep]", "keeps_low"),
        ("every = p * pc[:, None]\nscores = every.max(1)\nkeep = np.where(scores > threshold)[0]\n"
         "return keep, scores[keep], every.argmax(1)[keep]", "above_only"),
        ("every = p * pc[:, None]\nscores = every.max(1)\n"
         "return np.where(scores >= threshold)[0], scores, every.argmax(1)", "not_filtered"),
        ("every = p * pc[:, None]\nscores = every.max(1)\nkeep = scores >= threshold\n"
         "return np.flatnonzero(keep), scores[keep], every.argmax(1)", "not_filtered"),
        ("scores = pc * p.max(1)\nkeep = np.array([i for i, c in enumerate(pc) if c >= threshold], int)\n"
         "return keep, scores[keep], p.argmax(1)[keep]", "threshold_on_pc"),
        ("best = p.max(1)\nkeep = np.nonzero(best >= threshold)[0]\n"
         "return keep, (pc * best)[keep], p.argmax(1)[keep]", "threshold_on_class"),
        ("scores = pc * p.max(1)\nmask = scores >= threshold\nreturn mask, scores[mask], p.argmax(1)[mask]", "mask"),
        ("scores = pc * p.max(1)\nmask = scores >= threshold\n"
         "return np.nonzero(mask), scores[mask], p.argmax(1)[mask]", "tuple_of_where"),
        ("scores = pc * p.max(1)\nmask = scores >= threshold\n"
         "return np.flatnonzero(mask), scores[mask], 1 + np.argmax(p[mask], axis=1)", "classes_from_one"),
        ("scores = pc * p.max(1)\norder = np.argsort(-scores, kind='stable')\n"
         "keep = order[scores[order] >= threshold]\nreturn keep, scores[keep], p[keep].argmax(1)", "best_first"),
    ],
}  # fmt: skip
