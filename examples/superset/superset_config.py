"""Settings of the Superset that `up` starts: one user, this machine only."""

import os
import pathlib
import threading

from sqlalchemy import event
from sqlalchemy.pool import Pool

HOME = pathlib.Path(os.environ["SUPERSET_HOME"])
SECRET_KEY = (HOME / "secret").read_text(encoding="utf-8").strip()
SQLALCHEMY_DATABASE_URI = f"sqlite:///{HOME}/superset.db"

# Each chart asks the files again, so that it shows the newest snapshot.
CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
DATA_CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}

# Superset is reached over plain HTTP on the loopback address.
TALISMAN_CONFIG = {
    "content_security_policy": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "object-src": "'none'",
        "style-src": ["'self'", "'unsafe-inline'"],
        "script-src": ["'self'", "'strict-dynamic'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,
    "session_cookie_secure": False,
}


LOCK = threading.Lock()


@event.listens_for(Pool, "connect")
def allow_output_only(connection, _):
    """Keeps SQL Lab from reading other files of this machine. All connections share settings."""
    if "duckdb" not in type(connection).__module__:
        return
    output = os.environ["MINETALLY_OUTPUT"].replace("'", "''")
    with LOCK:
        if not connection.execute("SELECT current_setting('lock_configuration')").fetchone()[0]:
            connection.execute(f"SET allowed_directories = ['{output}/']")
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
