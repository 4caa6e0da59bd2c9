-- CreateTable
CREATE TABLE "NodeGroup" (
    "uuid" TEXT NOT NULL PRIMARY KEY,
    "clusterUuid" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "isDefault" BOOLEAN NOT NULL,
    "imageId" TEXT,
    "flavorId" TEXT,
    "nodeCount" INTEGER,
    "minNodeCount" INTEGER NOT NULL,
    "maxNodeCount" INTEGER,
    "dockerVolumeSize" INTEGER,
    "labels" JSONB,
    "mergeLabels" BOOLEAN NOT NULL DEFAULT false,
    "nodeAddresses" JSONB,
    "stackName" TEXT,
    "stackId" TEXT,
    "status" TEXT,
    "statusReason" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME,
    CONSTRAINT "NodeGroup_clusterUuid_fkey" FOREIGN KEY ("clusterUuid") REFERENCES "Cluster" ("uuid") ON DELETE CASCADE ON UPDATE CASCADE
);

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

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Operation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "clusterUuid" TEXT,
    "clusterName" TEXT NOT NULL,
    "nodeGroupUuid" TEXT,
    "projectId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "caller" JSONB NOT NULL,
    "origin" JSONB,
    "requestKey" TEXT,
    "progress" JSONB NOT NULL,
    "outcome" JSONB,
    "stackMark" TEXT,
    "createdAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    CONSTRAINT "Operation_clusterUuid_fkey" FOREIGN KEY ("clusterUuid") REFERENCES "Cluster" ("uuid") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Operation_nodeGroupUuid_fkey" FOREIGN KEY ("nodeGroupUuid") REFERENCES "NodeGroup" ("uuid") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Operation" ("caller", "clusterName", "clusterUuid", "createdAt", "finishedAt", "id", "input", "kind", "origin", "outcome", "progress", "projectId", "requestKey", "stackMark", "state") SELECT "caller", "clusterName", "clusterUuid", "createdAt", "finishedAt", "id", "input", "kind", "origin", "outcome", "progress", "projectId", "requestKey", "stackMark", "state" FROM "Operation";
DROP TABLE "Operation";
ALTER TABLE "new_Operation" RENAME TO "Operation";
CREATE UNIQUE INDEX "Operation_requestKey_key" ON "Operation"("requestKey");
CREATE INDEX "Operation_clusterUuid_createdAt_idx" ON "Operation"("clusterUuid", "createdAt");
CREATE INDEX "Operation_state_idx" ON "Operation"("state");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "NodeGroup_stackName_key" ON "NodeGroup"("stackName");

-- CreateIndex
CREATE UNIQUE INDEX "NodeGroup_clusterUuid_name_key" ON "NodeGroup"("clusterUuid", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Quota_projectId_resource_key" ON "Quota"("projectId", "resource");

-- CreateIndex
CREATE UNIQUE INDEX "MagnumService_host_binary_key" ON "MagnumService"("host", "binary");

-- CreateIndex
CREATE INDEX "AuditRecord_targetId_idx" ON "AuditRecord"("targetId");

-- CreateIndex
CREATE INDEX "AuditRecord_targetName_idx" ON "AuditRecord"("targetName");
