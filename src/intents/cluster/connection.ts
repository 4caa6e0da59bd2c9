import type { CardFile } from '../../card/card.js';
import type { Cluster } from '../../engine/clusters/cluster.js';

/** How one connects to a cluster: what to type, and files without any key. */
export interface ConnectionConfig {
  /** Command lines for the person's own machine, in order. */
  readonly commands: readonly string[];
  readonly files: readonly CardFile[];
}

/** What a COE's part of the answer is made from. */
export interface Connection {
  readonly cluster: Cluster;
  /** Null with `tls_disabled`. */
  readonly ca: string | null;
  /** Who the certificate is for. */
  readonly person: string;
}

/**
 * The commands that make a key and a request for these names on one's own machine. `subject` is what stands after
 * `-subj`, `/CN=admin`.
 */
export function keyCommands(
  subject: string,
  files: { key: string; csr: string; certificate: string },
): string[] {
  return [
    `openssl genrsa -out ${files.key} 4096`,
    `openssl req -new -key ${files.key} -subj ${quoted(subject)} -addext extendedKeyUsage=clientAuth -out ${files.csr}`,
    `# have ${files.csr} signed in this chat, and save the answer as ${files.certificate}:`,
  ];
}

/** A word as a shell takes it literally. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
