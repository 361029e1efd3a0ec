"""Checks that a bill of materials lists the artifacts of the notices, and nothing else.

usage: materials.py BILL.cdx.json THIRD-PARTY.txt
"""

import json
import re
import sys

NOTICE = re.compile(r"\(([^():\s]+):([^():\s]+):([^():\s]+) - [^()]*\)\s*$")


def main(bill, notices):
    with open(bill, encoding="utf-8") as file:
        content = json.load(file)
    if content.get("bomFormat") != "CycloneDX":
        return f"{bill}: not a CycloneDX document"
    components = {f"{c['group']}:{c['name']}:{c['version']}" for c in content["components"]}
    if not any(c.startswith("org.apache.beam:beam-sdks-java-core:") for c in components):
        return f"{bill}: does not list Beam"
    for component in content["components"]:
        if not component["purl"].startswith("pkg:maven/") or not component.get("hashes"):
            return f"{bill}: {component['name']} has no Maven address or no hash"
    # The notices list what the jar contains, versions included: the compile and runtime scopes.
    with open(notices, encoding="utf-8") as file:
        noticed = {":".join(match.groups()) for line in file if (match := NOTICE.search(line))}
    listed = {c for c in components if not c.startswith("org.minetally:")}
    if not noticed or listed != noticed:
        return f"{bill}: differs from {notices}: {sorted(listed ^ noticed)}"
    print(f"The bill of materials (CycloneDX {content['specVersion']}) lists the {len(noticed)} artifacts of the notices.")
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
