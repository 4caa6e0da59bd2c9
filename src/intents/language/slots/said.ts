/** A number of nodes as it was said: exactly so many, or so many more or fewer. */
export interface SaidNodes {
  readonly value: number;
  readonly sign: 1 | -1 | 0;
  /** "to 5": surely a target and no difference. */
  readonly target: boolean;
}

/** Everything that a clause says beside verb and names, by slot. */
export interface Said {
  nodes?: SaidNodes;
  masters?: number;
  min?: number;
  max?: number;
  batch?: number;
  gb?: number;
  minutes?: number;
  newName?: string;
  role?: string;
  channel?: string;
  request?: string;
  csr?: string;
  reason?: string;
  rollback?: boolean;
  /** What goes by its slot's name: flavor, image, labels, booleans. */
  readonly slots: Record<string, unknown>;
  /** `node_count=3`: attributes by Magnum's names. */
  readonly changes: Record<string, unknown>;
  /** Attributes that were named without a value, by Magnum's names. */
  readonly attributes: string[];
}

export function nothingSaid(): Said {
  return { slots: {}, changes: {}, attributes: [] };
}
