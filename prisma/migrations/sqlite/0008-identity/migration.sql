-- CreateTable
CREATE TABLE "ChatChannel" (
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "projectId" TEXT,
    "projectName" TEXT,
    "boundBy" JSONB,
    "boundAt" DATETIME,
    "guardrail" TEXT NOT NULL DEFAULT 'normal',

    PRIMARY KEY ("platform", "workspace", "channel")
);

-- CreateTable
CREATE TABLE "ChatCredential" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "credentialId" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "projectName" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ChatRole" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "projectName" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectName" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "grantedBy" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "ChatChannel_projectId_idx" ON "ChatChannel"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "ChatCredential_platform_workspace_person_key" ON "ChatCredential"("platform", "workspace", "person");

-- CreateIndex
CREATE UNIQUE INDEX "ChatRole_platform_workspace_projectId_kind_subject_role_key" ON "ChatRole"("platform", "workspace", "projectId", "kind", "subject", "role");
