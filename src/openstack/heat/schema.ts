import { z } from 'zod';

const tags = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? []);

const ListedStack = z.object({
  id: z.string(),
  stack_name: z.string(),
  stack_status: z.string(),
  stack_status_reason: z.string().nullish(),
  creation_time: z.string(),
  updated_time: z.string().nullish(),
  tags,
});
export type ListedStack = z.infer<typeof ListedStack>;

export const StackList = z.object({ stacks: z.array(ListedStack) });

export const StackAnswer = z.object({
  stack: ListedStack.extend({
    parameters: z.record(z.string(), z.unknown()).default({}),
    outputs: z
      .array(
        z.object({
          output_key: z.string(),
          output_value: z.unknown(),
          output_error: z.string().nullish(),
        }),
      )
      .nullish(),
  }),
});
export type StackAnswer = z.infer<typeof StackAnswer>;

export const CreatedStack = z.object({ stack: z.object({ id: z.string() }) });

const PreviewedResource = z
  .object({
    resource_name: z.string(),
    resource_type: z.string(),
    properties: z.record(z.string(), z.unknown()).nullish(),
  })
  .transform(({ resource_name, resource_type, properties }) => ({
    name: resource_name,
    type: resource_type,
    properties: properties ?? {},
  }));

/** A preview's resources: a nested stack is a list of its own, however deep. */
export type PreviewTree = readonly (z.output<typeof PreviewedResource> | PreviewTree)[];
const PreviewTree: z.ZodType<PreviewTree> = z.lazy(() => z.array(z.union([PreviewedResource, PreviewTree])));

export const PreviewedStack = z.object({ stack: z.object({ resources: PreviewTree }) });

export const ListedResource = z.object({
  resource_name: z.string(),
  resource_type: z.string(),
  physical_resource_id: z.string().nullish(),
  resource_status: z.string(),
  resource_status_reason: z.string().nullish(),
  updated_time: z.string(),
  parent_resource: z.string().nullish(),
  links: z.array(z.object({ rel: z.string(), href: z.string() })),
});
export type ListedResource = z.infer<typeof ListedResource>;

export const ResourceList = z.object({ resources: z.array(ListedResource) });

/** The metadata of a wait condition's handle: what it was told, by name. */
export const HandleMetadata = z.object({
  metadata: z.record(
    z.string(),
    z.object({ status: z.enum(['SUCCESS', 'FAILURE']), reason: z.string().nullish() }),
  ),
});

export const ListedEvent = z.object({
  resource_name: z.string(),
  physical_resource_id: z.string().nullish(),
  resource_status: z.string(),
  resource_status_reason: z.string().nullish(),
  event_time: z.string(),
  links: z.array(z.object({ rel: z.string(), href: z.string() })),
});
export type ListedEvent = z.infer<typeof ListedEvent>;

export const EventList = z.object({ events: z.array(ListedEvent) });
