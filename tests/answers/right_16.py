"""Right answers of chapter 16 in other styles than ours. All pass."""

RIGHT = {
    "sq_dist": [
        "diff = F1 - F2\nreturn np.sum(diff * diff, axis=1)",
        "return np.einsum('ij,ij->i', F1 - F2, F1 - F2)",
        "return np.square(F1 - F2).sum(-1)",
        "return np.linalg.norm(F1 - F2, axis=1) ** 2",
        "d = np.zeros(F1.shape[0])\nfor i in range(F1.shape[0]):\n    d[i] = np.dot(F1[i] - F2[i], F1[i] - F2[i])\n"
        "return d",
        "return np.array([np.sum((a - b) ** 2) for a, b in zip(F1, F2)])",
        "return (F1**2).sum(axis=1) - 2 * (F1 * F2).sum(axis=1) + (F2**2).sum(axis=1)",
        "return np.diag((F1 - F2) @ (F1 - F2).T)",
        "return ((F1 - F2) ** 2) @ np.ones(F1.shape[1])",
        "return np.mean((F1 - F2) ** 2, axis=1) * F1.shape[1]",
        "total = 0\nfor k in range(F1.shape[1]):\n    total = total + (F1[:, k] - F2[:, k]) ** 2\nreturn total",
        "return np.power(F2 - F1, 2).T.sum(axis=0)",
    ],
    "triplet_cost": [
        "pos = np.sum(np.square(A - P), axis=1)\nneg = np.sum(np.square(A - N), axis=1)\n"
        "return np.sum(np.maximum(pos - neg + margin, 0.0))",
        "loss = sq_dist(A, P) - sq_dist(A, N) + margin\nreturn loss[loss > 0].sum()",
        "total = 0.0\nfor a, p, n in zip(A, P, N):\n"
        "    total += max(np.sum((a - p) ** 2) - np.sum((a - n) ** 2) + margin, 0)\nreturn total",
        "basic = sq_dist(A, P) - sq_dist(A, N) + margin\nreturn float(np.clip(basic, 0, None).sum())",
        "return relu(sq_dist(A, P) - sq_dist(A, N) + margin).sum()",
        "d = lambda x, y: np.einsum('ij,ij->i', x - y, x - y)\nz = d(A, P) - d(A, N) + margin\n"
        "return np.sum(z * (z > 0))",
        "z = np.sum((A - P) ** 2 - (A - N) ** 2, axis=1) + margin\nreturn float(np.where(z > 0, z, 0).sum())",
        "z = np.sum((N - P) * (2 * A - P - N), axis=1) + margin\nreturn np.sum((z + np.abs(z)) / 2)",
        "return sum(max(0, float(dp - dn) + margin) for dp, dn in zip(sq_dist(A, P), sq_dist(A, N)))",
        "dp = np.linalg.norm(A - P, axis=1) ** 2\ndn = np.linalg.norm(A - N, axis=1) ** 2\n"
        "return len(A) * np.mean(np.maximum(0, dp - dn + margin))",
        "cost = 0\nm, d = A.shape\nfor i in range(m):\n    dp = dn = 0\n    for k in range(d):\n"
        "        dp += (A[i, k] - P[i, k]) ** 2\n        dn += (A[i, k] - N[i, k]) ** 2\n    if dp + margin > dn:\n"
        "        cost += dp - dn + margin\nreturn cost",
    ],
    "semi_hard": [
        "return np.logical_and(dp < dn, dn < dp + margin)",
        "gap = dn - dp\nreturn (gap > 0) & (gap < margin)",
        "return (dp < dn) * (dn - margin < dp)",
        "return np.array([p < n < p + margin for p, n in zip(dp, dn)])",
        "out = np.zeros(len(dp), dtype=bool)\nfor i in range(len(dp)):\n"
        "    if dp[i] < dn[i] and dn[i] < dp[i] + margin:\n        out[i] = True\nreturn out",
        "return ~((dn <= dp) | (dn >= dp + margin))",
        "cost = dp - dn + margin\nreturn (cost > 0) & (cost < margin)",
        "return np.where(dn > dp, dn < dp + margin, False)",
        "return ((dp < dn) & (dn < margin + dp)).astype(int)",
        "return np.all([dn > dp, dn < dp + margin], axis=0)",
        "return np.abs(2 * (dn - dp) - margin) < margin",
    ],
    "same_person": [
        "return d < tau",
        "if d < tau:\n    return True\nreturn False",
        "return not d >= tau",
        "return np.less(d, tau)",
        "return tau - d > 0",
        "return 1 if d < tau else 0",
        "same = d - tau < 0\nreturn bool(same)",
        "return {True: True, False: False}[d < tau]",
        "return max(d, tau) != d and d != tau",
        "return np.array(d) < tau",
    ],
    "identify": [
        "best, who = tau, None\nfor row, name in zip(db, names):\n    d = np.sum((row - f) ** 2)\n    if d < best:\n"
        "        best, who = d, name\nreturn who",
        "d = ((db - f) ** 2).sum(axis=1)\nif d.min() < tau:\n    return names[int(d.argmin())]\nreturn None",
        "d = ((db - f) ** 2).sum(axis=1)\nif d.min() < tau:\n    return names[d.argmin()]",
        "d = np.einsum('kd,kd->k', db - f, db - f)\nk = int(np.argmin(d))\nif not d[k] < tau:\n    return None\n"
        "return names[k]",
        "d = sq_dist(db, np.tile(f, (len(db), 1)))\ni = d.argmin()\n"
        "return names[i] if same_person(d[i], tau) else None",
        "d, name = min((float(np.sum((row - f) ** 2)), k) for k, row in enumerate(db))\n"
        "return names[name] if d < tau else None",
        "d = np.linalg.norm(db - f, axis=1)\ni = np.argmin(d)\nreturn names[i] if d[i] ** 2 < tau else None",
        "d = [sum((a - b) ** 2 for a, b in zip(row, f)) for row in db]\nnearest = min(d)\n"
        "return names[d.index(nearest)] if nearest < tau else None",
        "close = {n: np.sum((r - f) ** 2) for n, r in zip(names, db)}\nname = min(close, key=close.get)\n"
        "return name if close[name] < tau else None",
        "d = np.sum(db**2, axis=1) - 2 * db @ f + f @ f\ni = d.argmin()\n"
        "return names[i] if d[i] < tau - 1e-12 else None",
        "d = np.sum((db.T - f[:, None]) ** 2, axis=0)\ni = np.flatnonzero(d == d.min())[0]\n"
        "return [None, names[i]][int(d[i] < tau)]",
        "order = np.argsort(np.sum((db - f) ** 2, axis=1), kind='stable')\nfor i in order:\n"
        "    return names[i] if np.sum((db[i] - f) ** 2) < tau else None",
    ],
    "siamese_prob": [
        "z = np.sum(w * np.abs(f1 - f2)) + b\nreturn 1 / (1 + np.exp(-z))",
        "diff = abs(f1 - f2)\nreturn sigmoid(w @ diff + b)",
        "z = b\nfor k in range(len(w)):\n    z += w[k] * abs(f1[k] - f2[k])\nreturn float(1 / (1 + math.exp(-z)))",
        "x = np.abs(f1 - f2).reshape(-1, 1)\nreturn sigmoid(w.reshape(1, -1) @ x + b).item()",
        "z = np.vdot(np.maximum(f1, f2) - np.minimum(f1, f2), w) + b\nreturn (1 + np.tanh(z / 2)) / 2",
        "return sigmoid(np.einsum('i,i->', w, np.absolute(f2 - f1)) + b)",
        "x = np.append(np.abs(f1 - f2), 1.0)\nreturn sigmoid(np.append(w, b) @ x)",
        "d = np.sqrt((f1 - f2) ** 2)\nz = sum(d * w) + b\nreturn np.exp(z) / (1 + np.exp(z))",
        "d = np.where(f1 > f2, f1 - f2, f2 - f1)\nreturn float(sigmoid(np.inner(w, d) + b))",
        "return predict_proba(w[:, None], b, np.abs(f1 - f2)[:, None]).item()",
        "z = float(b + np.tensordot(w, np.fabs(f1 - f2), axes=1))\nreturn 1 - 1 / (1 + math.exp(z))",
    ],
}
