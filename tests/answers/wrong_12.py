"""Wrong answers of chapter 12, as people write them: filters. None may pass, or be given a name not its own.

Each entry: the body of a function, and the tags it may be recognised as because it does the same.
"""

WRONG = {
    "conv_out": [
        ("return (n + 2 * p + f) // s + 1", ()),
        ("return (n + 2 * p - f) // (s + 1)", ()),
        ("return n + 2 * p - f // s + 1", ()),
        ("return (n + 2 * p) // s - f + 1", ()),
        ("return n // s", ()),
        ("return (n - f) // s + 1 + 2 * p", ()),
        ("return round((n + 2 * p - f) / s + 1)", ()),
        ("return (n + 2 * p - f) // s + 2", ()),
        ("return (n + 2 * p - f) % s + 1", ()),
        ("return n - f + 1", ("ignored_stride",)),
        ("return ((n + 2 * p - f) // s + 1) ** 2", ()),
        ("size = (n + 2 * p - f) // s + 1\nreturn size, size", ()),
        ("return (n - 2 * p + f) // s + 1", ()),
        ("return np.array([(n + 2 * p - f) // s + 1])", ()),
        ("print((n + 2 * p - f) // s + 1)", ()),
        ("return str((n + 2 * p - f) // s + 1)", ()),
    ],
    "same_padding": [
        ("return 1", ()),
        ("return f", ()),
        ("return 'same'", ()),
        ("return f - 2", ()),
        ("return (f - 1) // 2 if f > 3 else 0", ()),
        ("return f // 2 - 1", ()),
        ("return -(f - 1) // 2", ()),
        ("return (f - 1) * 2", ()),
        ("return ((f - 1) // 2, (f - 1) // 2)", ()),
        ("return (f - 1) % 2", ("valid",)),
        ("return (f**2 - 1) // 2", ()),
        ("return f - 1 / 2", ()),
    ],
    "pad_images": [
        ("return np.pad(X, ((0, 0), (2 * p, 2 * p), (2 * p, 2 * p), (0, 0)))", ()),
        ("return np.pad(X, ((0, 0), (p, p), (p, p), (0, 0)), constant_values=1)", ()),
        ("return np.pad(X, ((p, p), (p, p), (0, 0), (0, 0)))", ()),
        ("return np.pad(X, ((p, p), (0, 0), (0, 0), (p, p)))", ()),
        ("return np.pad(X, ((0, 0), (p, p), (p, p)))", ()),
        ("return np.pad(X, ((0, 0), (1, 1), (1, 1), (0, 0)))", ()),
        ("return np.pad(X, ((0, 0), (p, p), (p, p), (0, 0)), mode='reflect')", ()),
        ("return np.pad(X, ((0, 0), (p, p), (p, p), (0, 0)), mode='wrap')", ()),
        ("return np.zeros((len(X), X.shape[1] + 2 * p, X.shape[2] + 2 * p, X.shape[3]))", ()),
        ("m, H, W, C = X.shape\nout = np.zeros((m, H + 2 * p, W + 2 * p, C))\nout[:, p:-p, p:-p] = X\nreturn out", ()),
        ("m, H, W, C = X.shape\nout = np.zeros((m, W + 2 * p, H + 2 * p, C))\nout[:, p:p + H, p:p + W] = X\n"
         "return out", ()),
        ("return X.reshape(len(X), X.shape[1] + 2 * p, X.shape[2] + 2 * p, X.shape[3])", ()),
        ("return [np.pad(x, ((p, p), (p, p), (0, 0))) for x in X]", ()),
        ("X = np.pad(X, ((0, 0), (p, 0), (p, 0), (0, 0)))\nreturn np.pad(X, ((0, 0), (p, 0), (p, 0), (0, 0)))", ()),
        ("return np.pad(X[0], ((p, p), (p, p), (0, 0)))", ()),
    ],
    "cross_correlate": [
        ("return X * K", ()),
        ("f = len(K)\nZ = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))\nfor i, j in np.ndindex(Z.shape):\n"
         "    Z[i, j] = np.max(X[i:i + f, j:j + f] * K)\nreturn Z", ()),
        ("f = len(K)\nZ = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))\nfor i, j in np.ndindex(Z.shape):\n"
         "    Z[i, j] = np.sum(X[i:f, j:f] * K)\nreturn Z", ()),
        ("f = len(K)\nZ = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))\nfor i, j in np.ndindex(Z.shape):\n"
         "    Z[i, j] = np.abs(np.sum(X[i:i + f, j:j + f] * K))\nreturn Z", ()),
        ("f = len(K)\nZ = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))\nfor i, j in np.ndindex(Z.shape):\n"
         "    Z[i, j] = np.sum(X[i:i + f, j:j + f]) * np.sum(K)\nreturn Z", ()),
        ("f = len(K)\nZ = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))\nfor i, j in np.ndindex(Z.shape):\n"
         "    Z[j, i] = np.sum(X[i:i + f, j:j + f] * K)\nreturn Z", ()),
        ("f = len(K)\nZ = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))\nfor i, j in np.ndindex(Z.shape):\n"
         "    Z[i, j] = np.sum(X[i:i + f, j:j + f] + K)\nreturn Z", ()),
        ("f = len(K)\nZ = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))\nfor i, j in np.ndindex(Z.shape):\n"
         "    Z[i, j] = np.sum(X[i:i + f, j:j + f] * K[::-1])\nreturn Z", ()),
        ("f = len(K)\nZ = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))\nfor i, j in np.ndindex(Z.shape):\n"
         "    Z[i, j] = np.sum(X[i + 1:i + f, j + 1:j + f] * K[1:, 1:])\nreturn Z", ()),
        ("f = len(K)\nZ = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))\nfor i, j in np.ndindex(Z.shape):\n"
         "    Z[i, j] = np.sum(X[i:i + f, j:j + f] * K)\n    return Z", ()),
        ("f = len(K)\nZ = np.zeros((X.shape[0] + f - 1, X.shape[1] + f - 1))\nP = np.pad(X, f - 1)\n"
         "for i, j in np.ndindex(Z.shape):\n    Z[i, j] = np.sum(P[i:i + f, j:j + f] * K)\nreturn Z", ()),
        ("f = 3\nZ = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))\nfor i, j in np.ndindex(Z.shape):\n"
         "    Z[i, j] = np.sum(X[i:i + f, j:j + f] * K)\nreturn Z", ()),
        ("f = len(K)\nZ = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1), dtype=int)\n"
         "for i, j in np.ndindex(Z.shape):\n"
         "    Z[i, j] = np.sum(X[i:i + f, j:j + f] * K)\nreturn Z", ()),
        ("f = len(K)\nZ = 0\nfor i in range(X.shape[0] - f + 1):\n    for j in range(X.shape[1] - f + 1):\n"
         "        Z += np.sum(X[i:i + f, j:j + f] * K)\nreturn Z", ()),
        ("return np.fft.ifft2(np.fft.fft2(X) * np.fft.fft2(K, X.shape)).real", ()),
    ],
    "conv_step": [
        ("return np.sum(a_slice) * np.sum(W) + b", ()),
        ("return np.max(a_slice * W) + b", ()),
        ("return np.sum(a_slice * W) * b", ()),
        ("return np.sum(a_slice * W) - b", ()),
        ("return np.sum(a_slice + W) + b", ()),
        ("return np.sum(a_slice * W, axis=2) + b", ()),
        ("return a_slice * W + b", ()),
        ("return np.sum(a_slice * W[::-1, ::-1]) + b", ()),
        ("return np.prod(a_slice * W) + b", ()),
        ("return np.sum(a_slice * W) + b * W.shape[2]", ()),
        ("return np.dot(a_slice, W) + b", ()),
        ("return 1 / (1 + np.exp(-np.sum(a_slice * W) - b))", ()),
        ("return np.array([np.sum(a_slice * W) + b])", ()),
        ("return int(np.sum(a_slice * W) + b)", ()),
        ("return np.sum(a_slice * W), b", ()),
    ],
    "conv_layer": [
        ("return A_prev @ W + b", ()),
        ("f = len(W)\nP = pad_images(A_prev, pad)\nseen = np.lib.stride_tricks.sliding_window_view(P, (f, f), (1, 2))\n"
         "return np.einsum('mhwcij,ijck->mhwk', seen, W) + b", ()),
        ("f = len(W)\nP = pad_images(A_prev, pad)\n"
         "seen = np.lib.stride_tricks.sliding_window_view(P, (f, f), (1, 2))[:, ::stride, ::stride]\n"
         "return np.einsum('mhwcij,ijck->mkhw', seen, W) + b[:, None, None]", ()),
        ("f = len(W)\nP = pad_images(A_prev, pad)\n"
         "seen = np.lib.stride_tricks.sliding_window_view(P, (f, f), (1, 2))[:, ::stride, ::stride]\n"
         "return np.maximum(np.einsum('mhwcij,ijck->mhwk', seen, W) + b, 0)", ()),
        ("f = len(W)\nP = pad_images(A_prev, pad)\n"
         "seen = np.lib.stride_tricks.sliding_window_view(P, (f, f), (1, 2))[:, ::stride, ::stride]\n"
         "return np.einsum('mhwcij,jick->mhwk', seen, W) + b", ()),
        ("f = len(W)\nP = pad_images(A_prev, pad)\n"
         "seen = np.lib.stride_tricks.sliding_window_view(P, (f, f), (1, 2))[:, ::stride, ::stride]\n"
         "return np.einsum('mhwcij,ijck->mhwk', seen, W) - b", ()),
        ("f = len(W)\nP = pad_images(A_prev, pad)\n"
         "seen = np.lib.stride_tricks.sliding_window_view(P, (f, f), (1, 2))[:, ::stride, ::stride]\n"
         "return np.einsum('mhwcij,ijck->mhwk', seen, W) + b.sum()", ()),
        ("f = len(W)\nP = pad_images(A_prev, pad)\n"
         "seen = np.lib.stride_tricks.sliding_window_view(P, (f, f), (1, 2))[:, ::stride, ::stride]\n"
         "return (np.einsum('mhwcij,ijck->mhwk', seen, W) + b) / len(P)", ()),
        ("f, K = W.shape[0], W.shape[3]\nP = pad_images(A_prev, pad)\nn_H = (P.shape[1] - f) // stride + 1\n"
         "n_W = (P.shape[2] - f) // stride + 1\nZ = np.zeros((len(P), n_H, n_W, K))\n"
         "for i, h, w, k in np.ndindex(Z.shape):\n    r, c = h * stride, w * stride\n"
         "    Z[i, h, w] = np.sum(P[i, r:r + f, c:c + f] * W[:, :, :, k]) + b[k]\nreturn Z", ()),
        ("f, K = W.shape[0], W.shape[3]\nP = pad_images(A_prev, pad)\nn_H = (P.shape[1] - f) // stride + 1\n"
         "n_W = (P.shape[2] - f) // stride + 1\nZ = np.zeros((len(P), n_H, n_W, K))\n"
         "for i, h, w, k in np.ndindex(Z.shape):\n"
         "    Z[i, h, w, k] = np.sum(P[i, h:h + f, w:w + f] * W[:, :, :, k]) + b[0]\nreturn Z", ("stride_ignored",)),
        ("f, K = W.shape[0], W.shape[3]\nP = pad_images(A_prev, pad)\nn_H = (P.shape[1] - f) // stride\n"
         "n_W = (P.shape[2] - f) // stride\nZ = np.zeros((len(P), n_H, n_W, K))\n"
         "for i, h, w, k in np.ndindex(Z.shape):\n    r, c = h * stride, w * stride\n"
         "    Z[i, h, w, k] = np.sum(P[i, r:r + f, c:c + f] * W[:, :, :, k]) + b[k]\nreturn Z", ()),
        ("f, K = W.shape[0], W.shape[3]\nn = (A_prev.shape[1] + 2 * pad - f) // stride + 1\n"
         "P = pad_images(A_prev, pad)\n"
         "Z = np.zeros((len(P), n, n, K))\nfor i, h, w, k in np.ndindex(Z.shape):\n    r, c = h * stride, w * stride\n"
         "    Z[i, h, w, k] = np.sum(P[i, r:r + f, c:c + f] * W[:, :, :, k]) + b[k]\nreturn Z", ()),
        ("f, K = W.shape[0], W.shape[3]\nP = pad_images(A_prev, pad)\nn_H = (P.shape[1] - f) // stride + 1\n"
         "n_W = (P.shape[2] - f) // stride + 1\nZ = np.zeros((len(P), n_H, n_W, K))\n"
         "for i, h, w, k in np.ndindex(Z.shape):\n    r, c = h * stride, w * stride\n"
         "    Z[i, h, w, k] += np.mean(P[i, r:r + f, c:c + f] * W[:, :, :, k]) + b[k]\nreturn Z", ()),
    ],
}  # fmt: skip
