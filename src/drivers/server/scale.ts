import type { Driver } from '../driver.js';

/** {@link Driver.scale} of a template that calls its workers so: `number_of_nodes` and `nodes_to_remove`. */
export function scaleOf(workers: string): Driver['scale'] {
  return (nodeCount, remove = []) => ({
    [`number_of_${workers}`]: nodeCount,
    ...(remove.length > 0 ? { [`${workers}_to_remove`]: remove.join(',') } : {}),
  });
}
