"""What can be seen in a function without running it: data from the notebook, loops, sizes written as numbers.

None of this fails a check. It is said beside the verdict, as a fact, never as the cause of a wrong result.
"""

import dis
import inspect
import types


def codes(code):
    """A function's code and that of the functions and comprehensions inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


def written(function):
    """The learner's own function, under its decorators; None for an object that only acts like one."""
    try:
        function = inspect.unwrap(function)
    except Exception:  # an object of the learner's may raise anything when it is asked
        return None
    return function if isinstance(function, types.FunctionType) else None


def notebook_data(function):
    """Names of data, not functions, that the function reads from outside: ["X", "m"]."""
    if (function := written(function)) is None:
        return []
    parts, outside = list(codes(function.__code__)), function.__globals__
    named = {name for part in parts for name in part.co_names if name in outside and is_data(outside[name])}
    steps = (
        step for part in parts if named.intersection(part.co_names) for step in dis.get_instructions(part)
    )
    return sorted(named & {step.argval for step in steps if step.opname.startswith("LOAD_GLOBAL")})


def is_data(value):
    return not callable(value) and not isinstance(value, types.ModuleType)


def loops(function):
    """Whether there is a loop or a comprehension in the function itself; None if that cannot be seen."""
    if (function := written(function)) is None:
        return None
    return any(GOING_BACK.intersection(part.co_code[::2]) for part in codes(function.__code__))


GOING_BACK = {code for name, code in dis.opmap.items() if "JUMP_BACKWARD" in name or name == "FOR_ITER"}
"""The instructions that are there in loops only; in Python's code every second byte is an instruction."""


def written_sizes(function):
    """Whole numbers above 1 that stand in the function's code."""
    if (function := written(function)) is None:
        return set()
    values = {
        value for part in codes(function.__code__) for constant in part.co_consts for value in flat(constant)
    }
    return {value for value in values if type(value) is int and value > 1}


def flat(constant):
    return constant if isinstance(constant, tuple) else (constant,)


def resized(function, size, other):
    """A copy of the function with one whole number in its code replaced by another."""

    def replaced(constant):
        if isinstance(constant, tuple):
            return tuple(map(replaced, constant))
        return other if type(constant) is int and constant == size else constant

    function = written(function)
    code = function.__code__
    code = code.replace(co_consts=replaced(code.co_consts))
    return types.FunctionType(
        code, function.__globals__, function.__name__, function.__defaults__, function.__closure__
    )
