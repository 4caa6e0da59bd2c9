-- CreateTable
CREATE TABLE "ClusterTemplate" (
    "uuid" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "coe" TEXT NOT NULL,
    "imageId" TEXT NOT NULL,
    "clusterDistro" TEXT NOT NULL,
    "serverType" TEXT NOT NULL DEFAULT 'vm',
    "keypairId" TEXT,
    "externalNetworkId" TEXT,
    "flavorId" TEXT,
    "masterFlavorId" TEXT,
    "fixedNetwork" TEXT,
    "fixedSubnet" TEXT,
    "networkDriver" TEXT,
    "volumeDriver" TEXT,
    "dnsNameserver" TEXT,
    "apiserverPort" INTEGER,
    "dockerVolumeSize" INTEGER,
    "dockerStorageDriver" TEXT,
    "httpProxy" TEXT,
    "httpsProxy" TEXT,
    "noProxy" TEXT,
    "insecureRegistry" TEXT,
    "registryEnabled" BOOLEAN NOT NULL DEFAULT false,
    "tlsDisabled" BOOLEAN NOT NULL DEFAULT false,
    "public" BOOLEAN NOT NULL DEFAULT false,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "tags" TEXT,
    "labels" JSONB NOT NULL,
    "masterLbEnabled" BOOLEAN NOT NULL DEFAULT false,
    "floatingIpEnabled" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Cluster" (
    "uuid" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "clusterTemplateId" TEXT NOT NULL,
    "keypair" TEXT,
    "nodeCount" INTEGER NOT NULL,
    "masterCount" INTEGER NOT NULL,
    "dockerVolumeSize" INTEGER,
    "labels" JSONB NOT NULL,
    "mergeLabels" BOOLEAN NOT NULL DEFAULT false,
    "flavorId" TEXT,
    "masterFlavorId" TEXT,
    "fixedNetwork" TEXT,
    "fixedSubnet" TEXT,
    "floatingIpEnabled" BOOLEAN NOT NULL,
    "masterLbEnabled" BOOLEAN NOT NULL,
    "createTimeout" INTEGER NOT NULL,
    "discoveryUrl" TEXT,
    "stackName" TEXT NOT NULL,
    "stackId" TEXT,
    "status" TEXT NOT NULL,
    "statusReason" TEXT,
    "conditions" JSONB NOT NULL,
    "apiAddress" TEXT,
    "nodeAddresses" JSONB NOT NULL,
    "masterAddresses" JSONB NOT NULL,
    "coeVersion" TEXT,
    "containerVersion" TEXT,
    "faults" JSONB,
    "trustId" TEXT,
    "trusteeUserId" TEXT,
    "trusteeUserName" TEXT,
    "trusteePassword" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME,
    "leaseOwner" TEXT,
    "leaseUntil" DATETIME,
    CONSTRAINT "Cluster_clusterTemplateId_fkey" FOREIGN KEY ("clusterTemplateId") REFERENCES "ClusterTemplate" ("uuid") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Certificate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "clusterUuid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "certificate" TEXT NOT NULL,
    "privateKey" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Certificate_clusterUuid_fkey" FOREIGN KEY ("clusterUuid") REFERENCES "Cluster" ("uuid") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Operation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "clusterUuid" TEXT,
    "clusterName" TEXT NOT NULL,
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
    CONSTRAINT "Operation_clusterUuid_fkey" FOREIGN KEY ("clusterUuid") REFERENCES "Cluster" ("uuid") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Event" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "type" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "clusterUuid" TEXT,
    "operationId" TEXT,
    "data" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Sequence" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Consumer" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "position" INTEGER NOT NULL,
    "leaseOwner" TEXT,
    "leaseUntil" DATETIME
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "messageKey" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "place" JSONB NOT NULL,
    "content" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" DATETIME NOT NULL,
    "error" TEXT,
    "createdAt" DATETIME NOT NULL,
    "sentAt" DATETIME
);

-- CreateTable
CREATE TABLE "ChatMessage" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "ref" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Pending" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "intent" JSONB NOT NULL,
    "person" JSONB NOT NULL,
    "place" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "DiscoveryToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "size" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "DiscoveryMember" (
    "tokenId" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "index" INTEGER NOT NULL,

    PRIMARY KEY ("tokenId", "member"),
    CONSTRAINT "DiscoveryMember_tokenId_fkey" FOREIGN KEY ("tokenId") REFERENCES "DiscoveryToken" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlaygroundChannel" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "topic" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PlaygroundMessage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "thread" TEXT,
    "author" JSONB,
    "visibleTo" TEXT,
    "key" TEXT,
    "text" TEXT,
    "card" JSONB,
    "createdAt" DATETIME NOT NULL,
    "editedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Migration" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "appliedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "ClusterTemplate_projectId_name_idx" ON "ClusterTemplate"("projectId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Cluster_stackName_key" ON "Cluster"("stackName");

-- CreateIndex
CREATE INDEX "Cluster_projectId_name_idx" ON "Cluster"("projectId", "name");

-- CreateIndex
CREATE INDEX "Cluster_status_idx" ON "Cluster"("status");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_clusterUuid_kind_key" ON "Certificate"("clusterUuid", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Operation_requestKey_key" ON "Operation"("requestKey");

-- CreateIndex
CREATE INDEX "Operation_clusterUuid_createdAt_idx" ON "Operation"("clusterUuid", "createdAt");

-- CreateIndex
CREATE INDEX "Operation_state_idx" ON "Operation"("state");

-- CreateIndex
CREATE INDEX "Event_clusterUuid_seq_idx" ON "Event"("clusterUuid", "seq");

-- CreateIndex
CREATE INDEX "Event_operationId_seq_idx" ON "Event"("operationId", "seq");

-- CreateIndex
CREATE INDEX "Outbox_state_dueAt_idx" ON "Outbox"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Outbox_lane_state_idx" ON "Outbox"("lane", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_messageKey_action_key" ON "Outbox"("messageKey", "action");

-- CreateIndex
CREATE UNIQUE INDEX "PlaygroundMessage_key_key" ON "PlaygroundMessage"("key");

-- CreateIndex
CREATE INDEX "PlaygroundMessage_channel_createdAt_idx" ON "PlaygroundMessage"("channel", "createdAt");

-- CreateIndex
CREATE INDEX "PlaygroundMessage_revision_idx" ON "PlaygroundMessage"("revision");
