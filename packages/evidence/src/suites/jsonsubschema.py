"""Prints the pairs that the tests of jsonsubschema assert, without asking it: its own answers play no part.

Usage: jsonsubschema.py TEST_FOLDER. One JSON object a line: id, a, b, contained.
"""
import glob
import importlib.util
import json
import os
import sys
import types
import unittest

asserted = []


class Asked(list):
    """The pairs (a, b) about which a test asks whether a is within b, taken together."""

    def __bool__(self):
        return True


class Anything(types.ModuleType):
    __all__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})


def fake(name, **members):
    module = Anything(name)
    module.__dict__.update(members)
    module.__all__ = list(members)
    sys.modules[name] = module
    return module


ask = dict(
    isSubschema=lambda a, b: Asked([(a, b)]),
    isEquivalent=lambda a, b: Asked([(a, b), (b, a)]),
    set_debug=lambda *_: None,
    set_warn_uninhabited=lambda *_: None,
)
fake("jsonschema").exceptions = fake("jsonschema.exceptions")
package = fake("jsonsubschema", **ask)
for part in ("_canonicalization", "_checkers", "_utils", "_constants", "exceptions", "config", "api"):
    setattr(package, part, fake("jsonsubschema." + part, **ask))


def record(contained):
    def check(self, value, *_):
        # That two are not equal says nothing of either direction alone.
        if isinstance(value, Asked) and (contained or len(value) == 1):
            for a, b in value:
                asserted.append((self.id(), a, b, contained))

    return check


unittest.TestCase.assertTrue = record(True)
unittest.TestCase.assertFalse = record(False)

for path in sorted(glob.glob(os.path.join(sys.argv[1], "test_*.py"))):
    name = os.path.basename(path)[:-3]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        print(f"{name}: {error}", file=sys.stderr)
        continue
    unittest.defaultTestLoader.loadTestsFromModule(module).run(unittest.TestResult())

for number, (test, a, b, contained) in enumerate(asserted):
    print(json.dumps({"id": f"{test} #{number}", "a": a, "b": b, "contained": contained}))
