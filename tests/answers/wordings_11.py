"""The listed mistakes of chapter 11, written on other right answers than our references: each gets its name."""

WORDINGS = {
    "confusion_counts": [
        ("tp = np.sum(Y_hat * Y)\nfn, fp = Y_hat.sum() - tp, Y.sum() - tp\nreturn tp, fp, fn, Y.size - tp - fp - fn",
         "fp_fn_swapped"),
        ("table = np.zeros((2, 2), int)\nfor a, y in zip(Y_hat.ravel(), Y.ravel()):\n    table[y, a] += 1\n"
         "return table[1, 1], table[1, 0], table[0, 1], table[0, 0]", "fp_fn_swapped"),
        ("tp = np.sum(Y_hat)\nfp, fn = np.sum(Y_hat > Y), np.sum(Y_hat < Y)\nreturn tp, fp, fn, np.sum(Y_hat + Y == 0)",
         "tp_all_positive"),
        ("tp = Y.sum()\nfp, fn = np.sum(Y_hat > Y), np.sum(Y_hat < Y)\nreturn tp, fp, fn, np.sum(Y_hat + Y == 0)",
         "tp_all_that_are"),
        ("table = np.zeros((2, 2), int)\nfor a, y in zip(Y_hat.ravel(), Y.ravel()):\n    table[y, a] += 1\n"
         "return tuple(table.ravel())", "order_tn_first"),
        ("tp = np.sum(Y_hat * Y)\nreturn tp, np.sum(Y_hat + Y == 0), np.sum(Y_hat > Y), np.sum(Y_hat < Y)",
         "order_right_first"),
        ("return (Y_hat == Y).sum(), (Y_hat > Y).sum(), (Y_hat < Y).sum(), (Y_hat + Y == 0).sum()",
         "correct_counts_as_tp"),
        ("return (Y_hat * Y).sum(), (Y_hat != Y).sum(), (Y_hat < Y).sum(), (Y_hat + Y == 0).sum()",
         "wrong_counts_as_fp"),
    ],
    "precision_recall": [
        ("if not tp:\n    return 0.0, 0.0\nreturn tp / (tp + fn), tp / (tp + fp)", "swapped"),
        ("p = tp / max(tp + fp, 1)\nreturn p, p", "same_denominator"),
        ("r = tp / max(tp + fn, 1)\nreturn r, r", "same_denominator"),
        ("precision = tp / (tp + fp)\nrecall = tp / (tp + fn)\nreturn precision, recall", "unprotected"),
        ("if fn + tp == 0:\n    return tp / (tp + fp), 0.0\nreturn tp / (tp + fp), tp / (tp + fn)", "unprotected"),
        ("if fp + tp == 0:\n    return 0.0, tp / (tp + fn)\nreturn tp / (tp + fp), tp / (tp + fn)", "unprotected"),
        ("return tp / max(tp + fp + fn, 1), tp / max(tp + fn, 1)", "accuracy_like"),
        ("p = 1.0 if tp + fp == 0 else tp / (tp + fp)\nr = 1.0 if tp + fn == 0 else tp / (tp + fn)\nreturn p, r",
         "one_where_undefined"),
    ],
    "f1_score": [
        ("return np.mean([p, r])", "arithmetic"),
        ("return math.sqrt(p * r)", "geometric"),
        ("return 0.0 if p + r == 0 else p * r / (p + r)", "forgot_two"),
        ("return 2 * (p * r) / (p + r)", "unprotected"),
        ("return 1 / (0.5 / p + 0.5 / r)", "unprotected"),
        ("return p if p < r else r", "smaller_one"),
        ("return np.prod([p, r])", "product"),
    ],
    "error_gaps": [
        ("return {'avoidable_bias': human, **dict(zip(['variance', 'data_mismatch', 'dev_overfit'],\n"
         "        np.diff([train, train_dev, dev, test])))}", "bias_is_bayes"),
        ("names = ['avoidable_bias', 'variance', 'data_mismatch', 'dev_overfit']\n"
         "return dict(zip(names, np.diff([0, train, train_dev, dev, test])))", "all_bias"),
        ("return dict(avoidable_bias=train - human, variance=-train + dev, data_mismatch=dev - train_dev,\n"
         "            dev_overfit=test - dev)", "variance_uses_dev"),
        ("return dict(avoidable_bias=-(train - human), variance=train_dev - train, data_mismatch=dev - train_dev,\n"
         "            dev_overfit=test - dev)", "sign"),
        ("names = ['avoidable_bias', 'variance', 'data_mismatch', 'dev_overfit']\n"
         "return dict(zip(names, -np.diff([human, train, train_dev, dev, test])))", "sign"),
        ("return dict(avoidable_bias=train - human, variance=train_dev - train, data_mismatch=dev - train_dev,\n"
         "            dev_overfit=-train + test)", "test_from_train"),
        ("return dict(avoidable_bias=train - human, variance=train_dev - train, data_mismatch=-train + dev,\n"
         "            dev_overfit=test - dev)", "mismatch_from_train"),
        ("names = ['avoidable_bias', 'variance', 'data_mismatch', 'dev_overfit']\n"
         "return dict(zip(names, np.abs(np.diff([human, train, train_dev, dev, test]))))", "no_negative_gap"),
        ("return dict(avoidable_bias=max(0, train - human), variance=max(0, train_dev - train),\n"
         "            data_mismatch=max(0, dev - train_dev), dev_overfit=max(0, test - dev))", "no_negative_gap"),
    ],
    "ceiling_error": [
        ("return -share + dev_err", "absolute"),
        ("left = dev_err - share\nreturn left if left > 0 else 0", "absolute"),
        ("return np.prod([share, dev_err])", "gain_not_ceiling"),
        ("return dev_err + 0 * share", "no_change"),
        ("return 1.0 - 1.0 * share", "of_one"),
        ("return 1 - dev_err + dev_err * share", "accuracy"),
    ],
    "flip_labels": [
        ("return np.where(u < p, y, 1 - y)", "flips_the_rest"),
        ("return y * (u >= p)", "set_to_zero"),
        ("out = y.copy()\nout[u < p] = 0\nreturn out", "set_to_zero"),
        ("return np.maximum(y, u < p)", "set_to_one"),
        ("return np.abs(y - 1)", "flips_all"),
        ("out = y.copy()\nout[u < p] = u[u < p] < p / 2\nreturn out", "random_label"),
        ("return y * np.where(u < p, -1, 1)", "minus_not_other"),
    ],
    "mix_noise": [
        ("scale = abs(np.mean(clean)) / abs(np.mean(noise)) / 10 ** (snr_db / 20)\nreturn clean + scale * noise",
         "square_of_mean"),
        ("return np.add(clean, noise)", "unscaled"),
        ("k = np.linalg.norm(clean) / np.linalg.norm(noise)\nreturn clean + k * noise / 10 ** (snr_db / 10)",
         "power_vs_amplitude"),
        ("k = np.linalg.norm(clean) / np.linalg.norm(noise)\nreturn clean + k * noise * 10 ** (snr_db / 20)", "sign"),
        ("k = (clean @ clean) / (noise @ noise)\nreturn clean + k * noise / 10 ** (snr_db / 20)",
         "power_ratio_not_root"),
        ("return clean + noise / 10 ** (snr_db / 20)", "forgot_power"),
        ("k = np.linalg.norm(noise) / np.linalg.norm(clean)\nreturn clean + k * noise / 10 ** (snr_db / 20)",
         "ratio_upside_down"),
        ("k = np.sqrt(np.var(clean) / np.var(noise))\nreturn clean + k * noise / 10 ** (snr_db / 20)",
         "spread_not_power"),
        ("k = np.linalg.norm(clean) / np.linalg.norm(noise)\nreturn k * noise / 10 ** (snr_db / 20)", "noise_only"),
    ],
    "mismatch_split": [
        ("a, n = list(app_ids), len(app_ids)\nkeep = n - n_dev - n_test\n"
         "return dict(train=list(web_ids) + a[:keep], dev=a[keep:-n_test], test=a[n - n_test:])", "minus_nothing"),
        ("test, rest = list(app_ids)[-n_test:], list(app_ids)[:-n_test]\n"
         "return {'train': list(web_ids) + rest[:-n_dev], 'dev': rest[-n_dev:], 'test': test}", "minus_nothing"),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': web_ids + app_ids[:keep], 'dev': web_ids[0:n_dev],\n"
         "        'test': app_ids[keep + n_dev:]}", "dev_from_web"),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': web_ids + app_ids,\n"
         "        'dev': app_ids[keep:keep + n_dev], 'test': app_ids[keep + n_dev:]}", "all_app_in_train"),
        ("pool = web_ids + app_ids\ndev, pool = pool[:n_dev], pool[n_dev:]\n"
         "return {'train': pool[n_test:], 'dev': dev, 'test': pool[:n_test]}", "pooled"),
        ("pool = app_ids + web_ids\nn = len(pool)\nreturn {'train': pool[:n - n_dev - n_test],\n"
         "        'dev': pool[n - n_dev - n_test:n - n_test], 'test': pool[n - n_test:]}", "pooled"),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': web_ids,\n"
         "        'dev': app_ids[keep:][:n_dev], 'test': app_ids[keep:][n_dev:]}", "no_app_in_train"),
        ("test = app_ids[-n_test:]\ndev = app_ids[-n_dev - n_test:-n_test]\n"
         "return {'train': web_ids + app_ids[:-n_dev - n_test], 'dev': dev, 'test': test}", "minus_nothing"),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': web_ids + app_ids[:keep],\n"
         "        'dev': app_ids[keep:][:n_dev], 'test': app_ids[-n_test:]}", "minus_nothing"),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': web_ids + app_ids[:keep],\n"
         "        'dev': app_ids[keep:][:n_test], 'test': app_ids[keep:][n_dev:]}", "sizes_swapped"),
        ("dev, rest = app_ids[:n_dev], app_ids[n_dev:]\n"
         "return {'train': web_ids + rest[n_test:], 'dev': dev, 'test': rest[:n_test]}", "counted_from_the_front"),
        ("keep = len(app_ids) - n_dev - n_test\nreturn {'train': app_ids[:keep] + web_ids,\n"
         "        'dev': app_ids[keep:][:n_dev], 'test': app_ids[keep:][n_dev:]}", "app_first"),
    ],
}  # fmt: skip
