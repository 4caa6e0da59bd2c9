-- CreateTable
CREATE TABLE "Quota" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "projectId" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "hardLimit" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME
);

-- CreateTable
CREATE TABLE "MagnumService" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "host" TEXT NOT NULL,
    "binary" TEXT NOT NULL,
    "reportCount" INTEGER NOT NULL DEFAULT 0,
    "lastSeenUp" DATETIME,
    "disabled" BOOLEAN NOT NULL DEFAULT false,
    "disabledReason" TEXT,
    "forcedDown" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME
);

-- CreateTable
CREATE TABLE "AuditRecord" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
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
    "hash" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Quota_projectId_resource_key" ON "Quota"("projectId", "resource");

-- CreateIndex
CREATE UNIQUE INDEX "MagnumService_host_binary_key" ON "MagnumService"("host", "binary");

-- CreateIndex
CREATE INDEX "AuditRecord_targetId_idx" ON "AuditRecord"("targetId");

-- CreateIndex
CREATE INDEX "AuditRecord_targetName_idx" ON "AuditRecord"("targetName");
