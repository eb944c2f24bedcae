"""Known vulnerabilities of the locked packages: `python .ci/audit.py PIP_AUDIT LOCK`.

Exit code 1 where one is known. Where nobody can be asked (offline, or an index that knows of no vulnerabilities) a line
says that it was skipped, and the exit code is 0: to be offline is no fault of the code.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

SECONDS = 180


def main(pip_audit: str, lock: str) -> int:
    packages = audited(pip_audit, lock)
    if packages is None:
        print(f"pip-audit: SKIPPED, nobody to ask about {lock} (offline?)")
        return 0
    known = [one for one in packages if "skip_reason" not in one]
    if not known:
        print(f"pip-audit: SKIPPED, whom it asked knows none of the {len(packages)} packages of {lock}")
        return 0
    found = [(one["name"], one["version"], fault["id"]) for one in known for fault in one["vulns"]]
    for name, version, fault in found:
        print(f"pip-audit: {name} {version}: {fault}")
    print(
        f"pip-audit: {len(known)} of {len(packages)} packages of {lock} looked up, {len(found)} known vulnerabilities"
    )
    return 1 if found else 0


def audited(pip_audit: str, lock: str) -> list[dict[str, Any]] | None:
    """What is known of each package; None where no answer came."""
    command = [pip_audit, "--require-hashes", "--disable-pip", "--progress-spinner", "off", "-f", "json", "-r", lock]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
        return list(json.loads(done.stdout)["dependencies"])
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError):
        return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
