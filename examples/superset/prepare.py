"""Prepares Superset for an output: its own database, the login, the views and the bundle.

    python prepare.py OUTPUT

Needs the environment variables SUPERSET_HOME and SUPERSET_CONFIG_PATH.
"""

import logging
import os
import pathlib
import re
import secrets
import sys

import duckdb

import bundle
import tables

HOME = pathlib.Path(os.environ["SUPERSET_HOME"])
USER = "admin"


def secret(name):
    """Returns the generated secret of this name, which only the owner may read."""
    path = HOME / name
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(24) + "\n", encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()


def create_views(package, path):
    """Creates the database file with the published views, which then name absolute paths."""
    folder = str(package.folder).replace("'", "''")
    sql = (package.folder / "views.duckdb.sql").read_text(encoding="utf-8")
    sql = re.sub(r"(?<=[(\[ ])'(?=\w+/part-\d+)", lambda _: f"'{folder}/", sql)
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with duckdb.connect(str(new)) as connection:
        connection.execute(sql)
    new.replace(path)


def create_user(password):
    from superset import appbuilder, security_manager

    appbuilder.add_permissions(update_perms=True)
    security_manager.sync_role_definitions()
    user = security_manager.find_user(username=USER)
    if user:
        return user
    role = security_manager.find_role("Admin")
    return security_manager.add_user(USER, "Minetally", "Admin", "admin@localhost", role, password)


def prepare(output):
    secret("secret")
    password = secret("password")
    package = tables.read(output)
    path = HOME / f"{package.name}.duckdb"
    create_views(package, path)

    from superset.app import create_app

    app = create_app()
    # create_app sets up logging; keep migrations quiet.
    logging.disable(logging.INFO)
    with app.app_context():
        from flask import g
        from flask_migrate import upgrade
        from superset.commands.importers.v1.assets import ImportAssetsCommand

        upgrade()
        g.user = create_user(password)
        ImportAssetsCommand(bundle.files(package, path, "assets")).run()
    print(f"/superset/dashboard/{package.name}/")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: prepare.py OUTPUT")
    prepare(sys.argv[1])
