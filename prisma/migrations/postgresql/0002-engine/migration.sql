-- CreateTable
CREATE TABLE "Quota" (
    "id" SERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "hardLimit" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3),

    CONSTRAINT "Quota_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MagnumService" (
    "id" SERIAL NOT NULL,
    "host" TEXT NOT NULL,
    "binary" TEXT NOT NULL,
    "reportCount" INTEGER NOT NULL DEFAULT 0,
    "lastSeenUp" TIMESTAMP(3),
    "disabled" BOOLEAN NOT NULL DEFAULT false,
    "disabledReason" TEXT,
    "forcedDown" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3),

    CONSTRAINT "MagnumService_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditRecord" (
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "projectName" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "platform" TEXT,
    "workspace" TEXT,
    "channel" TEXT,
    "chatUserId" TEXT,
    "chatUserName" TEXT,
    "action" TEXT NOT NULL,
    "targetKind" TEXT NOT NULL,
    "targetId" TEXT,
    "targetName" TEXT,
    "input" JSONB NOT NULL,
    "outcome" TEXT NOT NULL,
    "detail" TEXT,
    "sentence" TEXT,
    "operationId" TEXT,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditRecord_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "Quota_projectId_resource_key" ON "Quota"("projectId", "resource");

-- CreateIndex
CREATE UNIQUE INDEX "MagnumService_host_binary_key" ON "MagnumService"("host", "binary");

-- CreateIndex
CREATE INDEX "AuditRecord_targetId_idx" ON "AuditRecord"("targetId");

-- CreateIndex
CREATE INDEX "AuditRecord_targetName_idx" ON "AuditRecord"("targetName");
