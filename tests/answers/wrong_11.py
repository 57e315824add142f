"""Wrong answers of chapter 11, as people write them. None may pass, and none may be given a name not its own.

Each entry: the body of a function, and the tags it may be recognised as because it does the same.
"""

WRONG = {
    "confusion_counts": [
        ("return np.sum(Y_hat == Y), np.sum(Y_hat != Y)", ()),
        ("tp, fp, fn, tn = (np.mean((Y_hat == i) & (Y == j)) for i in (1, 0) for j in (1, 0))\nreturn tp, fp, fn, tn",
         ()),
        ("return {'tp': np.sum(Y_hat * Y), 'fp': np.sum(Y_hat > Y), 'fn': np.sum(Y_hat < Y), 'tn': 0}", ()),
        ("tp = np.sum(Y_hat & Y)\nreturn tp, np.sum(Y_hat), np.sum(Y), np.sum(1 - Y)", ()),
        ("return np.sum(Y_hat * Y), np.sum(Y_hat > Y), np.sum(Y_hat < Y), np.sum(Y_hat == 0)", ()),
        ("return np.sum(Y_hat * Y), np.sum(Y_hat > Y), np.sum(Y_hat < Y), np.sum(Y == 0)", ()),
        ("tp = np.sum(Y_hat == 1 & Y == 1)\nfp = np.sum(Y_hat == 1 & Y == 0)\nreturn tp, fp, 0, 0", ()),
        ("tp = np.sum((Y_hat == 1) and (Y == 1))\nreturn tp, tp, tp, tp", ()),
        ("return np.sum((Y_hat == 1) | (Y == 1)), np.sum(Y_hat > Y), np.sum(Y_hat < Y), np.sum(Y_hat + Y == 0)", ()),
        ("table = np.zeros((2, 2), int)\nfor a, y in zip(Y_hat.ravel(), Y.ravel()):\n    table[y, a] += 1\n"
         "return table", ()),
        ("return (Y_hat == 1) & (Y == 1), Y_hat > Y, Y_hat < Y, Y_hat + Y == 0", ()),
        ("return np.sum(Y_hat * Y), np.sum(Y_hat - Y), np.sum(Y - Y_hat), np.sum((1 - Y_hat) * (1 - Y))", ()),
        ("tp = fp = fn = tn = 0\nfor a, y in zip(Y_hat, Y):\n    if a == y == 1:\n        tp += 1\n    elif a == 1:\n"
         "        fp += 1\n    elif y == 1:\n        fn += 1\n    else:\n        tn += 1\nreturn tp, fp, fn, tn", ()),
        ("return 1.0 * np.sum(Y_hat * Y), np.sum(Y_hat > Y), np.sum(Y_hat < Y), np.sum(Y_hat + Y == 0)", ()),
        ("return np.sum(Y_hat * Y), np.sum(Y_hat > Y), np.sum(Y_hat < Y)", ()),
    ],
    "precision_recall": [
        ("p = tp / max(tp + fp, 1)\nreturn p", ()),
        ("p = fp / max(tp + fp, 1)\nr = fn / max(tp + fn, 1)\nreturn p, r", ()),
        ("return tp // max(tp + fp, 1), tp // max(tp + fn, 1)", ()),
        ("return 100 * tp / max(tp + fp, 1), 100 * tp / max(tp + fn, 1)", ()),
        ("m = max(tp + fp + fn, 1)\nreturn tp / m, tp / m", ()),
        ("return tp / max(tp + fp, 1), tp / max(fp + fn, 1)", ()),
        ("return tp / (tp + fp + 1e-3), tp / (tp + fn + 1e-3)", ()),
        ("p = tp / (tp + fp) if tp + fp else None\nr = tp / (tp + fn) if tp + fn else None\nreturn p, r", ()),
        ("return np.float64(tp) / (tp + fp), np.float64(tp) / (tp + fn)", ()),
        ("return tp / max(fp, 1), tp / max(fn, 1)", ()),
        ("return round(tp / max(tp + fp, 1), 2), round(tp / max(tp + fn, 1), 2)", ()),
        ("return {'precision': tp / max(tp + fp, 1), 'recall': tp / max(tp + fn, 1)}", ()),
        ("return tp / tp + fp if tp else 0.0, tp / tp + fn if tp else 0.0", ()),
        ("p = tp / (tp + fp) if fp else 0.0\nr = tp / (tp + fn) if fn else 0.0\nreturn p, r", ()),
        ("return tp / max(tp + fp, 1), fp / max(tp + fp, 1)", ()),
        ("if tp + fp == 0 or tp + fn == 0:\n    return 0.0\nreturn tp / (tp + fp), tp / (tp + fn)", ()),
        ("p = tp / (tp + fp) if tp + fp else 0.0\nr = tp / (tp + fn) if tp + fp else 0.0\nreturn p, r", ()),
    ],
    "f1_score": [
        ("return max(p, r)", ()),
        ("return 2 / (p + r) if p + r else 0.0", ()),
        ("return 2 * p * r / p + r if p else 0.0", ()),
        ("return 2 * (p + r) / (p * r) if p * r else 0.0", ()),
        ("return (1 / p + 1 / r) / 2 if p * r else 0.0", ()),
        ("return 2 * p * r / (p + r) if p + r else 1.0", ()),
        ("return 2 * p * r / (p**2 + r**2) if p + r else 0.0", ()),
        ("return p * r / (p + r - p * r) if p + r else 0.0", ()),
        ("return 2 * p * r / (p + r + 1e-2)", ()),
        ("return 2 * np.float64(p) * r / np.float64(p + r)", ()),
        ("return 1.25 * p * r / (0.25 * p + r) if p + r else 0.0", ()),
        ("return (p**2 + r**2) ** 0.5", ()),
        ("return 200 * p * r / (p + r) if p + r else 0.0", ()),
        ("return 1 - 2 * p * r / (p + r) if p + r else 0.0", ()),
        ("return 0.0 if p * r < 0.05 else 2 * p * r / (p + r)", ()),
    ],
    "error_gaps": [
        ("return {'bias': train - human, 'variance': train_dev - train, 'mismatch': dev - train_dev}", ()),
        ("return [train - human, train_dev - train, dev - train_dev, test - dev]", ()),
        ("return dict(avoidable_bias=train, variance=train_dev, data_mismatch=dev, dev_overfit=test)", ()),
        ("return dict(avoidable_bias=train - human, variance=train_dev - human, data_mismatch=dev - human,\n"
         "            dev_overfit=test - human)", ()),
        ("return dict(avoidable_bias=train - human, variance=dev - train_dev, data_mismatch=train_dev - train,\n"
         "            dev_overfit=test - dev)", ()),
        ("return dict(avoidable_bias=train - human, variance=train_dev - train, data_mismatch=dev - train_dev,\n"
         "            dev_overfit=test)", ()),
        ("return dict(avoidable_bias=(train - human) / human, variance=(train_dev - train) / train,\n"
         "            data_mismatch=(dev - train_dev) / train_dev, dev_overfit=(test - dev) / dev)", ()),
        ("return dict(avoidable_bias=100 * (train - human), variance=100 * (train_dev - train),\n"
         "            data_mismatch=100 * (dev - train_dev), dev_overfit=100 * (test - dev))", ()),
        ("return dict(avoidable_bias=train - human, variance=dev - train, data_mismatch=0.0, dev_overfit=test - dev)",
         ()),
        ("return dict(avoidable_bias=train - human, variance=train_dev - train, data_mismatch=dev - train_dev,\n"
         "            dev_overfit=test - train_dev)", ()),
        ("return {'avoidable_bias': train > human, 'variance': train_dev > train, 'data_mismatch': dev > train_dev,\n"
         "        'dev_overfit': test > dev}", ()),
        ("return {1: train - human, 2: train_dev - train, 3: dev - train_dev, 4: test - dev}", ()),
        ("return dict(avoidable_bias=train - human, variance=test - train, data_mismatch=dev - train_dev,\n"
         "            dev_overfit=test - dev)", ()),
        ("return round(train - human, 2)", ()),
    ],
    "ceiling_error": [
        ("return dev_err / (1 + share)", ()),
        ("return dev_err * (1 - share) * 100", ()),
        ("return share - dev_err", ()),
        ("return share * (1 - dev_err)", ()),
        ("return (1 - dev_err) * (1 - share)", ()),
        ("return dev_err * (100 - share)", ()),
        ("return dev_err / (1 - share) if share < 1 else 0.0", ()),
        ("return dev_err - dev_err * share / 100", ()),
        ("return dev_err * share if share > 0.5 else dev_err", ()),
        ("return share", ()),
        ("return dev_err * (1 - share) ** 2", ()),
        ("return round(dev_err * (1 - share), 2)", ()),
        ("return f'{dev_err * (1 - share):.1%}'", ()),
    ],
    "flip_labels": [
        ("return np.where(np.random.rand(*y.shape) < p, 1 - y, y)", ()),
        ("return y == (u < p)", ()),
        ("return y != (u < p)", ()),
        ("return np.where(y < p, 1 - y, y)", ()),
        ("return np.where(u < 1 - p, 1 - y, y)", ()),
        ("return np.where(u < 0.5, 1 - y, y)", ()),
        ("return (u < p).astype(int)", ()),
        ("return np.where(u < p, ~y, y)", ()),
        ("return np.where(u < p, not y, y)", ()),
        ("return y", ()),
        ("return np.where(u < p, 1 - y, 0)", ()),
        ("return 1 - y[u < p]", ()),
        ("k = int(p * y.size)\nout = y.copy()\nout.flat[:k] = 1 - out.flat[:k]\nreturn out", ()),
        ("return np.where(u < p, u, y)", ()),
        ("return np.where(np.mean(u) < p, 1 - y, y)", ()),
        ("y[u < p] = 1 - y[u < p]", ()),
        ("return y * (1 - p) + (1 - y) * p", ()),
        ("return np.where(u < p, 2 - y, y)", ()),
    ],
    "mix_noise": [
        ("return clean + noise / snr_db if snr_db else clean", ()),
        ("return clean + snr_db * noise", ()),
        ("k = np.max(np.abs(clean)) / np.max(np.abs(noise))\nreturn clean + k * noise * 10 ** (-snr_db / 20)", ()),
        ("k = np.mean(np.abs(clean)) / np.mean(np.abs(noise))\nreturn clean + k * noise * 10 ** (-snr_db / 20)", ()),
        ("k = np.mean(clean) / np.mean(noise)\nreturn clean + k * noise * 10 ** (-snr_db / 20)", ("square_of_mean",)),
        ("k = np.linalg.norm(clean) / np.linalg.norm(noise)\nreturn clean * 10 ** (snr_db / 20) + k * noise", ()),
        ("k = np.linalg.norm(clean) / np.linalg.norm(noise)\nreturn clean + k * noise * np.exp(-snr_db / 20)", ()),
        ("k = np.linalg.norm(clean) / np.linalg.norm(noise)\n"
         "return (clean + k * noise * 10 ** (-snr_db / 20)) / 2", ()),
        ("k = np.linalg.norm(clean) / np.linalg.norm(noise)\nreturn clean - k * noise * 10 ** (-snr_db / 20)", ()),
        ("k = np.linalg.norm(clean) / np.linalg.norm(noise)\nreturn clean + k * noise * -snr_db / 20", ()),
        ("k = np.sqrt(np.sum(clean**2) / np.mean(noise**2))\nreturn clean + k * noise * 10 ** (-snr_db / 20)", ()),
        ("k = np.linalg.norm(clean) / np.linalg.norm(noise)\nreturn clean + noise + k * 10 ** (-snr_db / 20)", ()),
        ("k = np.linalg.norm(clean) / np.linalg.norm(noise)\nreturn clean * k * noise * 10 ** (-snr_db / 20)", ()),
        ("return 10 * np.log10(np.mean(clean**2) / np.mean(noise**2))", ()),
        ("k = np.sqrt(np.mean(clean)**2 / np.mean(noise)**2)\nreturn clean + k * noise * 10 ** (-snr_db / 20)",
         ("square_of_mean",)),
        ("k = np.linalg.norm(clean) / np.linalg.norm(noise)\nreturn clean + k * noise * 10 ** -snr_db / 20", ()),
    ],
    "mismatch_split": [
        ("keep = len(app_ids) - n_dev - n_test\nreturn web_ids + app_ids[:keep], app_ids[keep:keep + n_dev], "
         "app_ids[keep + n_dev:]", ()),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': web_ids + app_ids[:keep],\n"
         "        'test': app_ids[keep:keep + n_test], 'dev': app_ids[keep + n_test:]}", ()),
        ("return {'train': web_ids, 'dev': app_ids[:n_dev], 'test': app_ids[n_dev:]}", ()),
        ("return {'train': web_ids, 'dev': app_ids[:n_dev], 'test': app_ids[n_dev:n_dev + n_test]}", ()),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': web_ids + app_ids[:keep],\n"
         "        'dev': app_ids[keep:], 'test': app_ids[keep + n_dev:]}", ()),
        ("keep = len(app_ids) - n_dev\nreturn {'train': web_ids + app_ids[:keep],\n"
         "        'dev': app_ids[keep:], 'test': app_ids[keep - n_test:keep]}", ()),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': [web_ids, app_ids[:keep]],\n"
         "        'dev': app_ids[keep:keep + n_dev], 'test': app_ids[keep + n_dev:]}", ()),
        ("keep = len(app_ids) - n_dev - n_test\nweb_ids.append(app_ids[:keep])\nreturn {'train': web_ids,\n"
         "        'dev': app_ids[keep:keep + n_dev], 'test': app_ids[keep + n_dev:]}", ()),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': web_ids.extend(app_ids[:keep]),\n"
         "        'dev': app_ids[keep:keep + n_dev], 'test': app_ids[keep + n_dev:]}", ()),
        ("import random\npool = web_ids + app_ids\nrandom.shuffle(pool)\nreturn {'train': pool[n_dev + n_test:],\n"
         "        'dev': pool[:n_dev], 'test': pool[n_dev:n_dev + n_test]}", ()),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': sorted(app_ids[:keep] + web_ids, reverse=True),\n"
         "        'dev': app_ids[keep:keep + n_dev], 'test': app_ids[keep + n_dev:]}", ()),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': web_ids + app_ids[:keep],\n"
         "        'dev': app_ids[keep:keep + n_dev], 'test': web_ids[:n_test]}", ()),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': web_ids + app_ids[:keep],\n"
         "        'dev': app_ids[keep:n_dev], 'test': app_ids[n_dev:]}", ()),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': set(web_ids + app_ids[:keep]),\n"
         "        'dev': set(app_ids[keep:keep + n_dev]), 'test': set(app_ids[keep + n_dev:])}", ()),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': len(web_ids) + keep, 'dev': n_dev, 'test': n_test}",
         ()),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': web_ids + app_ids[:keep],\n"
         "        'dev': app_ids[keep:keep + n_dev]}", ()),
    ],
}  # fmt: skip
