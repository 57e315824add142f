"""Which earlier cells of a notebook a few of its cells need: read from the names, nothing is run.

A cell takes the names that it reads before it gives them a value; the last earlier cell that gives such a name
is needed, and what that cell takes in its turn.
"""

import ast
import builtins

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
BLOCKS = ("body", "handlers", "orelse", "finalbody")


def needed(cells, kept):
    """Those of `cells`, sources in order, that the cells at the places `kept` need besides; their places."""
    wanted, found = set(), set()
    for place in range(max(kept, default=-1), -1, -1):
        gives, takes = names_of(cells[place])
        if place in kept or gives & wanted:
            wanted = (wanted - gives) | takes
            found |= {place} - kept
    return sorted(found)


def names_of(source):
    """(names that a cell gives to later cells, names that it takes from earlier ones)."""
    gives, takes = set(), set()
    follow(ast.parse(source).body, gives, takes)
    return gives, takes - set(dir(builtins))


def follow(statements, gives, takes):
    """Add to both sets what these statements give and take, in the order in which they run."""
    for statement in statements:
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)) or not hasattr(statement, "body"):
            takes |= read(statement) - gives
            gives |= made(statement)
            continue
        for part in heads(statement):
            takes |= read(part) - gives
            gives |= made(part)
        gives |= {name for name in [getattr(statement, "name", None)] if name}  # except ... as name
        for block in BLOCKS:
            follow(getattr(statement, block, []), gives, takes)


def heads(statement):
    """What stands before the blocks of a compound statement, in the order in which it is evaluated."""
    inner = {id(one) for block in BLOCKS for one in getattr(statement, block, [])}
    parts = [part for part in ast.iter_child_nodes(statement) if id(part) not in inner]
    return sorted(parts, key=lambda part: part is getattr(statement, "target", None))


def read(node):
    """The names that a piece of code reads and does not make itself in an inner function."""
    if isinstance(node, ast.Name):
        return set() if isinstance(node.ctx, ast.Store) else {node.id}
    inside = {name for part in ast.iter_child_nodes(node) for name in read(part)}
    if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        return inside | {node.target.id}
    if isinstance(node, FUNCTIONS):
        arguments = {part.arg for part in ast.walk(node.args) if isinstance(part, ast.arg)}
        body = node.body if isinstance(node.body, list) else []
        return inside - arguments - {name for statement in body for name in made(statement)}
    if isinstance(node, COMPREHENSIONS):
        return inside - {name for one in node.generators for name in made(one.target)}
    return inside


def made(node):
    """The names to which a piece of code gives a value where it stands."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return {node.name}
    if isinstance(node, ast.alias):
        return {(node.asname or node.name).partition(".")[0]}
    if isinstance(node, ast.Name):
        return {node.id} if isinstance(node.ctx, ast.Store) else set()
    if isinstance(node, (*FUNCTIONS, *COMPREHENSIONS)):
        return set()
    return {name for part in ast.iter_child_nodes(node) for name in made(part)}
