import type { Driver, DriverRequest } from '../../drivers/driver.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { nearestName } from '../nearest.js';
import type { TemplateInput } from './input.js';
import { magnumLabels } from './magnum-labels.js';
import { nearestTypes } from './nearest-types.js';
import type { ClusterTemplate } from './template.js';

/** The driver of a cluster type. Throws `driver.not_found` in Magnum's words, with the nearest types there are. */
export function requireDriver(
  engine: Engine,
  serverType: ClusterTemplate['serverType'],
  osDistro: string,
  coe: ClusterTemplate['coe'],
): Driver {
  const key = { serverType, osDistro, coe };
  const driver = engine.drivers.find(key);
  if (driver) return driver;
  throw new EngineError(
    'driver.not_found',
    `Cluster type (${serverType}, ${osDistro}, ${coe}) not supported.`,
    {
      field: 'coe',
      hint: nearestTypes(
        key,
        engine.drivers.all.flatMap(({ keys }) => keys),
      ),
    },
  );
}

/** Labels that the driver knows must have values that it takes. Throws with Magnum's sentence. */
export function checkLabels(
  driver: Driver,
  labels: Readonly<Record<string, string>>,
  code: 'template.invalid' | 'cluster.invalid',
): void {
  const result = driver.labels.safeParse(labels);
  if (result.success) return;
  const [issue] = result.error.issues;
  throw new EngineError(code, issue?.message ?? 'A label is not accepted.', { field: 'labels' });
}

/** Whether the driver can make what is asked for. Throws with its sentence and the field at fault. */
export function checkAbility(
  driver: Driver,
  asked: DriverRequest,
  code: 'template.invalid' | 'cluster.invalid' | 'nodegroup.invalid',
): void {
  const refusal = driver.refusal?.(asked);
  if (refusal) throw new EngineError(code, refusal.message, { field: refusal.field });
}

/**
 * Labels that the driver does not act on, each with the one that was probably meant: its own, or else one that Magnum has
 * for the COE. They are stored and ignored.
 */
export function unknownLabels(driver: Driver, labels: Readonly<Record<string, string>>): string[] {
  const known = Object.keys(driver.labels.shape);
  const magnums = driver.keys.flatMap(({ coe }) => magnumLabels(coe));
  return Object.keys(labels)
    .filter((label) => !known.includes(label))
    .map((label) => {
      if (magnums.includes(label)) return label;
      const meant = nearestName(label, known) ?? nearestName(label, magnums);
      return meant ? `${label}: did you mean ${meant}?` : label;
    });
}

/** The same for an operation's input; nothing where the driver knows them all. */
export function ignoredLabels(
  driver: Driver,
  labels: Readonly<Record<string, string>> = {},
): { ignoredLabels?: string[] } {
  const unknown = unknownLabels(driver, labels);
  return unknown.length > 0 ? { ignoredLabels: unknown } : {};
}

type Checked = Pick<
  TemplateInput,
  'coe' | 'networkDriver' | 'volumeDriver' | 'dockerVolumeSize' | 'dockerStorageDriver'
>;

/** Whether the driver knows the network and volume driver asked for. Throws `template.invalid`. */
export function checkDrivers(driver: Driver, asked: Checked): void {
  if (asked.networkDriver && !driver.networkDrivers.includes(asked.networkDriver)) {
    throw new EngineError(
      'template.invalid',
      `Network driver type ${asked.networkDriver} is not supported, expecting a ${[...driver.networkDrivers, 'unspecified'].join('/')} network driver.`,
      { field: 'networkDriver' },
    );
  }
  if (asked.volumeDriver && !driver.volumeDrivers.includes(asked.volumeDriver)) {
    throw new EngineError(
      'template.invalid',
      `Volume driver type ${asked.volumeDriver} is not supported, expecting a ${[...driver.volumeDrivers, 'unspecified'].join('/')} volume driver.`,
      { field: 'volumeDriver' },
    );
  }
}

const devicemapperMinimum = 3;

/** Magnum's rule: devicemapper needs 3 GB. Throws `template.invalid`. */
export function checkStorage(asked: Pick<TemplateInput, 'dockerVolumeSize' | 'dockerStorageDriver'>): void {
  const { dockerStorageDriver: driver, dockerVolumeSize: size } = asked;
  if (driver !== 'devicemapper' || size === undefined || size >= devicemapperMinimum) return;
  throw new EngineError(
    'template.invalid',
    `docker volume size ${size} GB is not valid, expecting minimum value ${devicemapperMinimum}GB for devicemapper storage driver.`,
    { field: 'dockerVolumeSize' },
  );
}
