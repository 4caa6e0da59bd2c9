"""A Swift on one folder in one process: account, container and object servers, and the proxy, which asks Keystone who is who.

one-swift.py FOLDER   prints the proxy's port once all listen, and ends with its standard input.
The OS_* variables are an admin's. The folder's file system must keep extended attributes.
"""
import os
import sys

import eventlet
import eventlet.tpool

eventlet.monkey_patch()

from eventlet import wsgi                                              # noqa: E402
from keystonemiddleware.auth_token import filter_factory as auth_token  # noqa: E402
from swift.common import storage_policy, utils                         # noqa: E402
from swift.common.middleware import catch_errors, copy, dlo, gatekeeper, keystoneauth, slo  # noqa: E402
from swift.common.ring import RingBuilder                              # noqa: E402
from swift.common.wsgi import SwiftHttpProtocol                        # noqa: E402

folder = sys.argv[1]
disk, rings = os.path.join(folder, 'disk', 'sda'), os.path.join(folder, 'rings')
os.makedirs(disk)
os.makedirs(rings)

# What /etc/swift/swift.conf would say.
utils.SWIFT_CONF_FILE = os.path.join(folder, 'swift.conf')
with open(utils.SWIFT_CONF_FILE, 'w') as conf:
    conf.write('[swift-hash]\nswift_hash_path_suffix = test\nswift_hash_path_prefix = test\n'
               '[storage-policy:0]\nname = only\ndefault = yes\n')
utils.HASH_PATH_PREFIX = utils.HASH_PATH_SUFFIX = b'test'
utils.validate_configuration = lambda: None
storage_policy.reload_storage_policies()

from swift.account.server import app_factory as account                # noqa: E402
from swift.container.server import app_factory as container            # noqa: E402
from swift.obj.server import app_factory as objects                    # noqa: E402
from swift.proxy.server import Application                             # noqa: E402

sockets = {name: eventlet.listen(('127.0.0.1', 0)) for name in ('account', 'container', 'object', 'proxy')}
settings = {'swift_dir': rings, 'devices': os.path.join(folder, 'disk'), 'mount_check': 'false', 'fallocate_reserve': '0'}
for name in ('account', 'container', 'object'):
    port = sockets[name].getsockname()[1]
    ring = RingBuilder(4, 1, 1)
    ring.add_dev({'id': 0, 'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': port, 'device': 'sda', 'weight': 1,
                  'replication_ip': '127.0.0.1', 'replication_port': port, 'meta': ''})
    ring.rebalance()
    ring.get_ring().save(os.path.join(rings, name + '.ring.gz'))

proxy = Application({**settings, 'account_autocreate': 'true'})
for layer in (dlo, slo, copy):
    proxy = layer.filter_factory(settings)(proxy)
proxy = keystoneauth.filter_factory({'operator_roles': 'admin, member', 'reseller_prefix': 'AUTH_'})(proxy)
proxy = auth_token({}, auth_type='password', auth_url=os.environ['OS_AUTH_URL'], delay_auth_decision='true',
                   www_authenticate_uri=os.environ['OS_AUTH_URL'], username=os.environ['OS_USERNAME'],
                   password=os.environ['OS_PASSWORD'], project_name=os.environ['OS_PROJECT_NAME'],
                   user_domain_id='default', project_domain_id='default')(proxy)
for layer in (gatekeeper, catch_errors):
    proxy = layer.filter_factory(settings)(proxy)

apps = {'account': account(settings), 'container': container(settings), 'object': objects(settings), 'proxy': proxy}
for name, app in apps.items():
    eventlet.spawn(wsgi.server, sockets[name], app, protocol=SwiftHttpProtocol, log_output=False)
print(sockets['proxy'].getsockname()[1], flush=True)
while eventlet.tpool.execute(sys.stdin.read, 1):
    pass
os._exit(0)
