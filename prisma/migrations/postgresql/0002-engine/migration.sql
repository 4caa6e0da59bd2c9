-- AlterTable
ALTER TABLE "Operation" ADD COLUMN     "nodeGroupUuid" TEXT;

-- CreateTable
CREATE TABLE "NodeGroup" (
    "uuid" TEXT NOT NULL,
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
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3),

    CONSTRAINT "NodeGroup_pkey" PRIMARY KEY ("uuid")
);

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

-- AddForeignKey
ALTER TABLE "NodeGroup" ADD CONSTRAINT "NodeGroup_clusterUuid_fkey" FOREIGN KEY ("clusterUuid") REFERENCES "Cluster"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Operation" ADD CONSTRAINT "Operation_nodeGroupUuid_fkey" FOREIGN KEY ("nodeGroupUuid") REFERENCES "NodeGroup"("uuid") ON DELETE SET NULL ON UPDATE CASCADE;
