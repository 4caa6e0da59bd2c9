import { describe, expect, it } from 'vitest';
import { drivers } from '../../src/drivers/registry.js';
import { inputFor, variantsOf } from './inputs.js';
import { namesRead, namesSet, scriptsSent, settingsWritten } from './settings.js';

describe.each(drivers.map((driver) => [driver.name, driver] as const))('the settings of %s', (_, driver) => {
  const scripts = scriptsSent(driver);
  const written = settingsWritten(driver, [
    inputFor(driver),
    ...variantsOf(driver).map(([, changes]) => inputFor(driver, changes)),
  ]);

  it('are all read by a script of its servers', () => {
    const texts = [...scripts.values()].join('\n');
    expect(written.filter((name) => !new RegExp(`\\b${name}\\b`).test(texts))).toEqual([]);
  });

  it('are all that the scripts of its servers read', () => {
    const own = new Set([...written, ...[...scripts.values()].flatMap(namesSet)]);
    const missing = [...scripts].flatMap(([script, text]) =>
      namesRead(text)
        .filter((name) => !own.has(name))
        .map((name) => `${script}: ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
