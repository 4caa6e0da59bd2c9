import { z } from 'zod';

const Truth = z
  .enum(['true', 'false', 'on', 'off', 'yes', 'no', '1', '0'], 'takes true or false')
  .transform((word) => ['true', 'on', 'yes', '1'].includes(word));

const OnOff = z.enum(['on', 'off'], 'takes on or off').transform((word) => word === 'on');

const Whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, `takes a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `takes a whole number from ${from} to ${to}`);

const Seconds = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'takes a number of seconds, 0 for never')
  .transform(Number);

const AmqpUrl = z.string().regex(/^(amqps?|rabbit):\/\/.+/, 'takes amqp://user:password@host:port/vhost');

/** The program's own variables, as they are read. */
export const Environment = z.object({
  PORT: Whole(0, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)/, 'takes file:PATH or postgresql://user:password@host/database')
    .optional(),
  SECRET_KEY: z.string().min(32, 'takes at least 32 characters').optional(),
  ALERT_CHANNEL: z.string().default(''),
  CHAT_ROLES: z.enum(['program', 'granted'], 'takes program or granted').default('program'),
  APPROVAL_CHANNEL: z.string().default(''),
  APPROVAL_POLICY: z.string().optional(),
  PLAYGROUND: OnOff.optional(),
  MAGNUM_API_PORT: z
    .string()
    .regex(/^(off|\d{1,5})$/, 'takes a port or off')
    .transform((word) => (word === 'off' ? ('off' as const) : Number(word)))
    .refine((port) => port === 'off' || port <= 65_535, 'takes a port up to 65535, or off')
    .optional(),
  MAGNUM_API_URL: z.url('takes a URL such as https://magnum.example.org/v1').optional(),
  DISCOVERY_URL_FORMAT: z
    .string()
    .includes('%(size)d', 'takes a URL with %(size)d where the number of masters stands')
    .optional(),
  POLL_SECONDS: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'takes a number of seconds')
    .transform(Number)
    .refine((seconds) => seconds >= 0.05, 'takes at least 0.05 seconds')
    .default(5),
  SWEEP_SECONDS: Seconds.default(300),
  HEALTH_POLL_SECONDS: Seconds.default(60),
  STUCK_SECONDS: Seconds.default(1200),
  HEAT_NOTIFICATION_AMQP_URL: AmqpUrl.optional(),
  HEAT_NOTIFICATION_EXCHANGE: z.string().default('heat'),
  HEAT_NOTIFICATION_TOPIC: z.string().default('notifications'),
  CONDUCTOR_HOST: z.string().max(255, 'takes at most 255 characters').optional(),
  CLUSTER_API_TIMEOUT: Whole(0, 60).default(3),
  DRAIN_SECONDS: Whole(0, 3600).default(120),
  MAX_CLUSTERS_PER_PROJECT: Whole(0, 1_000_000).default(20),
  MAGNUM_POLICY_FILE: z.string().optional(),
  TRUSTEE_DOMAIN_NAME: z.string().optional(),
  TRUSTEE_DOMAIN_ADMIN_NAME: z.string().optional(),
  TRUSTEE_DOMAIN_ADMIN_PASSWORD: z.string().optional(),
  NOTIFICATION_AMQP_URL: AmqpUrl.optional(),
  NOTIFICATION_AMQP_EXCHANGE: z.string().default('magnum'),
  NOTIFICATION_AMQP_DURABLE: Truth.default(false),
  NOTIFICATION_TOPIC: z.string().default('notifications'),
  NOTIFICATION_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: 'takes a URL such as https://example.org/magnum' })
    .optional(),
  NOTIFICATION_WEBHOOK_SECRET: z.string().min(16, 'takes at least 16 characters').optional(),
  NOTIFICATION_LOG: OnOff.default(false),
  CERT_MANAGER_TYPE: z
    .enum(['x509keypair', 'barbican', 'local'], 'takes x509keypair, barbican or local')
    .default('x509keypair'),
  CERT_STORAGE_PATH: z.string().optional(),
  NODE_CA_FILE: z.string().optional(),
  NODE_VERIFY_CA: Truth.default(true),
  SANDBOX_PACE: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'takes a number, 1 for a plausible pace and 0 for none')
    .transform(Number)
    .default(1),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'takes trace, debug, info, warn, error or silent',
    )
    .default('info'),
  LOG_FORMAT: z.enum(['json', 'pretty'], 'takes json or pretty').optional(),
});

/** A channel as an operator names it; null: on any platform. */
interface NamedChannel {
  readonly platform: string | null;
  readonly channel: string;
}

/** The program's own settings, read and checked. */
export type ProgramConfig = z.output<typeof Environment> & {
  readonly alertChannels: readonly NamedChannel[];
  readonly approvalChannels: readonly NamedChannel[];
};

/** Reads the program's own settings; an empty value is no value. One sentence for each that is wrong. */
export function loadProgram(
  env: Readonly<Record<string, string | undefined>>,
): { config: ProgramConfig } | { problems: string[] } {
  const said = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const result = Environment.safeParse(said);
  if (!result.success) {
    return { problems: result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`) };
  }
  const { data } = result;
  const problems = [...trusteeProblems(data), ...notificationProblems(data), ...channelProblems(data)];
  if (problems.length > 0) return { problems };
  return {
    config: {
      ...data,
      alertChannels: readChannels(data.ALERT_CHANNEL),
      approvalChannels: readChannels(data.APPROVAL_CHANNEL),
    },
  };
}

function trusteeProblems(data: z.output<typeof Environment>): string[] {
  const names = [
    'TRUSTEE_DOMAIN_NAME',
    'TRUSTEE_DOMAIN_ADMIN_NAME',
    'TRUSTEE_DOMAIN_ADMIN_PASSWORD',
  ] as const;
  const missing = names.filter((name) => !data[name]);
  if (missing.length === 0 || missing.length === names.length) return [];
  return [`${missing.join(' and ')} must be set too: the three TRUSTEE_DOMAIN settings go together.`];
}

function notificationProblems(data: z.output<typeof Environment>): string[] {
  if (!data.NOTIFICATION_WEBHOOK_SECRET || data.NOTIFICATION_WEBHOOK_URL) return [];
  return ['NOTIFICATION_WEBHOOK_SECRET signs nothing: set NOTIFICATION_WEBHOOK_URL too, or unset it.'];
}

const platforms = ['slack', 'discord', 'playground', 'console'];

function channelProblems(data: z.output<typeof Environment>): string[] {
  return (['ALERT_CHANNEL', 'APPROVAL_CHANNEL'] as const).flatMap((setting) => {
    const named = data[setting].split(',').map((part) => /^\s*([A-Za-z]+):/.exec(part)?.[1]);
    const unknown = named.filter((name) => name !== undefined && !platforms.includes(name));
    return unknown.map(
      (name) => `${setting} names the platform ${name}; those there are: ${platforms.join(', ')}.`,
    );
  });
}

function readChannels(text: string): NamedChannel[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [platform = '', ...rest] = part.split(':');
      return platforms.includes(platform)
        ? { platform, channel: rest.join(':') }
        : { platform: null, channel: part };
    });
}
