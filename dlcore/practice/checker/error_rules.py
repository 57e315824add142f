"""What Python's and NumPy's errors mean, one rule an error.

    RULES   a pattern of the message, a name for the family, and what it means, with the parts that the message names
    KINDS   what an error means by its type alone, where no rule knows its message

A meaning says what was seen, and never more than that: the same message may have several causes.
"""

from dlcore.messages import N_

RULES = [
    (
        r"^`(.+)` is not here: cell (\d+) stopped with (\w+)$",
        "no value",
        N_("`{0}` has no value, because code cell {1} stopped with {2}."),
    ),
    (
        r"^`(.+)` is not here",
        "absent",
        N_("it uses `{0}`. Here are only NumPy, the standard library and what the exercise lets you use."),
    ),
    (
        r"mismatch in its core dimension.*size (\d+) is different from (\d+)",
        "product",
        N_("a matrix product needs the inner sizes to be equal; here they are {1} and {0}."),
    ),
    (
        r"not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)",
        "product",
        N_("a dot product needs the inner sizes to be equal; here they are {0} and {1}."),
    ),
    (
        r"does not have enough dimensions",
        "rank",
        N_("a matrix product with a plain number in it; use * for that."),
    ),
    (
        r"remapped shapes.*: (\([\d,]+\))\s+and requested shape (\([\d,]+\))",
        "stretched",
        N_("shape {0} cannot be stretched to {1}; `np.pad` takes a pair for each axis."),
    ),
    (
        r"remapped shapes.*newaxis,newaxis\)\s+and requested shape",
        "stacks",
        N_("`@` multiplies along the last two axes, and the axes before those do not fit."),
    ),
    (
        r"could not be broadcast together with remapped shapes",
        "einsum",
        N_("in `einsum` a letter stands for one size; here a letter has two."),
    ),
    (
        r"could not be broadcast together with shapes (\([\d,]*\)) (\([\d,]*\))",
        "broadcast",
        N_("shapes {0} and {1} do not fit: each axis must be equal, or 1 in one of the two."),
    ),
    (
        r"output operand with shape (\([\d,]*\)) doesn't match the broadcast shape (\([\d,]*\))",
        "into",
        N_("a result of shape {1} does not fit into the array of shape {0} that is to take it."),
    ),
    (
        r"could not broadcast input array from shape (\([\d,]*\)) into shape (\([\d,]*\))",
        "assign",
        N_("numbers of shape {0} do not fit into the shape {1} that they are assigned to."),
    ),
    (
        r"inhomogeneous shape|setting an array element with a sequence",
        "ragged",
        N_("things of different shapes do not make one array."),
    ),
    (
        r"Cannot cast ufunc.*from dtype\('(u?int\d+)'\) to dtype\('(u?int\d+)'\)",
        "cast",
        N_("an array of type {1} cannot take numbers of type {0} in place; compute a new array."),
    ),
    (
        r"Cannot cast ufunc",
        "cast",
        N_("an array of whole numbers cannot take fractions in place; compute a new array."),
    ),
    (
        r"bitwise_xor|for \^:",
        "power",
        N_("`^` is no power in Python; `**` is."),
    ),
    (
        r"math domain error|expected a (?:positive|nonnegative) input",
        "domain",
        N_("a logarithm of 0 or less, or a root of a negative number."),
    ),
    (
        r"unsupported operand.*NoneType",
        "none",
        N_("None is computed with; that is what a function without `return` gives."),
    ),
    (
        r"'(?:int|float)' object is not iterable",
        "count",
        N_("a single number was to be gone through entry by entry; `range(m)` counts from 0 to m - 1."),
    ),
    (
        r"'float' object cannot be interpreted as an integer|^slice indices must be|must be integers.*, not float",
        "whole",
        N_(
            "a size or a place is a whole number of type int, and here is a float; `//` divides into whole numbers."
        ),
    ),
    (
        r"^only integers, slices",
        "index type",
        N_("an array takes whole numbers and slices as indices, and here is something else."),
    ),
    (
        r"values to unpack \(expected (\d+)",
        "names",
        N_("{0} names were to get a value each, and there are more values, or fewer."),
    ),
    (
        r"unhashable type: '([\w.]+)'",
        "hash",
        N_("a value of type {0} cannot be looked for in a set, or be a key of a dictionary."),
    ),
    (
        r"cannot reshape array of size (\d+) into shape (\([\w,]*\))",
        "reshape",
        N_("{0} numbers do not fill the shape {1}."),
    ),
    (
        r"only (?:length-1|size-1|0-dimensional) arrays can be converted",
        "scalar",
        N_("a function for one number was given an array; NumPy's own functions take whole arrays."),
    ),
    (
        r"truth value of an array.*ambiguous",
        "truth",
        N_(
            "one True or False is needed, as by `if`, `and`, `not` or `max`, and here is an array of them; entry by "
            "entry, `np.where` chooses and `&` joins, with each comparison in brackets: `(a == 1) & (b == 1)`."
        ),
    ),
    (
        r"boolean array indexing assignment cannot assign (\d+) input values to the (\d+)",
        "mask values",
        N_("the mask on the left chooses {1} entries, and {0} are assigned to them."),
    ),
    (
        r"boolean index did not match.* (\d+); .*is (\d+) but .*is (\d+)",
        "mask size",
        N_("on axis {0} there are {1} entries, and the mask, of True and False, has {2}."),
    ),
    (
        r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
        "index",
        N_("index {0} on axis {1}, which has {2} entries, counted from 0."),
    ),
    (
        r"too many indices for array: array is (\d+)-dimensional, but (\d+)",
        "indices",
        N_("there are {1} indices, more than the array has axes, which is {0}."),
    ),
    (
        r"axis (-?\d+) is out of bounds for array of dimension (\d+)",
        "axis",
        N_("there is no axis {0}: axes are counted from 0, and the number of them is {1}."),
    ),
    (
        r"numpy boolean (subtract|negative)",
        "boolean",
        N_("True and False take no minus sign; turn them into numbers with `.astype(int)`."),
    ),
    (
        r"read-only",
        "read-only",
        N_("an array that must not be changed is written to; work on a copy."),
    ),
    (
        r"cannot unpack non-iterable",
        "unpack",
        N_("one thing was given where several were to be unpacked."),
    ),
    (
        r"contains (nan|an infinite number)",
        "not finite",
        N_("{0} came up on the way and was handed on. Where is something divided by 0, or too large?"),
    ),
    (
        r"except for the concatenation axis must match.*dimension (\d+),.*has size (\d+) and.*has size (\d+)",
        "together",
        N_(
            "arrays that are put together need equal sizes on every other axis; on axis {0} they have {1} and {2}."
        ),
    ),
    (
        r"Cannot interpret '\d+' as a data type",
        "tuple of sizes",
        N_("the sizes of an array are one argument, a tuple: `np.zeros((2, 3))`."),
    ),
    (
        r"^(?:list|tuple) index out of range",
        "place",
        N_("an index goes beyond the end of a list; the last place is its length minus 1."),
    ),
    (
        r"'dict' object has no attribute '(\w+)'",
        "entry",
        N_("a dictionary has no `.{0}`; square brackets take an entry out of it."),
    ),
    (
        r"'([\w.]+)' object has no attribute '(\w+)'",
        "attribute",
        N_("a value of type {0} has no `.{1}`."),
    ),
    (
        r"not callable",
        "call",
        N_("round brackets after something that is not a function; indexing takes square ones."),
    ),
]
KINDS = {
    "ZeroDivisionError": N_("something is divided by zero."),
    "RecursionError": N_("the function calls itself without end."),
    "MemoryError": N_("an array is too large for this computer's memory."),
    "SystemExit": N_("it asks Python to stop (`exit` or `sys.exit`); use `return` to leave a function."),
    "KeyboardInterrupt": N_("it was stopped from the keyboard."),
    "Gone": N_("the process in which it ran came to an end: Python itself crashed, or was made to stop."),
    "TooMuch": N_("what it returns is too large to be looked at."),
}
