"""Reads notifications as any OpenStack service would, with oslo.messaging, and writes each as a line of JSON.

    notification-listener.py URL EXCHANGE TOPIC
"""
import json
import sys

import oslo_messaging
from oslo_config import cfg

url, exchange, topic = sys.argv[1:]
conf = cfg.ConfigOpts()
conf([])


class Endpoint:
    def _tell(self, priority, publisher_id, event_type, payload, metadata):
        said = dict(priority=priority, publisher_id=publisher_id, event_type=event_type,
                    payload=payload, metadata=metadata)
        print(json.dumps(said), flush=True)

    def info(self, context, *said):
        self._tell('info', *said)

    def error(self, context, *said):
        self._tell('error', *said)


listener = oslo_messaging.get_notification_listener(
    oslo_messaging.get_notification_transport(conf, url=url),
    [oslo_messaging.Target(exchange=exchange, topic=topic)],
    [Endpoint()],
    executor='threading')
listener.start()
print('{"listening": true}', flush=True)
sys.stdin.read()
listener.stop()
listener.wait()
