"""Validates documents against the scenario schema: prints the names of those whose verdict is not the expected one.

usage: validate.py SCHEMA DOCUMENTS    DOCUMENTS: a JSON list of {name, valid, document}
Exit code 77: there is no validator.
"""

import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
with open(sys.argv[2], encoding="utf-8") as file:
    documents = json.load(file)
for entry in documents:
    error = next(validator.iter_errors(entry["document"]), None)
    if (error is None) != entry["valid"]:
        told = "accepted" if error is None else f"refused at {'.'.join(map(str, error.absolute_path))}: {error.message[:300]}"
        print(f"{entry['name']}: {told}")
