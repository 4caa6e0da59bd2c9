import { expect, it } from 'vitest';
import { type CloudUnderTest, stackRequest, uniqueName } from './cloud-under-test.js';
import { GROUP, GROUP_FILES, NAMES, WORD } from './templates.js';

/** What Heat refuses, in its own sentences: people read them. */
export function refusalContract(test: () => CloudUnderTest): void {
  const refused = async (template: unknown, parameters: Record<string, unknown>, sentence: string) => {
    const request = stackRequest({ name: uniqueName('refused'), template, parameters });
    await expect(test().cloud.heat.create(request)).rejects.toMatchObject({
      code: 'openstack.bad_request',
      service: 'heat',
      status: 400,
      detail: sentence,
      message: `Heat answered 400: ${sentence}`,
    });
    expect(await test().cloud.heat.show(request.name)).toBeNull();
  };
  const resource = (definition: unknown) => ({
    heat_template_version: '2016-10-14',
    resources: { thing: definition },
  });

  it.each([
    ['flavor', 'm9.huge', "No Flavor matching {'name': 'm9.huge'}. (HTTP 404)"],
    ['keypair', 'lost-key', 'The Key (lost-key) could not be found.'],
    ['image', 'no-image', "No images matching {'name': 'no-image'}."],
    ['network', 'nowhere', "Unable to find network with name or id 'nowhere'"],
  ])('refuses a %s that does not exist', async (name, value, why) => {
    await refused(
      NAMES,
      { [name]: value },
      `Parameter '${name}' is invalid: Error validating value '${value}': ${why}`,
    );
  });

  it('takes names that exist', async () => {
    const request = stackRequest({ name: uniqueName('names'), template: NAMES });
    expect(await test().cloud.heat.preview(request)).toHaveLength(1);
  });

  it('refuses a parameter that the template does not have', async () => {
    await refused(WORD, { nonsense: 1 }, 'The Parameter (nonsense) was not defined in template.');
  });

  it.each([
    [
      { type: 'OS::Octavia::LoadBalancer', properties: { vip_network: 'private' } },
      'Property error: : resources.thing.properties: : Unknown Property vip_network',
    ],
    [
      { type: 'OS::Octavia::LoadBalancer', properties: {} },
      'Property error: : resources.thing.properties: : Property vip_subnet not assigned',
    ],
    [
      { type: 'OS::Heat::Value', properties: { if: [true, { value: 1 }, { value: 2 }] } },
      'The server could not comply with the request since it is either malformed or otherwise incorrect.',
    ],
  ])('refuses the properties of %j', async (definition, sentence) => {
    await refused(resource(definition), {}, sentence);
  });

  it('refuses to do without a parameter that has no default', async () => {
    await refused(
      { ...NAMES, parameters: { must: { type: 'string' } } },
      {},
      'The Parameter (must) was not provided.',
    );
  });

  it.each([
    [65, "Parameter 'length' is invalid: 65 is out of range (min: 1, max: 64)"],
    ['seven', "Parameter 'length' is invalid: could not convert string to float: 'seven'"],
  ])('refuses the length %s', async (length, sentence) => {
    await refused(WORD, { length }, sentence);
  });

  it.each([
    [{ type: 'OS::No::Such' }, 'The Resource Type (OS::No::Such) could not be found.'],
    [
      { type: 'OS::Heat::RandomString', properties: { lenght: 3 } },
      'Property error: : resources.thing.properties: : Unknown Property lenght',
    ],
    [
      { type: 'OS::Heat::RandomString', depends_on: 'other' },
      'The specified reference "other" (in thing) is incorrect.',
    ],
    [
      { type: 'OS::Heat::Value', properties: { value: { get_resource: 'other' } } },
      'The specified reference "other" (in thing.Properties.value) is incorrect.',
    ],
    [
      { type: 'OS::Heat::Value', properties: { value: { get_param: 'other' } } },
      'Property error: : resources.thing.properties.value: : The Parameter (other) was not provided.',
    ],
    [
      { type: 'OS::Heat::Value', properties: { value: { get_file: 'lost.sh' } } },
      'Property error: : resources.thing.properties.value: : No content found in the "files" section for get_file path: lost.sh',
    ],
  ])('refuses the resource %j', async (definition, sentence) => {
    await refused(resource(definition), {}, sentence);
  });

  it('refuses a template that is none', async () => {
    await refused(
      { resources: {} },
      {},
      'The template version is invalid: Template version was not provided',
    );
  });

  it('refuses a name that begins with a digit', async () => {
    const request = stackRequest({ name: '1st', template: WORD });
    await expect(test().cloud.heat.create(request)).rejects.toMatchObject({
      detail:
        'Invalid stack name 1st must contain only alphanumeric or "_-." characters, must start with alpha and must be 255 characters or less.',
    });
  });

  it('validates a template with its files, and says what is wrong with it', async () => {
    const { heat } = test().cloud;
    const whole = {
      template: GROUP,
      files: GROUP_FILES,
      environmentFiles: ['word.env.yaml'],
      parameters: {},
    };
    await heat.validate(whole);
    const typo = resource({ type: 'OS::No::Such' });
    const request = { template: typo, files: {}, environmentFiles: [], parameters: {} };
    await expect(heat.validate(request)).rejects.toMatchObject({
      status: 400,
      detail: 'The Resource Type (OS::No::Such) could not be found.',
    });
  });

  it('refuses what is wrong in a nested file, with the way to it', async () => {
    const { heat } = test().cloud;
    const request = stackRequest({
      name: uniqueName('nested'),
      template: GROUP,
      files: GROUP_FILES,
      parameters: { prefix: 'node' },
    });
    const refusal = {
      code: 'openstack.bad_request',
      detail:
        'resources.nodes<nested_stack>.resources.0<node.yaml>: : The Resource Type (Contract::Word) could not be found.',
    };
    await expect(heat.create(request)).rejects.toMatchObject(refusal);
    await expect(heat.preview(request)).rejects.toMatchObject(refusal);
  });

  it('previews a stack without making it', async () => {
    const { heat } = test().cloud;
    const request = stackRequest({
      name: uniqueName('preview'),
      template: GROUP,
      files: GROUP_FILES,
      environmentFiles: ['word.env.yaml'],
      parameters: { count: 3, prefix: 'node' },
    });
    const kinds = (await heat.preview(request)).map(({ type }) => type);
    expect(kinds.filter((type) => type === 'OS::Heat::RandomString')).toHaveLength(4);
    expect(kinds).not.toContain('OS::Heat::ResourceGroup');
    expect(await heat.show(request.name)).toBeNull();
    await expect(heat.preview({ ...request, parameters: { nonsense: 1 } })).rejects.toMatchObject({
      detail: 'The Parameter (nonsense) was not defined in template.',
    });
  });
}
