"""Right answers of chapter 11 in other styles than ours. All pass."""

RIGHT = {
    "confusion_counts": [
        "tp = np.sum((Y_hat == 1) & (Y == 1))\nfp = np.sum((Y_hat == 1) & (Y == 0))\n"
        "fn = np.sum((Y_hat == 0) & (Y == 1))\ntn = Y.size - tp - fp - fn\nreturn tp, fp, fn, tn",
        "tp = fp = fn = tn = 0\nfor a, y in zip(Y_hat.ravel(), Y.ravel()):\n"
        "    if a == 1 and y == 1:\n        tp += 1\n    elif a == 1:\n        fp += 1\n"
        "    elif y == 1:\n        fn += 1\n    else:\n        tn += 1\nreturn tp, fp, fn, tn",
        "tp = np.sum(Y_hat * Y)\nreturn tp, Y_hat.sum() - tp, Y.sum() - tp, np.sum((1 - Y_hat) * (1 - Y))",
        "counts = np.bincount((2 * Y_hat + Y).ravel(), minlength=4)\nreturn counts[3], counts[2], counts[1], counts[0]",
        "pairs = list(zip(Y_hat.flatten().tolist(), Y.flatten().tolist()))\n"
        "return [pairs.count(pair) for pair in [(1, 1), (1, 0), (0, 1), (0, 0)]]",
        "a, y = Y_hat.astype(bool), Y.astype(bool)\n"
        "return tuple(int(np.count_nonzero(s)) for s in (a & y, a & ~y, ~a & y, ~(a | y)))",
        "found = np.stack([(Y_hat == i) & (Y == j) for i in (1, 0) for j in (1, 0)])\n"
        "return found.reshape(4, -1).sum(axis=1)",
        "tp, fp, fn, tn = [np.logical_and(Y_hat == i, Y == j).sum() for i in (1, 0) for j in (1, 0)]\n"
        "return (tp, fp, fn, tn)",
        "table = np.zeros((2, 2), dtype=int)\nnp.add.at(table, (Y.ravel(), Y_hat.ravel()), 1)\n"
        "return table[1, 1], table[0, 1], table[1, 0], table[0, 0]",
        "tp = int(Y_hat.ravel() @ Y.ravel())\nfp = int(Y_hat.sum()) - tp\nfn = int(Y.sum()) - tp\n"
        "return tp, fp, fn, Y.size - tp - fp - fn",
        "from collections import Counter\nseen = Counter(zip(np.ravel(Y_hat).tolist(), np.ravel(Y).tolist()))\n"
        "return seen[1, 1], seen[1, 0], seen[0, 1], seen[0, 0]",
        "d = Y_hat - Y\nright = d == 0\n"
        "return len(Y[right & (Y == 1)]), len(d[d == 1]), len(d[d == -1]), len(Y[right & (Y == 0)])",
    ],
    "precision_recall": [
        "precision = tp / max(tp + fp, 1)\nrecall = tp / max(tp + fn, 1)\nreturn precision, recall",
        "if tp == 0:\n    return 0.0, 0.0\nreturn tp / (tp + fp), tp / (tp + fn)",
        "try:\n    p = tp / (tp + fp)\nexcept ZeroDivisionError:\n    p = 0.0\ntry:\n    r = tp / (tp + fn)\n"
        "except ZeroDivisionError:\n    r = 0.0\nreturn p, r",
        "def share(part, whole):\n    return part / whole if whole > 0 else 0\n\n"
        "return share(tp, tp + fp), share(tp, tp + fn)",
        "called, positive = tp + fp, tp + fn\np = r = 0.0\nif called > 0:\n    p = tp / called\nif positive > 0:\n"
        "    r = tp / positive\nreturn p, r",
        "return [tp / (tp + wrong) if tp else 0 for wrong in (fp, fn)]",
        "both = np.array([tp + fp, tp + fn])\nreturn np.divide(tp, both, out=np.zeros(2), where=both > 0)",
        "with np.errstate(all='ignore'):\n    found = np.nan_to_num(np.float64(tp) / np.array([tp + fp, tp + fn]))\n"
        "return found[0], found[1]",
        "p = 0.0 if tp + fp == 0 else 1 - fp / (tp + fp)\nr = 0.0 if tp + fn == 0 else 1 - fn / (tp + fn)\nreturn p, r",
        "return tp and tp / (tp + fp), tp and tp / (tp + fn)",
    ],
    "f1_score": [
        "if p + r == 0:\n    return 0.0\nreturn 2 * p * r / (p + r)",
        "if p == 0 or r == 0:\n    return 0\nreturn 2 / (1 / p + 1 / r)",
        "return 2 * p * r / (p + r) if p > 0 and r > 0 else 0.0",
        "try:\n    return 2 * (p * r) / (p + r)\nexcept ZeroDivisionError:\n    return 0.0",
        "if not p * r:\n    return 0\nreturn np.mean([1 / p, 1 / r]) ** -1",
        "total = p + r\nreturn p * r / (total / 2) if total else 0.0",
        "return 0.0 if min(p, r) == 0 else p * r / ((p + r) / 2)",
        "from statistics import harmonic_mean\nreturn harmonic_mean([p, r])",
        "if max(p, r) == 0:\n    return 0.0\nweight = p / (p + r)\nreturn 2 * weight * r",
        "m = (p + r) / 2\nreturn (p * r) / m if m else 0",
    ],
    "error_gaps": [
        "gaps = {}\ngaps['avoidable_bias'] = train - human\ngaps['variance'] = train_dev - train\n"
        "gaps['data_mismatch'] = dev - train_dev\ngaps['dev_overfit'] = test - dev\nreturn gaps",
        "return dict(avoidable_bias=train - human, variance=train_dev - train, data_mismatch=dev - train_dev,\n"
        "            dev_overfit=test - dev)",
        "names = ['avoidable_bias', 'variance', 'data_mismatch', 'dev_overfit']\n"
        "return dict(zip(names, np.diff([human, train, train_dev, dev, test])))",
        "levels = [human, train, train_dev, dev, test]\nsteps = [b - a for a, b in zip(levels, levels[1:])]\n"
        "return dict(zip(('avoidable_bias', 'variance', 'data_mismatch', 'dev_overfit'), steps))",
        "from itertools import pairwise\nkeys = 'avoidable_bias variance data_mismatch dev_overfit'.split()\n"
        "return {k: b - a for k, (a, b) in zip(keys, pairwise((human, train, train_dev, dev, test)))}",
        "return {'dev_overfit': test - dev, 'data_mismatch': dev - train_dev, 'variance': train_dev - train,\n"
        "        'avoidable_bias': train - human}",
        "before = dict(avoidable_bias=human, variance=train, data_mismatch=train_dev, dev_overfit=dev)\n"
        "after = [train, train_dev, dev, test]\nreturn {k: late - v for (k, v), late in zip(before.items(), after)}",
        "return {'avoidable_bias': -human + train, 'variance': -(train - train_dev),\n"
        "        'data_mismatch': -train_dev + dev, 'dev_overfit': -(dev - test), 'total': test - human}",
    ],
    "ceiling_error": [
        "return dev_err - dev_err * share",
        "return (1 - share) * dev_err",
        "gain = share * dev_err\nreturn dev_err - gain",
        "left = 1.0 - share\nreturn np.multiply(dev_err, left)",
        "m = 10_000\nwrong = dev_err * m\nreturn (wrong - share * wrong) / m",
        "return dev_err * (100 - 100 * share) / 100",
        "return -dev_err * (share - 1)",
        "return np.interp(share, [0, 1], [dev_err, 0])",
        "return sum([dev_err, -share * dev_err])",
    ],
    "flip_labels": [
        "return np.where(u >= p, y, 1 - y)",
        "return np.abs(y - (u < p))",
        "return y ^ (u < p)",
        "return (y + (u < p)) % 2",
        "out = y.copy()\nout[u < p] = 1 - out[u < p]\nreturn out",
        "flip = (u < p).astype(int)\nreturn y * (1 - flip) + (1 - y) * flip",
        "return np.array([1 - a if b < p else a for a, b in zip(y.ravel(), u.ravel())]).reshape(y.shape)",
        "return (y != (u < p)).astype(float)",
        "out = np.zeros(y.shape)\nfor i in np.ndindex(y.shape):\n"
        "    out[i] = 1 - y[i] if u[i] < p else y[i]\nreturn out",
        "return np.choose((u < p).astype(int), [y, 1 - y])",
        "return np.where(u <= p, 1 - y, y)",
        "return np.logical_xor(y, u < p) * 1",
        "return y + (u < p) * (1 - 2 * y)",
        "return np.select([u < p], [1 - y], default=y)",
    ],
    "mix_noise": [
        "p_clean, p_noise = np.mean(clean**2), np.mean(noise**2)\nwanted = p_clean / 10 ** (snr_db / 10)\n"
        "return clean + noise * np.sqrt(wanted / p_noise)",
        "rms = lambda s: np.sqrt(np.mean(np.square(s)))\n"
        "return clean + noise / rms(noise) * rms(clean) / 10 ** (snr_db / 20)",
        "scale = np.linalg.norm(clean) / np.linalg.norm(noise) * 10 ** (-snr_db / 20)\nreturn clean + scale * noise",
        "factor = math.sqrt(np.sum(clean**2) / (np.sum(noise**2) * 10 ** (snr_db / 10)))\n"
        "return np.add(clean, factor * noise)",
        "now = 10 * np.log10(np.mean(clean**2) / np.mean(noise**2))\n"
        "return clean + noise * 10 ** ((now - snr_db) / 20)",
        "k = np.sqrt((clean @ clean) / (noise @ noise))\nreturn clean + k * np.power(10.0, -snr_db / 20) * noise",
        "unit = noise / np.sqrt(np.mean(noise**2))\nloud = np.sqrt(np.mean(clean**2) * 10 ** (-snr_db / 10))\n"
        "return clean + loud * unit",
        "power = lambda s: sum(x * x for x in s) / len(s)\n"
        "k = (power(clean) / power(noise)) ** 0.5 / 10 ** (snr_db / 20)\n"
        "return np.array([c + k * e for c, e in zip(clean, noise)])",
        "k = np.exp(0.5 * np.log(np.mean(clean**2) / np.mean(noise**2)) - snr_db / 20 * np.log(10))\n"
        "return clean + k * noise",
        "out = clean.copy()\nout = out + noise * np.sqrt(np.mean(clean**2) / np.mean(noise**2) / 10 ** (snr_db / 10))\n"
        "return out",
    ],
    "mismatch_split": [
        "n = len(app_ids)\ntest = app_ids[n - n_test:]\ndev = app_ids[n - n_test - n_dev:n - n_test]\n"
        "train = web_ids + app_ids[:n - n_test - n_dev]\nreturn {'train': train, 'dev': dev, 'test': test}",
        "keep = len(app_ids) - (n_dev + n_test)\nreturn dict(train=[*web_ids, *app_ids[:keep]],\n"
        "            dev=[*app_ids[keep:keep + n_dev]], test=[*app_ids[keep + n_dev:]])",
        "rest = list(app_ids)\ntest = [rest.pop() for _ in range(n_test)][::-1]\n"
        "dev = [rest.pop() for _ in range(n_dev)][::-1]\n"
        "return {'train': list(web_ids) + rest, 'dev': dev, 'test': test}",
        "pool = list(web_ids) + list(app_ids)\ncut = len(pool) - n_dev - n_test\n"
        "return {'train': pool[:cut], 'dev': pool[cut:cut + n_dev], 'test': pool[cut + n_dev:]}",
        "keep = len(app_ids) - n_dev - n_test\ntrain, dev, test = list(web_ids), [], []\n"
        "for i, id in enumerate(app_ids):\n    if i < keep:\n        train.append(id)\n    elif i < keep + n_dev:\n"
        "        dev.append(id)\n    else:\n        test.append(id)\nreturn {'train': train, 'dev': dev, 'test': test}",
        "keep = len(app_ids) - n_dev - n_test\nit = iter(app_ids)\nfirst = [next(it) for _ in range(keep)]\n"
        "dev = [next(it) for _ in range(n_dev)]\nreturn {'train': web_ids + first, 'dev': dev, 'test': list(it)}",
        "keep = len(app_ids) - n_dev - n_test\nfirst, dev, test = np.split(np.array(app_ids), [keep, keep + n_dev])\n"
        "return {'train': np.concatenate([web_ids, first]) if keep else np.array(web_ids), 'dev': dev, 'test': test}",
        "keep = len(app_ids) - n_dev - n_test\n"
        "return {'test': tuple(app_ids[keep + n_dev:]), 'dev': tuple(app_ids[keep:keep + n_dev]),\n"
        "        'train': tuple(web_ids) + tuple(app_ids[:keep])}",
        "back = app_ids[::-1]\ntest, dev, rest = back[:n_test], back[n_test:n_test + n_dev], back[n_test + n_dev:]\n"
        "return {'train': web_ids + rest[::-1], 'dev': dev[::-1], 'test': test[::-1]}",
    ],
}  # fmt: skip
