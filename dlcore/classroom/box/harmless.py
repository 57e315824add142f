"""Code that can do nothing to its surroundings: what most answers are, read from their text without running it.

What an answer does to NumPy is done to all that run after it in the same process. Where all that an answer is made of
is in the lists below, there is nothing of the kind: names of its own, numbers, arrays, loops, and functions of NumPy
that only compute. Such answers may share a process with those of others, and are the same wherever they are.
"""

import ast
import builtins
import math
import re

STATEMENTS = (
    ast.FunctionDef, ast.arguments, ast.arg, ast.Return, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.For, ast.While,
    ast.If, ast.Expr, ast.Pass, ast.Break, ast.Continue, ast.Assert, ast.Raise, ast.Import, ast.ImportFrom, ast.alias,
    ast.BoolOp, ast.NamedExpr, ast.BinOp, ast.UnaryOp, ast.Lambda, ast.IfExp, ast.Dict, ast.Set, ast.ListComp,
    ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.comprehension, ast.Compare, ast.Call, ast.keyword, ast.Constant,
    ast.Attribute, ast.Subscript, ast.Starred, ast.Name, ast.List, ast.Tuple, ast.Slice, ast.JoinedStr,
    ast.FormattedValue, ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop,
)  # fmt: skip
KINDS = {kind for base in STATEMENTS for kind in (base, *base.__subclasses__())}
BUILTINS = set(
    """abs all any dict divmod enumerate filter frozenset isinstance len list map max min pow print range reversed
    round set slice sorted sum tuple zip ValueError TypeError IndexError AssertionError NotImplementedError
    ZeroDivisionError""".split()
)
COURSE = {"todo", "best_of", "check"}
METHODS = set(
    """T all any append argmax argmin argsort astype clip conj copy cumprod cumsum dot dtype extend fill flatten get
    imag index insert item items keys max mean min ndim nonzero pop prod ravel real repeat reshape reverse round
    setdefault shape size sort squeeze std sum swapaxes tolist trace transpose update values
    var normal uniform integers permutation choice random standard_normal shuffle""".split()
)
NUMPY = set(
    """abs absolute add all allclose amax amin any append apply_along_axis arange arccos arccosh arcsin arcsinh
    arctan arctan2 arctanh argmax argmin argpartition argsort argwhere around array array_equal array_split
    asarray atleast_1d atleast_2d average bincount block broadcast_to cbrt ceil choose clip column_stack
    concatenate conj convolve copy copysign corrcoef cos cosh count_nonzero cov cross cumprod cumsum deg2rad
    delete diag diagflat diagonal diff digitize divide divmod dot dstack e einsum equal exp exp2 expand_dims
    expm1 eye fabs fix flatnonzero flip fliplr flipud float16 float32 float64 float_power floor floor_divide
    fmax fmin fmod full full_like geomspace gradient greater greater_equal heaviside hsplit hstack hypot
    identity indices inf inner insert int8 int16 int32 int64 interp intersect1d invert isclose isfinite isin
    isinf isnan isscalar ix_ kron less less_equal linspace log log10 log1p log2 logaddexp logical_and
    logical_not logical_or logical_xor logspace matmul max maximum mean median meshgrid min minimum mod
    moveaxis multiply nan nan_to_num nanargmax nanargmin nanmax nanmean nanmin nanstd nansum nanvar
    ndenumerate ndim ndindex negative newaxis nonzero not_equal ones ones_like outer percentile pi positive
    power prod ptp quantile rad2deg ravel real reciprocal remainder repeat reshape rint roll rollaxis rot90
    round searchsorted select setdiff1d shape sign sin sinc sinh size sort split sqrt square squeeze stack
    std subtract sum swapaxes take take_along_axis tan tanh tensordot tile trace transpose tri tril triu
    true_divide trunc uint8 uint16 uint32 uint64 union1d unique unravel_index vander var vdot vsplit vstack
    where zeros zeros_like""".split()
)
"""Not among them: memory as it was found (empty, pad), bytes behind an array (frombuffer), what NumPy itself keeps
(show_config, info), chance (random, datetime64)."""
PARTS = {"linalg": {"norm", "inv", "det", "solve", "eigvalsh", "eigvals", "eigh", "svd"}}
UNSET = {None, "where", "out"}
"""Names of arguments that leave results unset, or that put them elsewhere. None stands for `**`, which hides names."""
MAKING = {
    "array": 1, "asarray": 1, "zeros": 1, "ones": 1, "full": 2, "zeros_like": 1, "ones_like": 1, "full_like": 2,
    "arange": 3, "eye": 3, "identity": 1, "tri": 3, "indices": 1, "linspace": 5, "logspace": 5, "geomspace": 5,
}  # fmt: skip
"""What makes arrays, and how many arguments it may be given before the kind of its numbers would come."""
TYPES = {"float", "int", "bool", "complex"}
"""Kinds of numbers, whose names stay theirs. Others may have bytes between their numbers that nobody has set."""
MODULES = {"np", "numpy", "math"}
MATH = {name for name in vars(math) if not name.startswith("_")}


def computation(statement):
    """What a piece of code computes, as a text that is the same however it is laid out; None if it may do more."""
    parts, nodes, called = [], [statement], set()
    for node in nodes:
        if isinstance(node, ast.Call):
            called.add(node.func)
        if isinstance(node, ast.Attribute) and (chain := dotted(node)):
            if not is_computing(chain) or (chain[1] in MAKING and node not in called):
                return None
            parts.append(".".join(chain))
        elif is_allowed(node) and (getattr(node, "attr", None) != "astype" or node in called):
            parts.append(type(node).__name__)
            for field in node._fields:
                write(getattr(node, field, None), parts, nodes)
        else:
            return None
    return "\n".join(parts)


def write(value, parts, nodes):
    """A field of a node: what stands there, or that there is a node, which gets its turn."""
    if isinstance(value, ast.AST):
        parts.append("*")
        nodes.append(value)
    elif isinstance(value, list):
        parts.append(str(len(value)))
        for part in value:
            write(part, parts, nodes)
    else:
        parts.append(hex(value) if type(value) is int else repr(value))  # numbers that are too long for repr


def dotted(node):
    """["np", "linalg", "norm"], where that is what stands there; else None."""
    names = []
    while isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
        names.insert(0, node.attr)
        node = node.value
    return [node.id, *names] if isinstance(node, ast.Name) and node.id in MODULES else None


def is_computing(chain):
    """Whether it is a function of NumPy or math that computes, or what an array has, such as np.pi.real."""
    module, name, *more = chain
    if module != "math" and name in PARTS:
        return bool(more) and more[0] in PARTS[name] and set(more[1:]) <= METHODS
    return name in (MATH if module == "math" else NUMPY) and set(more) <= METHODS


def is_allowed(node):
    """Whether a node is one of the lists above, whatever its parts are."""
    if type(node) not in KINDS:
        return False
    if isinstance(node, ast.Name):
        read = isinstance(node.ctx, ast.Load)
        return (read and node.id in TYPES) or (is_name(node.id) and (read or node.id not in COURSE))
    if isinstance(node, ast.Attribute):
        return isinstance(node.ctx, ast.Load) and node.attr in METHODS
    if isinstance(node, ast.Import | ast.ImportFrom):
        return is_import(node)
    if isinstance(node, ast.FunctionDef):
        return is_name(node.name) and not node.decorator_list
    if isinstance(node, ast.Constant):
        return not isinstance(node.value, bytes)
    if isinstance(node, ast.keyword):
        return node.arg not in UNSET and (node.arg != "dtype" or is_type(node.value))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return gives_plain_numbers(node)
    return not isinstance(node, ast.arg) or is_name(node.arg)


def gives_plain_numbers(call):
    """Whether the kind of the numbers that it makes is one of Python's or NumPy's usual ones."""
    chain = dotted(call.func)
    if call.func.attr == "astype":
        return len(call.args) <= 1 and all(map(is_type, call.args))
    if not chain or chain[1] not in MAKING:
        return True
    return len(call.args) <= MAKING[chain[1]] and not any(isinstance(one, ast.Starred) for one in call.args)


def is_type(node):
    """Whether an expression is a kind of numbers: float, np.float32, or what another array has."""
    if isinstance(node, ast.Attribute):
        chain = dotted(node)
        return bool(re.fullmatch(r"u?(int|float)\d+", chain[1])) if chain else node.attr == "dtype"
    return isinstance(node, ast.Name) and node.id in TYPES


def is_name(name):
    """Whether a name may stand for something of the answer's own, or is of a function that only computes."""
    return (
        name not in MODULES
        and not name.startswith("__")
        and (name in BUILTINS or not hasattr(builtins, name))
    )


def is_import(node):
    """Whether it brings NumPy or math under their usual names, a function of theirs, or of the course."""
    if isinstance(node, ast.ImportFrom):
        known = {"numpy": NUMPY - MAKING.keys(), "math": MATH}.get(node.module, set())
        found = is_ours(node.module or "") or {alias.name for alias in node.names} <= known
        return not node.level and found and all(is_name(alias.asname or alias.name) for alias in node.names)
    usual = {("numpy", "np"), ("numpy", None), ("math", None)}
    return all(
        (alias.name, alias.asname) in usual or (is_ours(alias.name) and is_name(alias.asname or "dlcore"))
        for alias in node.names
    )


def is_ours(module):
    return module.partition(".")[0] == "dlcore"
