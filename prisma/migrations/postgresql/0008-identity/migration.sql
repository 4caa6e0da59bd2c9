-- CreateTable
CREATE TABLE "ChatChannel" (
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "projectId" TEXT,
    "projectName" TEXT,
    "boundBy" JSONB,
    "boundAt" TIMESTAMP(3),
    "guardrail" TEXT NOT NULL DEFAULT 'normal',

    CONSTRAINT "ChatChannel_pkey" PRIMARY KEY ("platform","workspace","channel")
);

-- CreateTable
CREATE TABLE "ChatCredential" (
    "id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "credentialId" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "projectName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ChatCredential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChatRole" (
    "id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "projectName" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectName" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "grantedBy" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ChatRole_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ChatChannel_projectId_idx" ON "ChatChannel"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "ChatCredential_platform_workspace_person_key" ON "ChatCredential"("platform", "workspace", "person");

-- CreateIndex
CREATE UNIQUE INDEX "ChatRole_platform_workspace_projectId_kind_subject_role_key" ON "ChatRole"("platform", "workspace", "projectId", "kind", "subject", "role");
