"""The site as a WSGI application, for `motcua serve` or any other server.

A proxy on the same machine is believed when it says whom it serves and whether over https (X-Forwarded-For and
X-Forwarded-Proto): without that, forms sent over https are refused and every visitor has the proxy's address.
"""

import os

from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings")
application = wrap_wsgi_with_proxy_headers(get_wsgi_application(), trusted_hosts=["127.0.0.1", "::1"])
