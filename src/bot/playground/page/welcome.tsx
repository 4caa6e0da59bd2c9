import { setDraft } from './composer/draft.js';
import { CommandLine } from './parts/command-line.js';
import { hello } from './state/chat.js';
import { t } from './state/language.js';
import { channel } from './state/place.js';

const first = [
  {
    label: 'Make a Swarm template',
    line: '/magnum cluster-template-create swarm-template --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --docker-volume-size 5 --dns-nameserver 8.8.8.8 --coe swarm',
  },
  {
    label: 'Create a cluster from it',
    line: '/magnum cluster-create swarm --cluster-template swarm-template --node-count 1',
  },
  { label: 'List the clusters', line: '/magnum cluster-list' },
  { label: 'See every command', line: '/magnum help' },
];

/** What an empty channel says: four things to begin with. */
export function Welcome() {
  const cloud = hello.value?.cloud ?? t('the cloud');
  const [before, after] = t(
    `You are talking to ${cloud}. Commands begin with /magnum. Press one to put it in the box below, then Enter.`,
  ).split('/magnum');
  return (
    <section class="welcome" aria-label={t('How to begin')}>
      <h2>{t('Clusters on OpenStack, in a chat')}</h2>
      <p>
        {before}
        <code>/magnum</code>
        {after}
      </p>
      <ol>
        {first.map(({ label, line }) => (
          <li key={label}>
            <button
              type="button"
              onClick={() => {
                setDraft(channel.value, null, line);
                document.getElementById('composer')?.focus();
              }}
            >
              <strong>{t(label)}</strong>
              <code>
                <CommandLine line={line} />
              </code>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
