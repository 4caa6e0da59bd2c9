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

-- CreateIndex
CREATE UNIQUE INDEX "NodeGroup_stackName_key" ON "NodeGroup"("stackName");

-- CreateIndex
CREATE UNIQUE INDEX "NodeGroup_clusterUuid_name_key" ON "NodeGroup"("clusterUuid", "name");

-- AddForeignKey
ALTER TABLE "NodeGroup" ADD CONSTRAINT "NodeGroup_clusterUuid_fkey" FOREIGN KEY ("clusterUuid") REFERENCES "Cluster"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Operation" ADD CONSTRAINT "Operation_nodeGroupUuid_fkey" FOREIGN KEY ("nodeGroupUuid") REFERENCES "NodeGroup"("uuid") ON DELETE SET NULL ON UPDATE CASCADE;
