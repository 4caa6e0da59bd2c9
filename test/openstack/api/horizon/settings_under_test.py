"""Horizon as Debian installs it, with a Keystone and a region of the test's own."""

import os

from openstack_dashboard.settings import *  # noqa: F401,F403

ALLOWED_HOSTS = ["127.0.0.1"]
SECRET_KEY = os.environ["HORIZON_SECRET"]
OPENSTACK_KEYSTONE_URL = os.environ["OS_AUTH_URL"]
DEFAULT_SERVICE_REGIONS = {"*": os.environ["OS_REGION_NAME"]}
SESSION_ENGINE = "django.contrib.sessions.backends.file"
SESSION_FILE_PATH = os.environ["HORIZON_SESSIONS"]
