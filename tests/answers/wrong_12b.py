"""Wrong answers of chapter 12, as people write them: pooling and shapes. None may pass, or be given a false name.

Each entry: the body of a function, and the tags it may be recognised as because it does the same.
"""

POOL = (
    "n_H, n_W = conv_out(A.shape[1], f, 0, s), conv_out(A.shape[2], f, 0, s)\n"
    "parts = np.array([A[:, i:i + s * n_H:s, j:j + s * n_W:s] for i in range(f) for j in range(f)])\n"
)  # what an answer begins with

WRONG = {
    "conv_params": [
        ("return f * f * c_in + c_out", ()),
        ("return f * f + c_in + c_out", ()),
        ("return f * f * (c_in + 1) * c_out", ()),
        ("return (f * f * c_out + 1) * c_in", ()),
        ("return f * f * c_in * (c_out + 1)", ()),
        ("return (c_in + 1) * c_out", ()),
        ("return f * f * c_in * c_out + c_in", ()),
        ("return (f * f * c_in - 1) * c_out", ()),
        ("return f * f * f * c_in * c_out + c_out", ()),
        ("return (2 * f * c_in + 1) * c_out", ()),
        ("return float((f * f * c_in + 1) * c_out)", ()),
        ("return f * f * c_in * c_out, c_out", ()),
        ("return (f * f * c_in + 1) ** c_out", ()),
    ],
    "pool_layer": [
        (POOL + "return parts.max(axis=0) if mode == 'maximum' else parts.mean(axis=0)", ("mode_ignored",)),
        (POOL + "return parts.max(axis=0) if mode == 'max' else np.median(parts, axis=0)", ()),
        (POOL + "return parts.sum(axis=0) if mode == 'max' else parts.mean(axis=0)", ()),
        (POOL + "return parts.max(axis=0) if mode == 'max' else parts.sum(axis=0) / f", ()),
        (POOL + "return parts.argmax(axis=0) if mode == 'max' else parts.mean(axis=0)", ()),
        (POOL + "return parts.max() if mode == 'max' else parts.mean()", ()),
        (POOL + "return np.moveaxis(parts.max(axis=0) if mode == 'max' else parts.mean(axis=0), 3, 1)", ()),
        (POOL + "return np.maximum(parts.max(axis=0) if mode == 'max' else parts.mean(axis=0), 0)", ()),
        (POOL + "return np.array([parts[:, i].max() for i in range(len(A))])", ()),
        ("return A[:, ::s, ::s]", ()),
        ("m, H, W, C = A.shape\nA = A.reshape(m, H // f, f, W // f, f, C)\n"
         "return A.max(axis=(2, 4)) if mode == 'max' else A.mean(axis=(2, 4))", ()),
        ("windows = np.lib.stride_tricks.sliding_window_view(A, (f, f), (1, 2))\n"
         "return windows.max(axis=(4, 5)) if mode == 'max' else windows.mean(axis=(4, 5))", ()),
        ("n_H, n_W = conv_out(A.shape[1], f, 0, s), conv_out(A.shape[2], f, 0, s)\n"
         "out = np.zeros((len(A), n_H, n_W, A.shape[3]))\nfor h in range(n_H):\n    for w in range(n_W):\n"
         "        x = A[:, h * f:h * f + f, w * f:w * f + f]\n"
         "        out[:, h, w] = x.max(axis=(1, 2)) if mode == 'max' else x.mean(axis=(1, 2))\nreturn out", ()),
        (POOL + "if mode == 'max':\n    return parts.max(axis=0)", ()),
    ],
    "max_mask": [
        ("return np.argmax(window)", ()),
        ("return window.max()", ()),
        ("return (window != window.max()).astype(float)", ()),
        ("return (window == window.max()).astype(float) / np.sum(window == window.max())", ()),
        ("return np.where(window == window.max())", ()),
        ("return (window == window.max()).ravel() * 1.0", ()),
        ("return (window == window[-1, -1]).astype(float)", ()),
        ("return (window > window.mean()).astype(float)", ()),
        ("mask = np.zeros_like(window)\nmask[window.argmax(axis=0), np.arange(len(window))] = 1\nreturn mask",
         ()),
        ("return (window is window.max())", ()),
        ("return (window == window.max()).astype(str)", ()),
        ("return np.eye(len(window))", ()),
        ("return (window == window.max()).T * 1.0", ()),
        ("return np.exp(window) / np.exp(window).sum()", ()),
    ],
    "spread_average": [
        ("return np.full((f, f), dz * f * f)", ()),
        ("return np.full((f, f), 1 / (f * f))", ()),
        ("return np.full(f, dz / (f * f))", ()),
        ("return np.full((f, f), dz) / (f * f - 1)", ()),
        ("return np.full((f, f), -dz / (f * f))", ()),
        ("return dz / (f * f) * np.eye(f)", ()),
        ("return np.full((f, f), dz // (f * f))", ()),
        ("return np.random.dirichlet(np.ones(f * f)).reshape(f, f) * dz", ()),
        ("return [[dz / (f * f)] * f] * f", ()),
        ("return np.full((f, f, 1), dz / (f * f))", ()),
        ("return np.full((f, f), dz / 4)", ()),
        ("return np.full((f, f), dz**2 / (f * f))", ()),
    ],
    "trace_shapes": [
        ("return n, n, c", ()),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        n, c = conv_out(n, *layer[1:4]), layer[4]\n"
         "    else:\n        n = conv_out(n, layer[1], 0, layer[2])\n    out.append((n, c))\nreturn out", ()),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        out.append((conv_out(n, *layer[1:4]),) * 2 + (layer[4],))\n"
         "    else:\n        out.append((conv_out(n, layer[1], 0, layer[2]),) * 2 + (c,))\nreturn out", ()),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        n, c = conv_out(n, *layer[1:4]), layer[4]\n"
         "        out.append((n, n, c))\nreturn out", ()),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        n, c = conv_out(n, *layer[1:4]), layer[4]\n"
         "    else:\n        n = conv_out(n, layer[1], 0, layer[2])\n    out.append(n * n * c)\nreturn out", ()),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        n, c = (n + 2 * layer[2] - layer[1]) / layer[3] + 1, layer[4]\n"
         "    else:\n        n = (n - layer[1]) / layer[2] + 1\n    out.append((n, n, c))\nreturn out", ()),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        n, c = conv_out(n, *layer[1:4]), layer[4]\n"
         "    else:\n        n = conv_out(n, layer[1], 0, 1)\n    out.append((n, n, c))\nreturn out", ()),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        n, c = conv_out(n, *layer[1:4]), layer[4]\n"
         "    else:\n        n = n // 2\n    out.append((n, n, c))\nreturn out", ()),
        ("out = []\nfor kind, f, p, s, k in layers:\n    n = conv_out(n, f, p, s)\n    out.append((n, n, k))\n"
         "return out", ()),
        ("for layer in layers:\n    n = conv_out(n, layer[1], 0, layer[2])\n    return [(n, n, c)]", ()),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        n, c = conv_out(n, layer[1], layer[3], layer[2]), layer[4]\n"
         "    else:\n        n = conv_out(n, layer[1], 0, layer[2])\n    out.append((n, n, c))\nreturn out", ()),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        n, c = conv_out(n, *layer[1:4]), layer[4]\n"
         "    else:\n        n = conv_out(n, layer[2], 0, layer[1])\n    out.append((n, n, c))\nreturn out", ()),
    ],
    "pixel_uses": [
        ("return np.zeros((n, n), int)", ()),
        ("u = np.zeros((n - f + 1, n - f + 1), int)\nu += 1\nreturn u", ()),
        ("u = np.zeros((n, n), int)\nfor i in range(n - f + 1):\n    u[i:i + f, i:i + f] += 1\nreturn u", ()),
        ("u = np.zeros((n, n), int)\nfor i in range(n - f + 1):\n    for j in range(n - f + 1):\n"
         "        u[i:f, j:f] += 1\n"
         "return u", ()),
        ("along = np.array([min(i + 1, n - i, f, n - f + 1) for i in range(n)])\nreturn along", ()),
        ("along = np.array([min(i + 1, n - i, f, n - f + 1) for i in range(n)])\n"
         "return np.minimum.outer(along, along)", ()),
        ("along = np.array([min(i, n - i, f, n - f + 1) for i in range(n)])\nreturn np.outer(along, along)", ()),
        ("u = np.zeros((n, n), int)\nfor i in range(0, n - f + 1, f):\n    for j in range(0, n - f + 1, f):\n"
         "        u[i:i + f, j:j + f] += 1\nreturn u", ()),
        ("return (n - f + 1) ** 2", ()),
        ("return np.full((n, n), (n - f + 1) ** 2)", ()),
        ("u = np.zeros((n, n), int)\nfor i in range(n - f + 1):\n    for j in range(n - f + 1):\n"
         "        u[i:i + f, j:j + f] += 1\n    return u", ()),
        ("u = np.zeros((n, n), int)\nfor i in range(n - f + 1):\n    for j in range(n - f + 1):\n"
         "        u[i:i + f + 1, j:j + f + 1] += 1\nreturn u", ()),
        ("u = np.zeros((n, n), int)\nfor i in range(n - f + 1):\n    for j in range(n - f + 1):\n"
         "        u[i:i + f][j:j + f] += 1\nreturn u", ()),
    ],
}  # fmt: skip
