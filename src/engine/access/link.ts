/** A person of a chat platform. */
export interface PersonKey {
  readonly platform: string;
  readonly workspace: string;
  readonly person: string;
}

/** A person's application credential as it is kept: the secret sealed, and who Keystone said it speaks for. */
export interface Link {
  /** Another one at every login. */
  readonly id: string;
  readonly credentialId: string;
  readonly sealedSecret: string;
  readonly userId: string;
  readonly userName: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly createdAt: Date;
}
