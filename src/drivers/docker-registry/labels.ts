import { matching } from '../labels/checks.js';

/** The label of drivers whose servers can have a registry: releases from 3 on cannot keep images in Swift. */
export const registryLabels = {
  registry_tag: matching(
    'registry_tag',
    /^2\.\d{1,3}\.\d{1,3}$/,
    'a release of the registry before 3, such as 2.8.3',
  ),
};

/** What stands for it where nobody says it: the last release before 3. */
export const registryDefaults = { registry_tag: '2.8.3' } as const;
