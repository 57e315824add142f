"""What can be seen in a function without running it: data from the notebook, loops, sizes written as numbers.

None of this fails a check. It is said beside the verdict, as a fact, never as the cause of a wrong result.
"""

import dis
import types

LOOPING = {"FOR_ITER", "JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT"}


def codes(code):
    """A function's code and that of the functions and comprehensions inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


def code_of(function):
    return getattr(function, "__code__", None)


def notebook_data(function):
    """Names of data, not functions, that the function reads from outside: ["X", "m"]."""
    code = code_of(function)
    if code is None:
        return []
    read = {
        step.argval
        for part in codes(code)
        for step in dis.get_instructions(part)
        if step.opname.startswith("LOAD_GLOBAL")
    }
    outside = function.__globals__
    return sorted(name for name in read if name in outside and is_data(outside[name]))


def is_data(value):
    return not callable(value) and not isinstance(value, types.ModuleType)


def loops(function):
    """Whether there is a loop or a comprehension in the function itself."""
    code = code_of(function)
    return code is not None and any(
        step.opname in LOOPING for part in codes(code) for step in dis.get_instructions(part)
    )


def written_sizes(function):
    """Whole numbers above 1 that stand in the function's code."""
    code = code_of(function)
    if code is None:
        return set()
    values = {value for part in codes(code) for constant in part.co_consts for value in flat(constant)}
    return {value for value in values if type(value) is int and value > 1}


def flat(constant):
    return constant if isinstance(constant, tuple) else (constant,)
