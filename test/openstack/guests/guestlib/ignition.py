"""Ignition, as far as a guest that is no Fedora CoreOS can do it: files and systemd's units, before the first boot.

Versions 2 and 3 of its configuration. What it does not know it refuses, as Ignition does: the guest then does not boot.
"""
import base64
import gzip
import json
import os
import urllib.parse

from .util import sh, write

KNOWN = {'ignition', 'storage', 'systemd'}


def config(data):
    """The configuration in user data; None where they are something else."""
    try:
        found = json.loads(data)
    except ValueError:
        return None
    return found if isinstance(found, dict) and 'ignition' in found else None


def contents(file):
    source = file['contents']['source']
    if not source.startswith('data:'):
        raise ValueError('%s: a source that is no data URL' % file['path'])
    head, _, text = source[5:].partition(',')
    data = urllib.parse.unquote_to_bytes(text)
    if head.endswith(';base64'):
        data = base64.b64decode(data)
    return gzip.decompress(data) if file['contents'].get('compression') == 'gzip' else data


def apply(root, found):
    """Makes a root file system as the configuration says."""
    strange = set(found) - KNOWN | set(found.get('storage', {})) - {'files'} | set(found.get('systemd', {})) - {'units'}
    if strange:
        raise ValueError('Ignition here does not know %s' % ', '.join(sorted(strange)))
    old = found['ignition']['version'].startswith('2.')
    for file in found.get('storage', {}).get('files', []):
        path = root + file['path']
        if os.path.exists(path) and not (old or file.get('overwrite')):
            raise ValueError('%s is there already' % file['path'])
        write(path, contents(file), file.get('mode', 0o644))
    for unit in found.get('systemd', {}).get('units', []):
        if unit.get('contents'):
            write('%s/etc/systemd/system/%s' % (root, unit['name']), unit['contents'])
        if unit.get('enabled'):
            sh('systemctl', '--root=' + root, 'enable', unit['name'])
        if unit.get('mask'):
            sh('systemctl', '--root=' + root, 'mask', unit['name'])
