import { describe, expect, it } from 'vitest';
import { isHostOrPort, isNetwork, isProxyException, isProxyUrl } from '../../src/drivers/addresses.js';

const rules = { isHostOrPort, isNetwork, isProxyUrl, isProxyException };

describe('what may be an address', () => {
  it.each<[keyof typeof rules, string[], string[]]>([
    [
      'isHostOrPort',
      ['registry', 'my_registry.example.org:5000', '10.0.0.1', '10.0.0.1:80', '::1', '[::1]:5000', '[::1]'],
      [
        '',
        'a b',
        '5',
        '1.5',
        '300.1.1.1',
        '-x',
        'a:',
        'a:port',
        'a:0',
        'a:70000',
        '[a]:5',
        'a/b',
        'http://a',
        'a..b',
      ],
    ],
    [
      'isNetwork',
      ['10.0.0.0/8', '0.0.0.0/0', 'fd00::/8'],
      ['10.0.0.0', '10.0.0.0/33', 'fd00::/129', 'a/8', '/8', ''],
    ],
    [
      'isProxyUrl',
      ['http://proxy:3128', 'https://ann:secret@proxy.example.org/', 'HTTP://[::1]:3128', 'http://10.0.0.1'],
      [
        '',
        'nonsense',
        'proxy:3128',
        'http:proxy',
        'http://',
        'http:///x',
        'http://a b',
        'ftp://a',
        'http://a:port',
      ],
    ],
    [
      'isProxyException',
      ['*', 'localhost', '.example.org', '*.example.org', '10.0.0.0/8', '10.0.0.1:80', '::1', 'fd00::/8'],
      ['', 'a b', 'http://a', '10.0.0.0/99', '300.1.1.1', '.', '*x', 'a/b'],
    ],
  ])('%s', (rule, good, bad) => {
    expect(good.filter((text) => !rules[rule](text))).toEqual([]);
    expect(bad.filter((text) => rules[rule](text))).toEqual([]);
  });
});
