import { describe, expect, it } from 'vitest';
import { type Remembered, rememberAnswers } from '../../src/api/request/remembered.js';
import { openDatabase } from '../../src/engine/store/database.js';
import { reportService } from '../../src/engine/store/services.js';
import { sqliteDatabases } from '../engine/database.js';

const textsOf =
  ({ answer }: Remembered) =>
  async (key: string, make: () => Promise<string>) =>
    (await answer(key, make)).toString();

describe('answers from the database', () => {
  it('are made once, until anything in it changes, also from another process', async () => {
    const databases = await sqliteDatabases();
    const url = await databases.fresh();
    const [ours, theirs] = [await openDatabase(url), await openDatabase(url)];
    let made = 0;
    const answer = textsOf(rememberAnswers(ours.revision));
    const count = async () => {
      made += 1;
      return String(await ours.read.magnumService.count());
    };
    await ours.read.magnumService.count();
    expect([await answer('a', count), await answer('a', count), made]).toEqual(['0', '0', 1]);
    await ours.write((tx) => reportService(tx, { host: 'one', binary: 'magnum-conductor' }));
    expect([await answer('a', count), made]).toEqual(['1', 2]);
    await theirs.write((tx) => reportService(tx, { host: 'two', binary: 'magnum-conductor' }));
    expect([await answer('a', count), await answer('b', count), made]).toEqual(['2', '2', 4]);
    await ours.close();
    await theirs.close();
    await databases.stop();
  });

  it('are made every time where nobody counts changes', async () => {
    let made = 0;
    const answer = textsOf(rememberAnswers(async () => null));
    const make = async () => String(++made);
    expect([await answer('a', make), await answer('a', make)]).toEqual(['1', '2']);
  });
});
