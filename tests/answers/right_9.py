"""Right answers of chapter 09 in other styles than ours. All pass."""

STATISTICS = "mu = np.mean(Z, axis=1, keepdims=True)\nvar = np.mean((Z - mu) ** 2, axis=1, keepdims=True)\n"
NORMAL = STATISTICS + "std = np.sqrt(var + epsilon)\nZn = (Z - mu) / std\n"
SUMS = "m = Z.shape[1]\ndgamma = (dOut * Zn).sum(axis=1, keepdims=True)\ndbeta = dOut.sum(axis=1, keepdims=True)\n"

RIGHT = {
    "log_uniform": [
        "return lo * (hi / lo) ** u",
        "return np.exp(np.log(lo) + u * (np.log(hi) - np.log(lo)))",
        "a, b = math.log10(lo), math.log10(hi)\nreturn np.power(10.0, (1 - u) * a + u * b)",
        "exponent = np.interp(u, [0, 1], [np.log10(lo), np.log10(hi)])\nreturn 10**exponent",
        "return 2 ** (np.log2(lo) + (np.log2(hi) - np.log2(lo)) * u)",
        "return lo ** (1 - u) * hi**u",
        "a = np.log10(lo)\nr = a + (np.log10(hi) - a) * u\nreturn np.float_power(10, r)",
        "out = np.zeros(u.shape)\nfor i in np.ndindex(u.shape):\n    out[i] = lo * math.exp(u[i] * math.log(hi / lo))\n"
        "return out",
        "decades = np.log10(hi / lo)\nreturn lo * 10 ** (decades * u)",
        "low, high = np.log([lo, hi])\nspread = high - low\nreturn np.exp(low) * np.exp(spread * u)",
        "return np.array([10 ** (np.log10(lo) + x * np.log10(hi / lo)) for x in u.ravel()]).reshape(u.shape)",
    ],
    "sample_beta": [
        "return 1 - (1 - lo) * ((1 - hi) / (1 - lo)) ** u",
        "return 1 - log_uniform(1 - hi, 1 - lo, 1 - u)",
        "return 1 - log_uniform(1 - lo, 1 - hi, u)",
        "a, b = np.log(1 - lo), np.log(1 - hi)\nreturn 1 - np.exp(a + u * (b - a))",
        "alpha = (1 - lo) ** (1 - u) * (1 - hi) ** u\nreturn 1 - alpha",
        "exponent = np.interp(u, [0, 1], np.log10([1 - lo, 1 - hi]))\nreturn -(10**exponent - 1)",
        "a, b = math.log10(1 - lo), math.log10(1 - hi)\nr = (1 - u) * a + u * b\nreturn 1 - np.power(10.0, r)",
        "window = (1 / (1 - lo)) * ((1 - lo) / (1 - hi)) ** u\nreturn 1 - 1 / window",
        "out = np.empty(u.shape)\nfor i, x in np.ndenumerate(u):\n"
        "    out[i] = 1 - math.exp(math.log(1 - lo) + x * math.log((1 - hi) / (1 - lo)))\nreturn out",
        "a = np.log10(1 - hi)\nb = np.log10(1 - lo)\nr = b - u * (b - a)\nreturn 1 - 10**r",
        "return -np.expm1(np.log1p(-lo) + u * (np.log1p(-hi) - np.log1p(-lo)))",
    ],
    "zoom_range": [
        "best = np.argsort(-scores)[:k]\nreturn values[best].min(), values[best].max()",
        "order = np.argsort(scores)[::-1]\nchosen = values[order[:k]]\nreturn np.min(chosen), np.max(chosen)",
        "ranked = sorted(zip(scores, values), reverse=True)[:k]\nfound = [value for score, value in ranked]\n"
        "return min(found), max(found)",
        "best = sorted(range(len(scores)), key=lambda i: scores[i])[-k:]\n"
        "return float(values[best].min()), float(values[best].max())",
        "limit = np.sort(scores)[-k]\nkept = values[scores >= limit]\nreturn kept.min(), kept.max()",
        "rank = np.array([np.sum(scores > s) for s in scores])\nbest = values[rank < k]\n"
        "return [best.min(), best.max()]",
        "best = values[np.argpartition(scores, len(scores) - k)[len(scores) - k:]]\nreturn np.min(best), np.max(best)",
        "left, found = list(scores), []\nfor _ in range(k):\n    i = left.index(max(left))\n"
        "    found.append(values[i])\n"
        "    left[i] = -float('inf')\nreturn min(found), max(found)",
        "lo, hi = np.inf, -np.inf\nfor i in np.argsort(scores)[len(scores) - k:]:\n    lo, hi = min(lo, values[i]), "
        "max(hi, values[i])\nreturn lo, hi",
        "best = np.sort(values[np.argsort(scores)[-k:]])\nreturn best[0], best[-1]",
        "best = values[np.argsort(scores)[-k:]]\nreturn np.array([best.min(), np.ptp(best) + best.min()])",
    ],
    "bn_forward": [
        STATISTICS + "Z_norm = (Z - mu) / np.sqrt(var + epsilon)\nreturn gamma * Z_norm + beta",
        "m = Z.shape[1]\nmu = np.sum(Z, axis=1, keepdims=True) / m\n"
        "var = np.sum(np.square(Z - mu), axis=1, keepdims=True) / m\n"
        "return (Z - mu) * (var + epsilon) ** -0.5 * gamma + beta",
        "mu = Z.mean(1)[:, None]\nstd = np.sqrt(Z.var(1)[:, np.newaxis] + epsilon)\nscale = gamma / std\n"
        "return scale * Z + (beta - scale * mu)",
        "out = np.zeros(Z.shape)\nfor i in range(Z.shape[0]):\n    z = Z[i]\n    mu = z.mean()\n    var = z.var()\n"
        "    out[i] = gamma[i, 0] * (z - mu) / math.sqrt(var + epsilon) + beta[i, 0]\nreturn out",
        "n, m = Z.shape\nout = np.zeros((n, m))\nfor i in range(n):\n    mu = sum(Z[i, j] for j in range(m)) / m\n"
        "    var = sum((Z[i, j] - mu) ** 2 for j in range(m)) / m\n    for j in range(m):\n"
        "        out[i, j] = gamma[i, 0] * (Z[i, j] - mu) / np.sqrt(var + epsilon) + beta[i, 0]\nreturn out",
        "mu = Z @ np.full((Z.shape[1], 1), 1 / Z.shape[1])\nC = Z - mu\n"
        "var = np.einsum('ij,ij->i', C, C).reshape(-1, 1) / Z.shape[1]\n"
        "return np.multiply(gamma, C / np.sqrt(var + epsilon)) + beta",
        "T = Z.T\nT = (T - T.mean(axis=0)) / np.sqrt(T.var(axis=0) + epsilon)\nreturn (T * gamma.T + beta.T).T",
        "mu, var = Z.mean(axis=1, keepdims=True), np.std(Z, axis=1, keepdims=True) ** 2\n"
        "return np.add(beta, gamma * np.divide(Z - mu, np.sqrt(epsilon + var)))",
        "rows = []\nfor z, g, b in zip(Z, gamma, beta):\n    c = z - np.average(z)\n"
        "    rows.append(g * c / (np.dot(c, c) / len(c) + epsilon) ** 0.5 + b)\nreturn np.array(rows)",
        "out = Z - Z.mean(axis=-1, keepdims=True)\nout /= np.sqrt(np.mean(out**2, axis=-1, keepdims=True) + epsilon)\n"
        "out *= gamma\nout += beta\nreturn out",
    ],
    "bn_running": [
        "return running * momentum + batch_stat * (1 - momentum)",
        "return running + (1 - momentum) * (batch_stat - running)",
        "return batch_stat - momentum * (batch_stat - running)",
        "new = momentum * running\nnew += (1 - momentum) * batch_stat\nreturn new",
        "alpha = 1 - momentum\nreturn np.add(np.multiply(momentum, running), np.multiply(alpha, batch_stat))",
        "return np.array([[momentum * r[0] + (1 - momentum) * s[0]] for r, s in zip(running, batch_stat)])",
        "return np.average([running, batch_stat], axis=0, weights=[momentum, 1 - momentum])",
        "out = np.zeros(running.shape)\nfor i in range(len(out)):\n"
        "    out[i] = momentum * running[i] + (1 - momentum) * batch_stat[i]\nreturn out",
        "return np.hstack([running, batch_stat]) @ np.array([[momentum], [1 - momentum]])",
        "return momentum_step(running, batch_stat, running, 0.1, momentum)[1]",
    ],
    "bn_inference": [
        "Z_norm = (Z - run_mu) / np.sqrt(run_var + epsilon)\nreturn gamma * Z_norm + beta",
        "scale = gamma / np.sqrt(run_var + epsilon)\nshift = beta - scale * run_mu\nreturn scale * Z + shift",
        "return (Z - run_mu) * (run_var + epsilon) ** -0.5 * gamma + beta",
        "out = np.zeros(Z.shape)\nfor i in range(Z.shape[0]):\n    for j in range(Z.shape[1]):\n"
        "        out[i, j] = gamma[i, 0] * (Z[i, j] - run_mu[i, 0]) / math.sqrt(run_var[i, 0] + epsilon) + beta[i, 0]\n"
        "return out",
        "columns = []\nfor j in range(Z.shape[1]):\n    z = Z[:, [j]]\n"
        "    columns.append(gamma * (z - run_mu) / np.sqrt(run_var + epsilon) + beta)\nreturn np.hstack(columns)",
        "return np.diagflat(gamma / np.sqrt(run_var + epsilon)) @ (Z - run_mu) + beta",
        "out = Z - run_mu\nout /= np.sqrt(run_var + epsilon)\nout *= gamma\nout += beta\nreturn out",
        "return apply_scaler(Z, run_mu, np.sqrt(run_var + epsilon)) * gamma + beta",
        "T = (Z.T - run_mu[:, 0]) / np.sqrt(run_var[:, 0] + epsilon)\nreturn (T * gamma[:, 0] + beta[:, 0]).T",
        "std = np.power(run_var + epsilon, 0.5)\nreturn np.add(np.multiply(gamma, np.divide(Z - run_mu, std)), beta)",
    ],
    "bn_backward": [
        NORMAL + SUMS + "dZ = gamma / std * (dOut - dbeta / m - Zn * dgamma / m)\nreturn dZ, dgamma, dbeta",
        NORMAL + SUMS + "dZ = gamma / (m * std) * (m * dOut - dbeta - Zn * dgamma)\nreturn dZ, dgamma, dbeta",
        NORMAL + SUMS + "dZn = dOut * gamma\n"
        "dvar = np.sum(dZn * (Z - mu) * -0.5 * (var + epsilon) ** -1.5, axis=1, keepdims=True)\n"
        "dmu = np.sum(-dZn / std, axis=1, keepdims=True) + dvar * np.mean(-2 * (Z - mu), axis=1, keepdims=True)\n"
        "return dZn / std + dvar * 2 * (Z - mu) / m + dmu / m, dgamma, dbeta",
        NORMAL + SUMS + "dZn = gamma * dOut\n"
        "centred = dZn - dZn.mean(axis=1, keepdims=True) - Zn * (dZn * Zn).mean(axis=1, keepdims=True)\n"
        "return [centred / std, dgamma, dbeta]",
        NORMAL + "n, m = Z.shape\ndZ, dgamma, dbeta = np.zeros((n, m)), np.zeros((n, 1)), np.zeros((n, 1))\n"
        "for i in range(n):\n    for j in range(m):\n        dbeta[i] += dOut[i, j]\n"
        "        dgamma[i] += dOut[i, j] * Zn[i, j]\n    for j in range(m):\n"
        "        through = m * dOut[i, j] - dbeta[i, 0] - Zn[i, j] * dgamma[i, 0]\n"
        "        dZ[i, j] = gamma[i, 0] * through / (m * std[i, 0])\nreturn dZ, dgamma, dbeta",
        NORMAL + SUMS + "dZ = np.zeros(Z.shape)\nfor i in range(len(Z)):\n    z = Zn[i][:, None]\n"
        "    J = (np.eye(m) - 1 / m - z @ z.T / m) / std[i, 0]\n    dZ[i] = J.T @ (gamma[i, 0] * dOut[i])\n"
        "return dZ, dgamma, dbeta",
        NORMAL + "dbeta = np.einsum('ij->i', dOut).reshape(-1, 1)\ndgamma = np.einsum('ij,ij->i', dOut, Zn)[:, None]\n"
        "dZ = dOut - (dbeta + Zn * dgamma) / Z.shape[1]\nreturn gamma * dZ / std, dgamma, dbeta",
        NORMAL + "ones = np.ones((Z.shape[1], 1))\ndgamma, dbeta = (dOut * Zn) @ ones, dOut @ ones\n"
        "return gamma / std * (dOut - (Zn * dgamma + dbeta) / len(ones)), dgamma, dbeta",
        "rows = []\nfor z, d, g in zip(Z, dOut, gamma):\n    c = z - z.mean()\n"
        "    std = math.sqrt(np.mean(c**2) + epsilon)\n"
        "    zn = c / std\n"
        "    rows.append((g[0] / std * (d - d.mean() - zn * (d * zn).mean()), (d * zn).sum(), d.sum()))\n"
        "dZ, dgamma, dbeta = zip(*rows)\nreturn np.array(dZ), np.array(dgamma)[:, None], np.array(dbeta)[:, None]",
    ],
}  # fmt: skip
