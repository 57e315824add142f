"""Which names a statement gives a value to, and which it takes: read from its text, nothing is run."""

import ast
import dis
import warnings
from dataclasses import dataclass
from functools import cached_property, lru_cache

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
IMPORTS = (ast.Import, ast.ImportFrom)
INNER = (*DEFINITIONS, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
SIMPLE = (ast.Assign, ast.AnnAssign, *DEFINITIONS, *IMPORTS)
CHANGING = {"append", "extend", "insert", "add", "update", "setdefault", "sort", "reverse", "pop", "remove"}
"""Methods with which a list, a dict or a set is changed where it is."""
AT_ONCE = {dis.opmap[name] for name in ("LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS") if name in dis.opmap}
WHEN_CALLED = dis.opmap["LOAD_GLOBAL"]
"""Python's instructions that take a name from outside, each of two bytes: read so, a tenth of `dis`'s time."""


@dataclass(eq=False)
class Statement:
    """One statement of a notebook, at its place in the order of all of them."""

    place: int
    cell: object
    index: int
    node: ast.stmt

    def __post_init__(self):
        self.gives, self.changes = gives_and_changes(self.node, self.cell.has_walrus)

    @property
    def anew(self):
        """Whether the names have their value from this statement alone, whatever they were before."""
        return isinstance(self.node, SIMPLE)

    @property
    def everything(self):
        """Whether it is a `from module import *`, which may give any name."""
        return isinstance(self.node, ast.ImportFrom) and self.node.names[0].name == "*"

    def code(self):
        module = ast.Module([self.node], [])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return compile(module, self.cell.file, "exec", dont_inherit=True)

    @cached_property
    def takes(self):
        """(names that it takes when it runs, names that functions in it take when they are called)."""
        try:
            code = self.code()
        except (SyntaxError, ValueError, RecursionError, MemoryError):  # `return` outside of a function
            return set(), set()
        now, later = set(), set()
        look_into(code, now, later)
        if not isinstance(self.node, FUNCTIONS):
            now |= later
        return now, later - now


@lru_cache(1000)
def gives_and_changes(statement, has_walrus):
    """(names that it gives a value to, names of things that it changes), neither ever changed itself."""
    nodes = list(outer(statement) if has_walrus else telling(statement))
    return frozenset().union(*map(given, nodes)), frozenset().union(*map(changed, nodes))


def look_into(code, now, later):
    """Add the names that a piece of code takes from outside: a module and a class at once, a function later."""
    pieces = [code]
    while pieces:
        piece, above = pieces.pop(), 0
        for step, argument in zip(piece.co_code[::2], piece.co_code[1::2], strict=True):
            argument |= above
            above = argument << 8 if step == dis.EXTENDED_ARG else 0
            if step in AT_ONCE:
                now.add(piece.co_names[argument])
            elif step == WHEN_CALLED:
                later.add(piece.co_names[argument >> 1])  # the lowest bit says that it will be called
        pieces += [constant for constant in piece.co_consts if hasattr(constant, "co_consts")]


def telling(statement):
    """The nodes of a statement that may give or change a name: few of the common ones, where they stand."""
    if isinstance(statement, (*DEFINITIONS, *IMPORTS)):
        return [statement]
    if isinstance(statement, ast.Expr):
        return [statement.value] if isinstance(statement.value, ast.Call) else outer(statement)
    if isinstance(statement, ast.Assign):
        return [statement.value, *(node for target in statement.targets for node in outer(target))]
    return outer(statement)


def outer(statement):
    """The nodes of a statement, without what is inside its functions, classes and comprehensions."""
    nodes = [statement]
    while nodes:
        node = nodes.pop()
        yield node
        if not isinstance(node, INNER):
            nodes += ast.iter_child_nodes(node)


def given(node):
    """The names to which a node gives a value."""
    if isinstance(node, DEFINITIONS):
        return {node.name}
    if isinstance(node, ast.Name):
        return {node.id} if isinstance(node.ctx, ast.Store) else set()
    if isinstance(node, IMPORTS):
        return {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    if isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
        return {node.name} - {None}
    return set()


def changed(node):
    """The names of things that a node changes: `table[k] = 1`, `net.rate = 2`, `found.append(3)`."""
    if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store):
        return root(node)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
        return root(node.func)
    return set()


def root(node):
    """The name that stands in front of `name.attribute[index]`."""
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return {node.id} if isinstance(node, ast.Name) else set()


def is_stub(node):
    """Whether a definition waits for its body: `return todo()`, `pass`, `...`, `raise NotImplementedError`."""
    if not isinstance(node, FUNCTIONS):
        return False
    body = node.body[ast.get_docstring(node, clean=False) is not None :]
    if len(body) > 1:
        return False
    return not body or isinstance(body[0], ast.Pass) or is_placeholder(body[0])


def is_todo(node):
    """Whether it is a stub of the course's, which says that nothing was attempted."""
    return (
        is_stub(node) and isinstance(node, ast.FunctionDef) and ast.unparse(node.body[-1]) == "return todo()"
    )


def is_placeholder(statement):
    """`return todo()`, `...`, `raise NotImplementedError` or `raise NotImplementedError()`."""
    value = getattr(statement, "exc" if isinstance(statement, ast.Raise) else "value", None)
    if isinstance(value, ast.Constant):
        return value.value is ... and isinstance(statement, ast.Expr | ast.Return)
    called = value.func if isinstance(value, ast.Call) else value
    return isinstance(called, ast.Name) and called.id in ("todo", "NotImplementedError")
